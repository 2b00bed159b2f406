import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AdapterError } from '../../../../src/errors/index.js';
import { bankInterviewer } from '../../../../src/interviewer/index.js';
import { modelInterviewer } from '../../../../src/interviewer/model/model-interviewer.js';
import { HELP_PROMPT_VERSION } from '../../../../src/interviewer/model/help-prompt.js';
import type { HelpReply, HelpWanted, InterviewPlanInput } from '../../../../src/spec/index.js';
import { scriptedLanguageModel, type ScriptedLanguageModel } from '../../../../src/testing/index.js';
import { bank, plan } from '../helpers.js';
import { turnOf } from './helpers.js';

const { question } = turnOf();
const CLARIFY: HelpWanted = { wish: 'clarify' };

interface Helped {
  readonly reply: HelpReply;
  readonly model: ScriptedLanguageModel;
  readonly failures: readonly string[];
}

async function helped(said: object | string | Error, wanted: HelpWanted = CLARIFY, input: InterviewPlanInput = {}): Promise<Helped> {
  const model = scriptedLanguageModel({ reply: () => (said instanceof Error ? said : typeof said === 'string' ? said : JSON.stringify(said)) });
  const failures: string[] = [];
  const interviewer = modelInterviewer({ model, fallback: bankInterviewer({ banks: [bank('backend', [1, 2, 3])] }) });
  const context = { plan: plan({ role: 'Engineer', resume: 'Ada Lovelace, ada@example.org', domains: ['backend'], ...input }), seed: 's', turns: [turnOf({ id: 'q0', answer: 'Earlier words.' })] };
  const request = { question, number: 2, wanted, answerRemainingMs: 90_000 };
  const reply = await interviewer.help?.(context, request, { signal: new AbortController().signal, onFailure: ({ code }) => failures.push(code) });
  assert.ok(reply);
  return { reply, model, failures };
}

describe('helpWithModel', () => {
  it('says the question in the words of the model, stamped with the version of its instructions', async () => {
    const { reply, failures } = await helped({ kind: 'clarify', text: 'How do you learn why a page\n has become slow?' });
    assert.deepEqual(reply, { kind: 'clarify', text: 'How do you learn why a page has become slow?', source: 'model', promptVersion: HELP_PROMPT_VERSION });
    assert.deepEqual(failures, []);
  });

  it('tells the model the question and the request, and nothing else: no points, resume, earlier answer or name', async () => {
    const { model } = await helped({ kind: 'clarify', text: 'How do you learn why it is slow?' }, { text: 'What do you mean by slow?' });
    const sent = JSON.stringify(model.requests).replace(/\p{Co}/gu, ' ');
    assert.match(sent, /What do you mean by slow\?/);
    assert.doesNotMatch(sent, /Measures|profiler|Ada|example\.org|Earlier|Engineer/);
    assert.deepEqual(model.requests[0]?.messages.flatMap(({ parts }) => parts.map(({ type }) => type)), ['data', 'data', 'text']);
  });

  it('marks the words of others, and takes the mark out of what the model copies of them', async () => {
    const { model } = await helped({ kind: 'clarify', text: 'x' }, { text: 'What do you mean by slow?' });
    const parts = model.requests[0]?.messages.flatMap((message) => message.parts.flatMap((part) => (part.type === 'data' ? [part.text] : []))) ?? [];
    const [mark = ''] = parts.join('').match(/\p{Co}/u) ?? [];
    assert.ok(mark !== '' && model.requests[0]?.system.includes(mark));
    assert.ok(parts.every((text) => !/\s/.test(text)), 'no gap without the mark');
    const copied = scriptedLanguageModel({ reply: ({ system }) => JSON.stringify({ kind: 'clarify', text: `How${/\p{Co}/u.exec(system)?.[0]}is it slow for you?` }) });
    const reply = await modelInterviewer({ model: copied }).help?.({ plan: plan({ role: 'Engineer' }), seed: 's', turns: [] }, { question, number: 1, wanted: CLARIFY, answerRemainingMs: 1 }, { signal: new AbortController().signal });
    assert.equal(reply?.text, 'How is it slow for you?');
  });

  it('does not ask the model for what code knows: repetition, time, and parts of the answer', async () => {
    for (const wanted of [{ wish: 'repeat' }, { wish: 'time' }, { text: 'How long do we have?' }, { text: 'Should I use a profiler?' }, { text: 'What is the right answer?' }] as const) {
      const { reply, model } = await helped(new Error('must not be asked'), wanted);
      assert.deepEqual([model.requests.length, reply.source], [0, 'rule'], JSON.stringify(wanted));
    }
  });

  it('says time and repetition by code also where the model finds that they are wanted', async () => {
    // In a language of which the rule has no words.
    const wanted = { text: 'Quanto tempo?' };
    assert.equal((await helped({ kind: 'time', text: 'You have ten hours.' }, wanted, { language: 'it' })).reply.text, '90 secondi · 2/5');
    assert.deepEqual((await helped({ kind: 'repeat', text: 'Another question!' }, wanted, { language: 'it' })).reply, { kind: 'repeat', text: question.text, source: 'rule' });
  });

  const REFUSED = {
    'a signal of the answer': 'Think of a profiler.',
    'words of a point': 'Does somebody who measures again afterwards find it?',
    'a judgement': 'That is right, go on like this.',
    'a yes': 'Yes, that is what I meant to ask.',
    'praise': 'A good point, please go on.',
    'markup': 'Look <b>here</b> for what it means.',
    'an address': 'Read more at https://example.org about it.',
    'what must not be asked': 'It is about how old are you and what you do.',
    'too much': 'word '.repeat(100),
    'nothing': ' \u200B ',
  };
  for (const [name, text] of Object.entries(REFUSED)) {
    it(`refuses ${name}; the rule helps instead, and the record is told`, async () => {
      const { reply, failures } = await helped({ kind: 'clarify', text });
      assert.deepEqual([reply.source, reply.kind, failures], ['rule', 'repeat', ['adapter/malformed']]);
      assert.match(reply.text, /How do you find out why\?$/);
    });
  }

  it('the rule helps when the model fails or talks nonsense', async () => {
    assert.deepEqual((await helped(new AdapterError('x', 'rate', 'too much'))).failures, ['adapter/rate']);
    const { reply, failures } = await helped('not JSON');
    assert.deepEqual([reply.source, failures], ['rule', ['adapter/malformed']]);
  });
});
