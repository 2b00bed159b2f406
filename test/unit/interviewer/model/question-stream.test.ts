import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { QuestionStream } from '../../../../src/interviewer/model/question-stream.js';

/** What is told of a reply that comes in pieces of `step` characters. */
function told(reply: string, { step = 1, kinds = ['question'], mark = '\ue123' } = {}): readonly string[] {
  const texts: string[] = [];
  const stream = new QuestionStream({ kinds, mark, onText: (text) => texts.push(text) });
  for (let end = step; end < reply.length + step; end += step) stream.read(reply.slice(0, end));
  return texts;
}

const reply = (text: string, kind = 'question'): string => JSON.stringify({ kind, text, reason: 'Because.', expectedPoints: [{ text: 'Another text, longer than it.', signals: [] }] });

describe('the text of a question while it is being written', () => {
  it('is told clause by clause, then whole, and no other text of the reply', () => {
    const text = 'Thank you, that was clear. What did you do then, when it failed?';
    assert.deepEqual(told(reply(text)), ['Thank you, that was clear. ', 'Thank you, that was clear. What did you do then, ', text]);
  });

  it('is the same however it comes, and each time the beginning of the whole', () => {
    const text = 'You said “it \\ failed”; why?\nAnd what, in the end, came of it: a new \u00e9t\u00e9?';
    const whole = text.replace(/\s+/g, ' ');
    for (const step of [1, 2, 5, 19, 1000]) {
      const texts = told(reply(text), { step });
      assert.equal(texts.at(-1), whole);
      assert.ok(texts.every((part) => whole.startsWith(part)), String(step));
    }
  });

  it('is without the mark, and without what nobody sees', () => {
    assert.deepEqual(told(reply('What\ue123did you\u200b\ue123do with the\ue123time?')), ['What did you do with the time?']);
  });

  it('is not told of a kind that is not due, or before the kind is known', () => {
    assert.deepEqual(told(reply('What did you do, after it?', 'follow-up')), []);
    assert.deepEqual(told('{"text": "What did you do, after it?", "kind": "follow-up"}'), []);
  });

  it('ends where it holds what no question may', () => {
    for (const rest of ['See https://evil.example, please, and answer there.', 'How old are you, by the way?']) {
      assert.deepEqual(told(reply(`Thank you for that, really. ${rest}`)), ['Thank you for that, ', 'Thank you for that, really. ']);
    }
  });

  it('needs no reply in one piece of JSON: a word or a fence before it is passed over', () => {
    assert.deepEqual(told('Here it is:\n```json\n{ "kind" : "question", "text" : "What did you do with the time?" }'), ['What did you do with the time?']);
  });
});
