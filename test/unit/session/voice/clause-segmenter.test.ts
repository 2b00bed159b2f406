import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ClauseSegmenter } from '../../../../src/session/voice/clause-segmenter.js';

function cut(text: string, step = text.length): readonly string[] {
  const segmenter = new ClauseSegmenter();
  const clauses: string[] = [];
  for (let at = 0; at < text.length; at += step) clauses.push(...segmenter.push(text.slice(at, at + step)));
  return [...clauses, ...segmenter.end()];
}

const TEXTS = [
  'Thank you, that helps. Could you tell me, in a few words, what you would change about the design if you had another month for it?',
  'Well, yes.',
  'Dr. Smith has about 3.5 million users, e.g. in Spain; what does he do for them when the servers fail at night?',
  '第一，请介绍一下您的工作。第二，您遇到了什么困难？',
  'شكرًا لك. هل يمكنك أن تخبرني، بإيجاز، عن مشروع عملت عليه؟',
  '',
  '   ',
];

describe('clauses', () => {
  it('lose and change nothing, however the text comes', () => {
    for (const text of TEXTS) for (const step of [1, 3, 7, 1000]) assert.equal(cut(text, step).join('').trim(), text.trim(), `${text} by ${step}`);
  });

  it('are cut alike, however the text comes', () => {
    for (const text of TEXTS) assert.deepEqual(cut(text, 1), cut(text));
  });

  it('begin with a short one, and are longer then', () => {
    assert.deepEqual(cut(TEXTS[0] ?? ''), ['Thank you, that helps. ', 'Could you tell me, in a few words, what you would change about the design if you had another month for it?']);
  });

  it('do not end at abbreviations and within numbers', () => {
    assert.deepEqual(cut(TEXTS[2] ?? ''), ['Dr. Smith has about 3.5 million users, ', 'e.g. in Spain; what does he do for them when the servers fail at night?']);
  });

  it('need no space in Chinese', () => {
    assert.equal(cut(TEXTS[3] ?? '')[0], '第一，请介绍一下您的工作。');
  });

  it('nothing is none', () => {
    assert.deepEqual([cut(''), cut('   ')], [[], []]);
  });
});
