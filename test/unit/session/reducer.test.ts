import assert from 'node:assert/strict';
import test from 'node:test';
import { applySignal, reduce, type RecordedInput } from '../../../src/session/reducer.js';
import { answerRemainingMs, elapsedMs, initialState, interviewRemainingMs, type SessionState } from '../../../src/session/state.js';
import { parsePlan, type Incident, type Question } from '../../../src/spec/index.js';

const plan = parsePlan({ domains: ['web-development'], totalTimeMs: 600_000, timeLimitMs: 60_000, accommodations: { extraTime: 2 } });
const question: Question = { id: 'q1', kind: 'planned', text: 'Why?', source: 'bank', reason: 'first', expectedPoints: [], timeLimitMs: 60_000 };
const incident: Incident = {
  id: 'i1',
  kind: 'head-turned',
  phase: 'start',
  startedAt: 10,
  severity: 'warn',
  confidence: 1,
  reason: 'The head was turned.',
  evidence: {},
  rule: { id: 'head-turned', version: '1', thresholds: {} },
};

/** Folds events, each a second after the one before. */
function fold(events: readonly Omit<RecordedInput, 'at'>[], from = initialState('s', plan)): { state: SessionState; effects: string[] } {
  let state = from;
  let effects: string[] = [];
  events.forEach((event, index) => {
    const step = reduce(state, { ...event, at: (index + 1) * 1000 } as RecordedInput);
    state = step.state;
    effects = step.effects.map(({ type }) => type);
  });
  return { state, effects };
}

const created = { type: 'session-created', data: { plan, seed: 'x', software: '0', interviewer: { provider: 'p', version: '1' } } } as const;
const started = { type: 'interview-started', data: {} } as const;
const asked = { type: 'question-asked', data: { question, number: 1 } } as const;
const spoken = { type: 'question-spoken', data: { questionId: 'q1', outcome: 'heard' } } as const;
const answering = { type: 'answer-started', data: { questionId: 'q1', answerId: 'a1', attempt: 1, mode: 'speech' } } as const;

test('the phases and turns of an interview follow its events', () => {
  assert.equal(fold([created]).state.phase, 'preparing');
  assert.deepEqual(fold([created, started]), { ...fold([created, started]), effects: ['monitor', 'decide-next'] });
  assert.deepEqual([fold([created, started, asked]).state.turn, fold([created, started, asked]).effects], ['asking', ['speak', 'start-timers']]);
  assert.deepEqual(fold([created, started, asked, spoken]).effects, ['start-answer']);
  const listening = fold([created, started, asked, spoken, answering]);
  assert.equal(listening.state.turn, 'listening');
  assert.deepEqual(listening.effects, ['listen', 'start-timers']);
});

test('an event in the wrong phase does not change the phase', () => {
  const { state } = fold([created, { type: 'session-resumed', data: {} }]);
  assert.equal(state.phase, 'preparing');
});

test('words are joined, typing replaces them, later words follow what was typed', () => {
  const { state } = fold([
    created,
    started,
    asked,
    spoken,
    answering,
    { type: 'transcript-ended', data: { answerId: 'a1', text: 'First words.', provider: 'p' } },
    { type: 'transcript-ended', data: { answerId: 'a1', text: 'And more.', provider: 'p' } },
  ]);
  assert.equal(state.answer?.text, 'First words. And more.');
  const edited = reduce(state, { type: 'answer-edited', at: 9000, data: { answerId: 'a1', text: 'Corrected.' } }).state;
  const later = reduce(edited, { type: 'transcript-ended', at: 9100, data: { answerId: 'a1', text: 'Then spoken.', provider: 'p' } }).state;
  assert.equal(later.answer?.text, 'Corrected. Then spoken.');
  assert.deepEqual([later.answer?.spoken, later.answer?.edited], [true, true]);
});

test('words for an answer that is over change nothing', () => {
  const before = fold([created, started, asked, spoken, answering]).state;
  const after = reduce(before, { type: 'transcript-ended', at: 9000, data: { answerId: 'old', text: 'late', provider: 'p' } }).state;
  assert.equal(after.answer?.text, '');
});

test('the clock of the answer stands still while the session is paused, and goes on with what was left', () => {
  const listening = fold([created, started, asked, spoken, answering]).state; // answer since 5000
  const paused = reduce(listening, { type: 'session-paused', at: 15_000, data: { reason: 'candidate' } });
  assert.deepEqual(paused.effects.map(({ type }) => type), ['stop-turn', 'stop-timers', 'monitor']);
  assert.equal(answerRemainingMs(paused.state, 99_000), 50_000);
  assert.equal(elapsedMs(paused.state, 99_000), 13_000);
  const resumed = reduce(paused.state, { type: 'session-resumed', at: 100_000, data: {} });
  assert.deepEqual(resumed.effects.map(({ type }) => type), ['monitor', 'listen', 'start-timers']);
  assert.equal(answerRemainingMs(resumed.state, 110_000), 40_000);
  assert.equal(elapsedMs(resumed.state, 110_000), 23_000);
});

test('extra time stretches the whole interview', () => {
  const { state } = fold([created, started]);
  assert.equal(interviewRemainingMs(state, 2000), 1_200_000);
});

test('repeating stops the clock and keeps the draft', () => {
  const listening = fold([created, started, asked, spoken, answering]).state;
  const asking = reduce(listening, { type: 'question-repeated', at: 15_000, data: { questionId: 'q1' } }).state;
  assert.equal(asking.turn, 'asking');
  assert.equal(answerRemainingMs(asking, 50_000), 50_000);
  const back = reduce(asking, { type: 'question-spoken', at: 20_000, data: { questionId: 'q1', outcome: 'heard' } });
  assert.equal(back.state.answer?.id, 'a1');
  assert.equal(answerRemainingMs(back.state, 30_000), 40_000);
});

test('a retake begins a new attempt at the same question', () => {
  const listening = fold([created, started, asked, spoken, answering]).state;
  const { state, effects } = reduce(listening, { type: 'answer-retaken', at: 9000, data: { answerId: 'a1' } });
  assert.equal(state.answer, undefined);
  assert.deepEqual(effects.at(-1), { type: 'start-answer', questionId: 'q1', attempt: 2 });
});

test('a submitted answer is judged, a skipped question is not', () => {
  const listening = fold([created, started, asked, spoken, answering]).state;
  const data = { questionId: 'q1', answerId: 'a1', text: 'Because.', mode: 'speech', reason: 'candidate', durationMs: 10 } as const;
  const submitted = reduce(listening, { type: 'answer-submitted', at: 9000, data });
  assert.deepEqual(submitted.effects.at(-1), { type: 'evaluate', questionId: 'q1' });
  assert.equal(submitted.state.turns[0]?.answer, 'Because.');
  const skipped = reduce(listening, { type: 'question-skipped', at: 9000, data: { questionId: 'q1', reason: 'candidate' } });
  assert.deepEqual(skipped.effects.at(-1), { type: 'decide-next' });
  assert.equal(skipped.state.turns[0]?.answer, undefined);
});

test('a second submission of the same question is ignored', () => {
  const listening = fold([created, started, asked, spoken, answering]).state;
  const data = { questionId: 'q1', answerId: 'a1', text: 'Because.', mode: 'speech', reason: 'candidate', durationMs: 10 } as const;
  const once = reduce(listening, { type: 'answer-submitted', at: 9000, data }).state;
  const twice = reduce(once, { type: 'answer-submitted', at: 9001, data });
  assert.equal(twice.state.turns.length, 1);
  assert.deepEqual(twice.effects, []);
});

test('coming back in the middle of a judgement judges again', () => {
  const listening = fold([created, started, asked, spoken, answering]).state;
  const data = { questionId: 'q1', answerId: 'a1', text: 'Because.', mode: 'speech', reason: 'candidate', durationMs: 10 } as const;
  const thinking = reduce(listening, { type: 'answer-submitted', at: 9000, data }).state;
  const paused = reduce(thinking, { type: 'session-paused', at: 9100, data: { reason: 'reload' } }).state;
  const resumed = reduce(paused, { type: 'session-resumed', at: 9200, data: {} });
  assert.deepEqual(resumed.effects.at(-1), { type: 'evaluate', questionId: 'q1' });
});

test('integrity follows coverage and the severity of open incidents', () => {
  const on = fold([created, started, { type: 'coverage-changed', data: { signal: 'camera', state: 'watched', at: 1 } }]).state;
  assert.equal(on.integrity, 'ok');
  const warned = reduce(on, { type: 'incident-started', at: 9000, data: { incident } }).state;
  assert.equal(warned.integrity, 'warning');
  assert.equal(reduce(warned, { type: 'incident-ended', at: 9500, data: { incident: { ...incident, phase: 'end' } } }).state.integrity, 'ok');
  const noted = reduce(on, { type: 'incident-started', at: 9000, data: { incident: { ...incident, severity: 'note' } } }).state;
  assert.equal(noted.integrity, 'ok');
  const lost = reduce(on, { type: 'coverage-changed', at: 9000, data: { signal: 'camera', state: 'gap', at: 9000 } }).state;
  assert.equal(lost.integrity, 'lost');
});

test('erased data leaves the state alone', () => {
  const before = fold([created, started]).state;
  const after = reduce(before, { type: 'question-asked', at: 9000, data: null });
  assert.equal(after.state.turn, 'thinking');
  assert.deepEqual(after.effects, []);
});

test('guesses are shown and never kept', () => {
  const listening = fold([created, started, asked, spoken, answering]).state;
  const guessed = applySignal(listening, { type: 'interim-changed', text: 'perh' });
  assert.equal(guessed.answer?.interim, 'perh');
  assert.equal(guessed.answer?.text, '');
  assert.equal(listening.answer?.interim, '');
});

test('snapshots are frozen', () => {
  const { state } = fold([created]);
  assert.throws(() => {
    (state as { phase: string }).phase = 'ended';
  }, TypeError);
});

test('a choice that is taken back stops what it allowed, and only that', () => {
  const without = (purpose: 'recording' | 'proctoring' | 'snapshots') => fold([created, started, asked, { type: 'consent-withdrawn', data: { purposes: [purpose] } }]);
  assert.deepEqual(without('recording').effects, ['stop-recording']);
  assert.deepEqual(without('proctoring').effects, ['monitor', 'monitor']);
  assert.deepEqual(without('snapshots').effects, ['monitor']);
  assert.equal(without('recording').state.consent.recording, false);
  assert.equal(without('recording').state.phase, 'running');
});
