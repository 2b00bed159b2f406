import assert from 'node:assert/strict';
import test from 'node:test';
import { memorySessionStore } from '../../../src/adapters/memory/index.js';
import { AdapterError, InterviewError, StoreError } from '../../../src/errors/index.js';
import { verifyLog } from '../../../src/record/index.js';
import type { SessionMonitor } from '../../../src/session/index.js';
import type { Incident, SpeechToText, TextToSpeech } from '../../../src/spec/index.js';
import { faultySessionStore, scriptedInterviewer, scriptedTextToSpeech, StoreFaults, virtualClock } from '../../../src/testing/index.js';
import { consent, harness, toFirstAnswer } from '../../helpers/session-harness.js';

const code = (expected: string) => (error: unknown) => InterviewError.isInstance(error) && error.code === expected;

test('an interview runs from consent to its end, in Node, on a virtual clock', async () => {
  const { session, clock, voice, told, store } = harness();
  await session.prepare();
  assert.equal(session.state.phase, 'preparing');
  await session.giveConsent(consent);
  await session.start();
  assert.equal(session.state.turn, 'asking');
  await clock.advance(200);
  assert.equal(session.state.speaking, true);
  await clock.advance(5000);
  assert.deepEqual([session.state.turn, session.state.answer?.mode], ['listening', 'speech']);
  voice.speak(1100);
  await clock.advance(3000);
  assert.equal(session.state.answer?.text, 'one two three four');
  await session.submitAnswer();
  await clock.advance(5000);
  assert.equal(session.state.question?.text, 'Second?');
  await session.skip();
  await clock.advance(100);
  assert.equal(session.state.phase, 'ended');
  assert.equal(session.state.endReason, 'completed');
  assert.deepEqual(
    told.filter((type) => type !== 'phase-change'),
    ['question-start', 'transcript-end', 'answer-saved', 'evaluation', 'question-start', 'end'],
  );
  const saved = await store.read('test');
  assert.deepEqual(saved, session.events);
  assert.equal(verifyLog(saved).valid, true);
});

test('subscribers are called at once, at each change, and not after their signal ended', async () => {
  const { session } = harness();
  const life = new AbortController();
  const phases: string[] = [];
  session.subscribe(({ phase }) => phases.push(phase), { signal: life.signal });
  assert.deepEqual(phases, ['idle']);
  await session.prepare();
  assert.equal(phases.at(-1), 'preparing');
  life.abort();
  const count = phases.length;
  await session.giveConsent(consent);
  assert.equal(phases.length, count);
});

test('a command in the wrong phase rejects and changes nothing', async () => {
  const { session } = harness();
  await session.prepare();
  const before = session.events.length;
  await assert.rejects(session.pause(), code('state/wrong-phase'));
  await assert.rejects(session.submitAnswer(), code('state/wrong-phase'));
  await assert.rejects(session.skip(), code('state/wrong-phase'));
  assert.equal(session.events.length, before);
});

test('it does not begin without consent, nor without the details that the plan asks for', async () => {
  const { session } = harness({ plan: { questions: [{ text: 'First?' }], candidateFields: ['name', 'email'] } });
  await session.prepare();
  await assert.rejects(session.start(), code('consent/invalid'));
  await session.giveConsent(consent);
  await assert.rejects(session.start(), code('candidate/invalid'));
  await assert.rejects(session.enterCandidate({ name: 'A', email: 'nobody' }), code('candidate/invalid'));
  await session.enterCandidate({ name: 'A', email: 'a@example.org' });
  await session.start();
  assert.equal(session.state.phase, 'running');
});

test('words that were only guessed when the answer is submitted are kept', async () => {
  const given = harness();
  await toFirstAnswer(given);
  given.voice.speak(700);
  await given.clock.advance(700);
  assert.equal(given.session.state.answer?.text, '');
  assert.notEqual(given.session.state.answer?.interim, '');
  const guess = given.session.state.answer?.interim;
  await given.session.submitAnswer();
  assert.equal(given.session.state.turns[0]?.answer, guess);
});

test('submitting twice at once submits once', async () => {
  const given = harness();
  await toFirstAnswer(given);
  given.voice.speak(1100);
  await given.clock.advance(3000);
  await Promise.all([given.session.submitAnswer(), given.session.submitAnswer()]);
  assert.equal(given.session.events.filter(({ type }) => type === 'answer-submitted').length, 1);
});

test('an empty answer is refused and the candidate is listened to further', async () => {
  const given = harness();
  await toFirstAnswer(given);
  await assert.rejects(given.session.submitAnswer(), code('answer/invalid'));
  given.voice.speak(1100);
  await given.clock.advance(3000);
  assert.equal(given.session.state.answer?.text, 'one two three four');
});

test('time runs out: what was said is submitted, nothing said is a skip', async () => {
  const given = harness();
  await toFirstAnswer(given);
  given.voice.speak(1100);
  await given.clock.advance(61_000);
  assert.equal(given.session.state.turns[0]?.answer, 'one two three four');
  const submitted = given.session.events.find(({ type }) => type === 'answer-submitted');
  assert.equal(submitted?.type === 'answer-submitted' && submitted.data?.reason, 'time-limit');
  await given.clock.advance(70_000);
  const skipped = given.session.events.find(({ type }) => type === 'question-skipped');
  assert.equal(skipped?.type === 'question-skipped' && skipped.data?.reason, 'time-limit');
  assert.equal(given.session.state.phase, 'ended');
});

test('the limit of the whole interview ends it', async () => {
  const given = harness({ plan: { questions: [{ text: 'First?' }], totalTimeMs: 30_000, timeLimitMs: 600_000 } });
  await toFirstAnswer(given);
  given.voice.speak(1100);
  await given.clock.advance(31_000);
  assert.deepEqual([given.session.state.phase, given.session.state.endReason], ['ended', 'time-limit']);
  assert.equal(given.session.state.turns[0]?.answer, 'one two three four');
});

test('a pause stops the clocks; resuming goes on with the same answer', async () => {
  const given = harness();
  await toFirstAnswer(given);
  given.voice.speak(1100);
  await given.clock.advance(3000);
  await given.session.pause();
  const { answer } = given.session.state;
  await given.clock.advance(600_000);
  assert.equal(given.session.state.phase, 'paused');
  await given.session.resume();
  assert.equal(given.session.state.answer?.id, answer?.id);
  given.voice.speak(1100);
  await given.clock.advance(3000);
  assert.equal(given.session.state.answer?.text, 'one two three four five six seven eight');
});

test('a reload comes back paused at the same question with the same draft, and asks nothing twice', async () => {
  const store = memorySessionStore();
  const first = harness({ store });
  await toFirstAnswer(first);
  first.voice.speak(1100);
  await first.clock.advance(3000);
  first.session.editAnswer('one two three four, corrected');
  await first.clock.advance(1000);
  const before = first.session.state;
  // The page goes away without a word: no dispose, no end.
  const second = harness({ store, clock: virtualClock(500_000) });
  await second.session.prepare();
  const { state } = second.session;
  assert.deepEqual([state.phase, state.pauseReason, state.question?.id, state.answer?.text], ['paused', 'reload', before.question?.id, 'one two three four, corrected']);
  await second.session.resume();
  await second.session.submitAnswer();
  await second.clock.advance(5000);
  assert.equal(second.session.state.question?.text, 'Second?');
  const asked = second.session.events.flatMap((event) => (event.type === 'question-asked' && event.data ? [event.data.question.text] : []));
  assert.deepEqual(asked, ['First?', 'Second?']);
  assert.equal(verifyLog(second.session.events).valid, true);
});

test('interrupting begins the answer, repeating speaks again', async () => {
  const { session, clock } = harness();
  await session.prepare();
  await session.giveConsent(consent);
  await session.start();
  await clock.advance(100);
  await session.interrupt();
  assert.equal(session.state.turn, 'listening');
  await session.repeatQuestion();
  assert.equal(session.state.turn, 'asking');
  await clock.advance(5000);
  assert.equal(session.state.turn, 'listening');
  const outcomes = session.events.flatMap((event) => (event.type === 'question-spoken' && event.data ? [event.data.outcome] : []));
  assert.deepEqual(outcomes, ['interrupted', 'heard']);
});

test('a retake sets the answer aside; a second one is refused', async () => {
  const given = harness();
  await toFirstAnswer(given);
  given.voice.speak(1100);
  await given.clock.advance(3000);
  await given.session.retakeAnswer();
  assert.deepEqual([given.session.state.answer?.attempt, given.session.state.answer?.text], [2, '']);
  await assert.rejects(given.session.retakeAnswer(), code('answer/invalid'));
});

test('typing instead of speaking; a mixed answer says so', async () => {
  const given = harness();
  await toFirstAnswer(given);
  given.voice.speak(1100);
  await given.clock.advance(3000);
  await given.session.setAnswerMode('typed');
  given.session.editAnswer('typed words');
  await given.session.submitAnswer();
  const submitted = given.session.events.find(({ type }) => type === 'answer-submitted');
  assert.deepEqual(submitted?.type === 'answer-submitted' && [submitted.data?.text, submitted.data?.mode], ['typed words', 'mixed']);
});

test('without a recogniser, or with text only, the answer is typed and the question silent', async () => {
  const given = harness({ plan: { questions: [{ text: 'First?' }], accommodations: { textOnly: true } } });
  await toFirstAnswer(given);
  assert.equal(given.session.state.answer?.mode, 'typed');
  const spoken = given.session.events.find(({ type }) => type === 'question-spoken');
  assert.equal(spoken?.type === 'question-spoken' && spoken.data?.outcome, 'silent');
  await assert.rejects(given.session.setAnswerMode('speech'), code('adapter/unsupported'));
});

test('a recogniser that dies turns the answer to typing and says so', async () => {
  const dying: SpeechToText = {
    specificationVersion: 'v1',
    provider: 'dying',
    input: 'device',
    capabilities: { interimResults: false, words: false, verbatim: false, turns: false, onDevice: true },
    isSupported: () => true,
    async *transcribe() {
      yield { type: 'transcript-end', text: 'kept' };
      throw new AdapterError('dying', 'network', 'gone');
    },
  };
  const given = harness({ speechToText: dying });
  await toFirstAnswer(given);
  assert.deepEqual([given.session.state.answer?.mode, given.session.state.answer?.text], ['typed', 'kept']);
  assert.equal(given.session.state.failure?.code, 'adapter/network');
  assert.ok(given.told.includes('error'));
});

test('a voice that fails shows the question anyway', async () => {
  const clock = virtualClock();
  const voice: TextToSpeech = scriptedTextToSpeech({ clock, failure: new AdapterError('voice', 'timeout', 'silent') });
  const given = harness({ clock, textToSpeech: voice });
  await toFirstAnswer(given);
  assert.equal(given.session.state.turn, 'listening');
  assert.equal(given.session.state.failure?.code, 'adapter/timeout');
});

test('an answer that cannot be judged does not stop the interview', async () => {
  const failEvaluation = new AdapterError('judge', 'server', 'down');
  const given = harness({ interviewer: scriptedInterviewer({ questions: ['First?', 'Second?'], failEvaluation }) });
  await toFirstAnswer(given);
  given.voice.speak(1100);
  await given.clock.advance(3000);
  await given.session.submitAnswer();
  await given.clock.advance(5000);
  assert.equal(given.session.state.question?.text, 'Second?');
  assert.equal(given.session.state.turns[0]?.evaluation, undefined);
});

test('a store that fails keeps the interview going, says so, and gets everything once it is back', async () => {
  const inner = memorySessionStore();
  const faults = new StoreFaults();
  const given = harness({ store: faultySessionStore(inner, faults) });
  await given.session.prepare();
  await given.session.giveConsent(consent);
  faults.fail('append', { reason: 'quota', times: 3 });
  await given.session.start();
  assert.equal(given.session.state.saving.status, 'failed');
  assert.equal(given.session.state.failure?.code, 'store/quota');
  await given.clock.advance(20_000);
  assert.equal(given.session.state.saving.status, 'saved');
  assert.deepEqual(await inner.read('test'), given.session.events);
});

test('a store that does not open is told and the interview runs in memory', async () => {
  const inner = memorySessionStore();
  const broken = { ...inner, open: () => Promise.reject(new StoreError('unavailable')), append: () => Promise.reject(new StoreError('unavailable')) };
  const given = harness({ store: { ...broken, read: () => Promise.resolve([]), specificationVersion: 'v1', provider: 'broken' } as unknown as typeof inner });
  await toFirstAnswer(given);
  assert.equal(given.session.state.phase, 'running');
  assert.equal(given.session.state.saving.code, 'store/unavailable');
});

test('a plan without questions is refused before anything begins', async () => {
  for (const plan of [{ domains: [] }, { domains: ['a'], questionCount: 0 }]) {
    const given = harness({ plan });
    await assert.rejects(given.session.prepare(), code('plan/invalid'));
    assert.equal(given.session.state.phase, 'idle');
    assert.deepEqual(given.session.events, []);
    await assert.rejects(given.session.start(), code('plan/invalid'));
  }
});

test('incidents and coverage of the monitor become part of the record', async () => {
  const incident: Incident = { id: 'i', kind: 'face-missing', phase: 'start', startedAt: 1, severity: 'note', confidence: 1, reason: 'No face.', evidence: {}, rule: { id: 'r', version: '1', thresholds: {} } };
  const actions: string[] = [];
  const monitor: SessionMonitor = {
    start: ({ onOutput, consented }) => {
      actions.push(`start ${consented}`);
      onOutput({ type: 'coverage', change: { signal: 'camera', state: 'watched', at: 0 } });
      onOutput({ type: 'incident', incident });
    },
    pause: () => void actions.push('pause'),
    resume: () => void actions.push('resume'),
    stop: () => void actions.push('stop'),
  };
  const given = harness({ monitor });
  await toFirstAnswer(given);
  assert.equal(given.session.state.incidents.length, 1);
  assert.ok(given.told.includes('incident'));
  await given.session.pause();
  await given.session.resume();
  await given.session.end();
  assert.deepEqual(actions, ['start true', 'pause', 'resume', 'stop']);
});

test('withdrawing consent to the interview ends it', async () => {
  const given = harness();
  await toFirstAnswer(given);
  await given.session.withdrawConsent(['interview']);
  assert.deepEqual([given.session.state.phase, given.session.state.endReason], ['ended', 'candidate']);
});

test('disposing twice is safe, and afterwards every command is refused', async () => {
  const given = harness();
  await toFirstAnswer(given);
  given.session.dispose();
  given.session.dispose();
  await assert.rejects(given.session.pause(), code('state/disposed'));
});
