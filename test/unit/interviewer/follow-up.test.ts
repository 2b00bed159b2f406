import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bankInterviewer } from '../../../src/interviewer/index.js';
import type { Turn } from '../../../src/spec/index.js';
import { bank, hold, plan } from './helpers.js';

const BANK = bank('alpha', [1, 2, 3]);
const interviewer = bankInterviewer({ banks: [BANK] });
const APPLE = 'I would take the apple with me.';
const BANANA = 'I would also have the banana for later.';
const CHERRY = 'And we can put a cherry on it.';

/** Gives `answers` in turn, then nothing. */
const asked = async (followUps: number, ...answers: readonly (string | undefined)[]) => {
  const queue = [...answers];
  return hold(interviewer, plan({ domains: ['alpha'], questionCount: 1, followUps }), 's', () => queue.shift());
};
const ids = (turns: readonly Turn[]) => turns.map((turn) => turn.question.id);

describe('follow-ups', () => {
  it('ask for the first missing point, in the bank\'s words', async () => {
    const { turns } = await asked(1, APPLE, CHERRY);
    assert.deepEqual(ids(turns), ['q1', 'q1-f1']);
    const followUp = turns[1]?.question;
    assert.equal(followUp?.kind, 'follow-up');
    assert.equal(followUp?.followUpOf, 'q1');
    assert.equal(followUp?.text, 'And what about the yellow one?');
    assert.match(followUp?.reason ?? '', /The banana/);
    assert.deepEqual(followUp?.expectedPoints.map((point) => point.id), ['b']);
    assert.deepEqual(followUp?.bank, turns[0]?.question.bank);
  });

  it('go on to the next missing point, as often as the plan allows', async () => {
    assert.deepEqual(ids((await asked(2, APPLE, BANANA, CHERRY)).turns), ['q1', 'q1-f1', 'q1-f2']);
    assert.deepEqual(ids((await asked(5, APPLE, 'Well, I do like it very much.', 'It is a good one.')).turns), ['q1', 'q1-f1', 'q1-f2']);
    assert.deepEqual(ids((await asked(0, APPLE)).turns), ['q1']);
  });

  it('skip what has been said meanwhile', async () => {
    const { turns } = await asked(2, `${APPLE} ${BANANA}`, 'I said all that I have.');
    assert.deepEqual(turns.map((turn) => turn.question.expectedPoints.map((point) => point.id)), [['a', 'b', 'c'], ['c']]);
    assert.deepEqual(ids((await asked(2, `${APPLE} ${BANANA} ${CHERRY}`)).turns), ['q1']);
  });

  it('ask after a point that only a list of keywords named', async () => {
    assert.equal((await asked(1, 'apple banana cherry')).turns[1]?.question.text, 'And what about the yellow one?');
  });

  for (const answer of [undefined, '', '   ', '...', "I don't know.", 'Sorry, no idea.', 'I have never heard of that in my life, and I am not sure what it is.']) {
    it(`do not press after ${JSON.stringify(answer)}`, async () => {
      assert.deepEqual(ids((await asked(2, answer)).turns), ['q1']);
    });
  }

  it('stop when a follow-up is not known', async () => {
    assert.deepEqual(ids((await asked(2, APPLE, "I don't know.")).turns), ['q1', 'q1-f1']);
  });

  it('come also after a part is known and a part is not', async () => {
    assert.deepEqual(ids((await asked(1, `${APPLE} I don't know more than that.`)).turns), ['q1', 'q1-f1']);
  });

  it('are not asked from a bank that has changed', async () => {
    const { turns } = await asked(0, APPLE);
    const changed = bankInterviewer({ banks: [{ ...BANK, version: '2' }] });
    const step = await changed.nextStep({ plan: plan({ domains: ['alpha'], questionCount: 1 }), seed: 's', turns }, { signal: new AbortController().signal });
    assert.deepEqual(step, { type: 'end', reason: 'all questions asked' });
  });
});

describe('evaluation of an interview', () => {
  it('judges a follow-up on top of the answer that it follows', async () => {
    const { evaluations } = await asked(2, APPLE, BANANA, CHERRY);
    assert.deepEqual(evaluations.map((evaluation) => evaluation.scores[0]?.level), [2, 4, 5]);
    assert.deepEqual(evaluations.map((evaluation) => evaluation.covered.map((point) => point.pointId)), [['a'], ['b'], ['c']]);
    assert.equal(evaluations[1]?.scores[0]?.quote, BANANA);
  });

  it('says nothing to the candidate in hiring, and something useful in practice', async () => {
    const feedback = async (purpose: 'hiring' | 'practice', answer: string | undefined) =>
      (await hold(interviewer, plan({ domains: ['alpha'], questionCount: 1, followUps: 0, purpose }), 's', () => answer)).evaluations[0]?.feedback;
    assert.equal(await feedback('hiring', APPLE), undefined);
    assert.match((await feedback('practice', APPLE)) ?? '', /^1 of 3 .*reason/);
    assert.match((await feedback('practice', 'apple')) ?? '', /^None/);
    assert.doesNotMatch((await feedback('practice', APPLE)) ?? '', /banana/i);
  });

  it('uses the plan\'s rubric before the host\'s', async () => {
    const rubric = (id: string) => ({ id, version: '1', criteria: [{ id, title: id, levels: [{ level: 1, anchor: 'No.' }, { level: 5, anchor: 'Yes.' }], weight: 1 }] });
    const hosted = bankInterviewer({ banks: [BANK], rubric: rubric('host') });
    const criterion = async (input: Parameters<typeof plan>[0]) => (await hold(hosted, plan({ domains: ['alpha'], questionCount: 1, ...input }), 's')).evaluations[0]?.scores[0]?.criterionId;
    assert.equal(await criterion({}), 'host');
    assert.equal(await criterion({ rubric: rubric('plan') }), 'plan');
  });
});
