import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { InvalidInputError } from '../../../src/errors/index.js';
import { bankInterviewer } from '../../../src/interviewer/index.js';
import type { InterviewPlan, NextStep } from '../../../src/spec/index.js';
import { bank, call, hold, plan } from './helpers.js';

const BANKS = [bank('alpha', [1, 2, 2, 3, 4, 5]), bank('beta', [1, 2, 3, 4, 5])];
const interviewer = bankInterviewer({ banks: BANKS });

const question = (step: NextStep) => {
  assert.equal(step.type, 'question');
  return step.type === 'question' ? step.question : undefined;
};
const first = async (input: InterviewPlan, remainingMs?: number) =>
  interviewer.nextStep({ plan: input, seed: 's', turns: [], ...(remainingMs === undefined ? {} : { remainingMs }) }, call());

async function refusal(input: InterviewPlan, source = interviewer): Promise<InvalidInputError> {
  try {
    await source.prepare(input);
  } catch (error) {
    assert.ok(error instanceof InvalidInputError, String(error));
    return error;
  }
  assert.fail('The plan was accepted.');
}

describe('bankInterviewer', () => {
  it('says what it is', () => {
    assert.equal(interviewer.specificationVersion, 'v1');
    assert.equal(interviewer.provider, 'question-bank');
    assert.match(interviewer.version, /^\d+\.\d+\.\d+$/);
  });

  it('asks as many questions as planned, each once, with ids in order, then ends', async () => {
    const { turns, reason } = await hold(interviewer, plan({ domains: ['alpha', 'beta'], questionCount: 7, followUps: 0 }), 'seed');
    assert.deepEqual(turns.map((turn) => turn.question.id), ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7']);
    assert.equal(new Set(turns.map((turn) => turn.question.bank?.questionId)).size, 7);
    assert.equal(reason, 'all questions asked');
  });

  it('asks the same again for the same seed, from any point, and in a new object', async () => {
    const input = plan({ domains: ['alpha', 'beta'], questionCount: 6, followUps: 1, practiceQuestion: true });
    const { turns } = await hold(interviewer, input, 'replay', () => 'I would take the apple with me.');
    const again = bankInterviewer({ banks: async () => BANKS });
    for (let index = 0; index < turns.length; index++) {
      const step = await again.nextStep({ plan: input, seed: 'replay', turns: turns.slice(0, index) }, call());
      assert.deepEqual(question(step), turns[index]?.question);
    }
    const other = await hold(interviewer, input, 'another', () => 'I would take the apple with me.');
    assert.notDeepEqual(other.turns.map((turn) => turn.question.bank), turns.map((turn) => turn.question.bank));
  });

  it('asks the host\'s own questions first and as written', async () => {
    const input = plan({ domains: ['alpha'], questionCount: 4, followUps: 0, questions: [{ text: 'Why us?' }, { text: 'Why now?', timeLimitMs: 15_000 }] });
    const { turns } = await hold(interviewer, input, 's');
    assert.deepEqual(turns.map((turn) => turn.question.source), ['plan', 'plan', 'bank', 'bank']);
    assert.deepEqual(turns.slice(0, 2).map((turn) => [turn.question.text, turn.question.timeLimitMs, turn.question.expectedPoints.length]), [
      ['Why us?', 180_000, 0],
      ['Why now?', 15_000, 0],
    ]);
  });

  it('needs no bank where the host asks all the questions', async () => {
    const own = bankInterviewer();
    const input = plan({ questions: [{ text: 'Why us?' }] });
    await own.prepare(input);
    assert.equal((await hold(own, input, 's')).turns.length, 1);
  });

  it('begins with a practice question where the plan says so, and never judges it', async () => {
    const input = plan({ domains: ['alpha'], questionCount: 1, practiceQuestion: true });
    const { turns } = await hold(interviewer, input, 's', () => 'I would take the apple with me.');
    assert.deepEqual(turns.map((turn) => turn.question.kind), ['practice', 'planned', 'follow-up']);
    assert.equal(turns[0]?.question.source, 'plan');
    assert.equal(turns[1]?.question.id, 'q1');
    const practice = turns[0];
    assert.ok(practice);
    await assert.rejects(interviewer.evaluate({ plan: input, seed: 's', turns }, practice, call()), InvalidInputError);
  });

  it('judges what was understood where some words were not, and asks a person to listen', async () => {
    const interviewer = bankInterviewer({ banks: [bank('alpha', [1])] });
    const { evaluations } = await hold(interviewer, plan({ domains: ['alpha'], questionCount: 1, followUps: 0 }), 's', () => 'I would take the apple first because […] is not in season here.');
    assert.deepEqual(evaluations.map(({ review, covered }) => [review, covered.length]), [[['unclear-words'], 1]]);
  });

  it('judges what was heard a second time, here and in the answers before it', async () => {
    const interviewer = bankInterviewer({ banks: [bank('alpha', [1])] });
    const input = plan({ domains: ['alpha'], questionCount: 1, followUps: 1 });
    const { turns } = await hold(interviewer, input, 's', () => 'I would take the chapel with me.');
    const [asked] = turns;
    assert.ok(asked);
    const turn = { ...asked, heardAgain: { text: 'I would take the apple with me.', provider: 'whisper' } };
    const context = { plan: input, seed: 's', turns: [turn] };
    const evaluation = await interviewer.evaluate(context, turn, call());
    assert.deepEqual([evaluation.heardBy, evaluation.covered.map(({ quote }) => quote.includes('apple'))], ['whisper', [true]]);
    const live = await interviewer.evaluate({ ...context, turns: [asked] }, asked, call());
    assert.deepEqual([live.heardBy, live.covered], [undefined, []]);
  });

  it('gives extra time on every question', async () => {
    const input = plan({ domains: ['alpha'], timeLimitMs: 60_000, questions: [{ text: 'Why?', timeLimitMs: 20_000 }], questionCount: 2, practiceQuestion: true, accommodations: { extraTime: 2.5 } });
    const { turns } = await hold(interviewer, input, 's');
    assert.deepEqual(turns.slice(0, 3).map((turn) => turn.question.timeLimitMs), [150_000, 50_000, 150_000]);
  });

  it('begins no question with less than 20 s left', async () => {
    const input = plan({ domains: ['alpha'], questionCount: 1 });
    assert.deepEqual(await first(input, 19_999), { type: 'end', reason: 'time' });
    assert.ok(question(await first(input, 20_000)));
  });

  it('stamps bank, version, difficulty and tags on a question', async () => {
    const asked = question(await first(plan({ domains: ['beta'], difficulty: { min: 4, max: 4 }, questionCount: 1 })));
    assert.deepEqual(asked?.bank, { id: 'beta', version: '1', questionId: 'beta-3' });
    assert.equal(asked?.difficulty, 4);
    assert.deepEqual(asked?.tags, ['test']);
    assert.match(asked?.reason ?? '', /beta/);
  });

  it('takes over from another interviewer without asking anything twice', async () => {
    const input = plan({ domains: ['alpha'], questionCount: 6, followUps: 0 });
    const { turns } = await hold(interviewer, input, 's');
    const last = turns.at(-1);
    assert.ok(last);
    const { turns: rest } = await hold(
      { ...interviewer, nextStep: (context, c) => interviewer.nextStep({ ...context, turns: [last, ...context.turns] }, c), evaluate: interviewer.evaluate.bind(interviewer), prepare: interviewer.prepare.bind(interviewer) },
      input,
      's',
    );
    assert.equal(new Set([last, ...rest].map((turn) => turn.question.bank?.questionId)).size, 6);
  });

  it('draws from the embedded banks by default', async () => {
    const embedded = bankInterviewer();
    const input = plan({ domains: ['backend', 'behavioural'], questionCount: 10, followUps: 0 });
    await embedded.prepare(input);
    const { turns } = await hold(embedded, input, 'seed');
    assert.equal(turns.length, 10);
    assert.equal(turns.filter((turn) => turn.question.bank?.id === 'backend').length, 5);
    assert.match((await refusal(plan({ domains: ['cooking'] }), embedded)).message, /domains\.0.*backend/);
  });

  it('tries again to load what could not be loaded', async () => {
    let calls = 0;
    const flaky = bankInterviewer({
      banks: async () => {
        if (++calls === 1) throw new TypeError('offline');
        return BANKS;
      },
    });
    const input = plan({ domains: ['alpha'] });
    await assert.rejects(flaky.prepare(input), TypeError);
    await flaky.prepare(input);
    await flaky.prepare(input);
    assert.equal(calls, 2);
  });

  it('ends a call whose signal is aborted with the signal\'s reason', async () => {
    const controller = new AbortController();
    const slow = bankInterviewer({
      banks: async () => {
        controller.abort();
        return BANKS;
      },
    });
    const context = { plan: plan({ domains: ['alpha'] }), seed: 's', turns: [] };
    await assert.rejects(slow.nextStep(context, { signal: controller.signal }), { name: 'AbortError' });
    await assert.rejects(interviewer.evaluate(context, { question: { ...question(await first(context.plan))! } }, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  });
});

describe('bankInterviewer: prepare', () => {
  it('accepts what can be held', async () => {
    await interviewer.prepare(plan({ domains: ['alpha', 'beta'], questionCount: 11 }));
    await interviewer.prepare(plan({ domains: ['alpha', 'alpha'], questionCount: 6, language: 'en-US' }));
  });

  it('refuses a domain without a bank and names those that there are', async () => {
    const error = await refusal(plan({ domains: ['alpha', 'cooking'] }));
    assert.equal(error.code, 'plan/invalid');
    assert.equal(error.issues[0]?.path, 'domains.1');
    assert.match(error.message, /alpha, beta/);
  });

  it('refuses a range of difficulty that leaves no question', async () => {
    const only = bankInterviewer({ banks: [bank('alpha', [1, 2]), bank('beta', [1, 5])] });
    const error = await refusal(plan({ domains: ['alpha', 'beta'], difficulty: { min: 4, max: 5 }, questionCount: 1 }), only);
    assert.deepEqual(error.issues.map((issue) => issue.path), ['difficulty']);
    assert.match(error.message, /"alpha"/);
  });

  it('refuses more questions than there are, and says how many there are', async () => {
    const error = await refusal(plan({ domains: ['alpha', 'beta'], questionCount: 14, questions: [{ text: 'Why?' }] }));
    assert.equal(error.issues[0]?.path, 'questionCount');
    assert.match(error.message, /14 .*12/);
  });

  it('refuses a bank in another language', async () => {
    const german = bankInterviewer({ banks: [bank('alpha', [1, 2, 3, 4, 5], 'de')] });
    assert.match((await refusal(plan({ domains: ['alpha'] }), german)).message, /"de"/);
    await german.prepare(plan({ domains: ['alpha'], language: 'de-AT' }));
    const chinese = bankInterviewer({ banks: [bank('alpha', [1, 2, 3, 4, 5], 'zh-Hans')] });
    await chinese.prepare(plan({ domains: ['alpha'], language: 'zh-CN' }));
    await refusal(plan({ domains: ['alpha'], language: 'zh-TW' }), chinese);
  });

  it('has a practice question in the languages of its phrases, and refuses one in another, unless the host brings it', async () => {
    const banks = ['de', 'it'].map((language) => bank(language, [1, 2, 3, 4, 5], language));
    const input = (language: string) => plan({ domains: [language], language, practiceQuestion: true });
    assert.match((await hold(bankInterviewer({ banks: banks.slice(0, 1) }), input('de'), 's')).turns[0]?.question.text ?? '', /^Beginnen wir mit einer Übungsfrage/);
    assert.equal((await refusal(input('it'), bankInterviewer({ banks }))).issues[0]?.path, 'practiceQuestion');
    const italian = bankInterviewer({ banks, practiceText: 'Che cosa le piace fare?' });
    await italian.prepare(input('it'));
    assert.equal((await hold(italian, input('it'), 's')).turns[0]?.question.text, 'Che cosa le piace fare?');
  });

  it('refuses two banks of one name and a bank that is none', async () => {
    const twice = await refusal(plan({ domains: ['alpha'] }), bankInterviewer({ banks: [bank('alpha', [1]), bank('alpha', [2])] }));
    assert.equal(twice.code, 'bank/invalid');
    const broken = await refusal(plan({ domains: ['alpha'] }), bankInterviewer({ banks: [{ ...bank('alpha', [1]), questions: [] }] }));
    assert.equal(broken.code, 'bank/invalid');
  });

  it('does not judge words that the recogniser was not sure of, and asks a person to listen; typed and sure ones it judges', async () => {
    const interviewer = bankInterviewer({ banks: [bank('alpha', [1])] });
    const context = { plan: plan({ domains: ['alpha'], questionCount: 1, purpose: 'practice' }), seed: 's', turns: [] };
    const step = await interviewer.nextStep(context, call());
    assert.ok(step.type === 'question');
    const judge = (confidence?: number) =>
      interviewer.evaluate(context, { question: step.question, answer: 'I would say that the apple is what it is all about.', ...(confidence === undefined ? {} : { confidence }) }, call());
    const unsure = await judge(0.59);
    assert.deepEqual([unsure.scores.map(({ level }) => level), unsure.review, unsure.covered, unsure.feedback], [[null, null], ['low-confidence'], [], undefined]);
    assert.ok(unsure.scores.every(({ reason }) => reason.includes('not sure enough')));
    for (const sure of [await judge(0.6), await judge()]) assert.deepEqual([sure.review, typeof sure.scores[0]?.level], [undefined, 'number']);
  });
});
