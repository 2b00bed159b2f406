import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memorySessionStore } from '../../../src/adapters/memory/index.js';
import { AdapterError } from '../../../src/errors/index.js';
import { buildReport, eraseData, exportRecord, parseRecord, verifyLog } from '../../../src/record/index.js';
import { InterviewSession } from '../../../src/session/index.js';
import type { LogEvent, LogEventData, LogEventType } from '../../../src/spec/index.js';
import { scriptedInterviewer, scriptedSpeechToText } from '../../../src/testing/index.js';
import { loudMs, secondRecogniser } from '../../helpers/second-recogniser.js';
import { harness, toFirstAnswer, type Harness } from '../../helpers/session-harness.js';
import { answersOf, listening } from '../../helpers/voice-listening.js';

const LIVE = 'one two three four';

function of<Type extends LogEventType>({ session }: { readonly session: InterviewSession }, type: Type): readonly LogEventData[Type][] {
  return session.events.flatMap((event: LogEvent) => (event.type === type && event.data ? [event.data as LogEventData[Type]] : []));
}

/** As it is now: a property would be taken for unchanged. */
const turnOf = ({ state }: InterviewSession): string => state.turn;

/** One answer spoken for a second, and submitted by hand. */
async function answer(given: Harness): Promise<void> {
  given.voice.speak(1100);
  await given.clock.advance(2000);
  assert.equal(given.session.state.answer?.text, LIVE);
  void given.session.submitAnswer();
  await given.clock.advance(0);
}

describe('a second hearing, hands-free', () => {
  it('is what the judge reads, while the answer stays as it was and nobody waits', async () => {
    const again = secondRecogniser();
    const given = await listening({ scoringSpeechToText: again });
    const { session, clock, room, of } = given;
    await room.say('We built a small tool for billing.');
    await clock.advance(4000);
    assert.equal(session.state.question?.text, 'What came of it?', 'the next question is asked');
    assert.equal(of('answer-evaluated').length, 0, 'the judge waits');
    again.calls[0]?.say('We built a small tool for building.', { confidence: 0.8, words: [{ text: 'We', start: 1, end: 2 }] });
    await clock.advance(100);
    const [evaluation] = of('answer-evaluated').map((data) => data.evaluation);
    assert.deepEqual([evaluation?.heardBy, evaluation?.scores[0]?.quote, evaluation?.review], ['second', 'We built a small tool', undefined]);
    const answerId = of('answer-submitted')[0]?.answerId;
    assert.deepEqual(of('answer-heard-again'), [{ answerId, provider: 'second', text: 'We built a small tool for building.', confidence: 0.8, words: [{ text: 'We', start: 1, end: 2 }] }]);
    assert.deepEqual(answersOf(given), ['We built a small tool for billing.']);
    assert.equal(session.state.turns[0]?.answer, 'We built a small tool for billing.');
  });

  it('hears the whole answer, with its begin and without what was said before it', async () => {
    const again = secondRecogniser();
    const { clock, room } = await listening({ scoringSpeechToText: again });
    const begun = clock.now();
    await room.say('We built a small tool for billing.');
    await clock.advance(4000);
    const frames = again.calls[0]?.frames ?? [];
    assert.ok((frames[0]?.at ?? 0) >= begun - 440, `no more than a little of before, not ${begun - (frames[0]?.at ?? 0)} ms`);
    const spoken = Array.from({ length: 2100 / 20 }, (_, index) => (index * 20) % 300).filter((at) => at < 180 || at >= 240).length * 20;
    assert.equal(loudMs(frames), spoken);
  });

  it('is given up after 30 s, and the submitted text is judged', async () => {
    const again = secondRecogniser();
    const given = await listening({ scoringSpeechToText: again });
    const { session, clock, room, of } = given;
    const told: string[] = [];
    session.addEventListener('error', ({ detail }) => void told.push(detail.error.code));
    await room.say('We built a small tool for billing.');
    while (again.calls.length === 0) await clock.advance(10);
    await clock.advance(29_900);
    assert.equal(of('answer-evaluated').length, 0);
    await clock.advance(200);
    assert.deepEqual(of('answer-not-heard-again').map(({ provider, reason, code }) => [provider, reason, code]), [['second', 'late', 'adapter/timeout']]);
    assert.deepEqual(of('answer-evaluated').map(({ evaluation }) => [evaluation.heardBy, evaluation.scores[0]?.quote]), [[undefined, 'We built a small tool']]);
    assert.deepEqual(told, ['adapter/timeout']);
    assert.ok(again.calls[0]?.signal.aborted);
  });

  it('holds up the end of the interview for 5 s at most', async () => {
    const again = secondRecogniser();
    const { session, clock, room, of } = await listening({ scoringSpeechToText: again, questions: ['What did you build?'] });
    await room.say('We built a small tool for billing.');
    while (again.calls.length === 0) await clock.advance(10);
    await clock.advance(4900);
    assert.equal(session.state.phase, 'running');
    await clock.advance(200);
    assert.equal(session.state.phase, 'ended');
    assert.deepEqual([of('answer-not-heard-again').length, of('answer-evaluated').length], [1, 1]);
  });

  it('leaves out what was asked for by voice, as the answer does', async () => {
    const again = secondRecogniser();
    const { clock, room, of } = await listening({ scoringSpeechToText: again });
    await room.say('Could you say that again?');
    await clock.advance(4000);
    assert.deepEqual(of('command-spoken').map(({ command }) => command), ['repeat']);
    const begun = clock.now();
    await room.say('We built it.');
    await clock.advance(4000);
    const { frames = [] } = again.calls[0] ?? {};
    assert.equal(again.calls.length, 1);
    assert.equal(loudMs(frames.filter(({ at }) => at < begun - 20)), 0);
    assert.ok(loudMs(frames) > 500);
  });

  it('leaves out a noise that was no answer, made while the question was read', async () => {
    const again = secondRecogniser();
    const given = await listening({ scoringSpeechToText: again });
    const { session, clock, room, of } = given;
    await room.say('We built it.');
    while (turnOf(session) !== 'asking') await clock.advance(10);
    await clock.advance(200);
    await room.say('', 300);
    while (turnOf(session) !== 'listening') await clock.advance(10);
    assert.deepEqual(of('voice-interrupted').map(({ outcome }) => outcome), ['false-alarm']);
    const begun = clock.now();
    await clock.advance(500);
    await room.say('It is used every day.');
    while (again.calls.length < 2) await clock.advance(10);
    assert.equal(loudMs(again.calls[1]?.frames.filter(({ at }) => at < begun) ?? []), 0);
  });

  it('leaves out such a noise too while the question is said again, and while it is asked whether more time is wanted', async () => {
    const again = secondRecogniser();
    const { session, clock, room, of } = await listening({ scoringSpeechToText: again });
    const noise = async (): Promise<void> => {
      await clock.advance(200);
      await room.say('', 300);
    };
    await room.say('Could you say that again?');
    while (turnOf(session) !== 'asking') await clock.advance(10);
    await noise();
    while (turnOf(session) !== 'listening') await clock.advance(10);
    while (!session.state.speaking) await clock.advance(10);
    await noise();
    while (session.state.speaking) await clock.advance(10);
    assert.deepEqual(of('phrase-spoken').map(({ purpose, outcome }) => [purpose, outcome]), [['more-time', 'heard']]);
    const begun = clock.now();
    await clock.advance(500);
    await room.say('We built it.');
    while (again.calls.length === 0) await clock.advance(10);
    assert.equal(loudMs(again.calls[0]?.frames.filter(({ at }) => at < begun) ?? []), 0);
  });

  it('has the begin of an answer that was talked into the question', async () => {
    const again = secondRecogniser();
    const { session, clock, room, of } = await listening({ scoringSpeechToText: again });
    await room.say('We built it.');
    while (!session.state.speaking) await clock.advance(10);
    await clock.advance(200);
    const begun = clock.now();
    await room.say('It is used every day.', 1500);
    assert.deepEqual(of('voice-interrupted').map(({ outcome }) => outcome), ['floor-taken']);
    while (again.calls.length < 2) await clock.advance(10);
    const first = again.calls[1]?.frames.find((frame) => loudMs([frame]) > 0);
    assert.ok(first && first.at - begun <= 20, `the first sound, not that of ${first ? first.at - begun : '?'} ms later`);
  });

  it('asks a person to listen where the two heard very different words', async () => {
    const again = secondRecogniser();
    const { clock, room, of } = await listening({ scoringSpeechToText: again });
    await room.say('We built a small tool for billing.');
    while (again.calls.length === 0) await clock.advance(10);
    again.calls[0]?.say('They bought a small stool for Berlin.');
    await clock.advance(100);
    assert.deepEqual(of('answer-evaluated').map(({ evaluation }) => evaluation.review), [['hearings-differ']]);
  });
});

describe('a second hearing, by hand', () => {
  it('comes before the judgement, and that before the next question', async () => {
    const again = secondRecogniser();
    const given = harness({ scoringSpeechToText: again });
    await toFirstAnswer(given);
    await answer(given);
    assert.deepEqual([given.session.state.turn, of(given, 'answer-evaluated').length], ['thinking', 0]);
    assert.ok(Math.abs(loudMs(again.calls[0]?.frames ?? []) - 1100) <= 20, 'all of it, and nothing else');
    again.calls[0]?.say('one two tree four');
    await given.clock.advance(0);
    assert.deepEqual(of(given, 'answer-evaluated').map(({ evaluation }) => evaluation.heardBy), ['second']);
    assert.equal(given.session.state.question?.text, 'Second?');
    assert.equal(given.session.state.turns[0]?.answer, LIVE);
  });

  it('holds the next question up for 5 s at most', async () => {
    const again = secondRecogniser();
    const given = harness({ scoringSpeechToText: again });
    await toFirstAnswer(given);
    await answer(given);
    await given.clock.advance(4990);
    assert.equal(given.session.state.turn, 'thinking');
    await given.clock.advance(20);
    assert.equal(given.session.state.question?.text, 'Second?');
    assert.deepEqual(of(given, 'answer-not-heard-again').map(({ reason }) => reason), ['late']);
    assert.deepEqual(of(given, 'answer-evaluated').map(({ evaluation }) => evaluation.heardBy), [undefined]);
  });

  it('is none for an answer that was corrected by hand, or typed', async () => {
    const again = secondRecogniser();
    const given = harness({ scoringSpeechToText: again });
    await toFirstAnswer(given);
    given.voice.speak(1100);
    await given.clock.advance(2000);
    given.session.editAnswer('one two three five');
    await given.session.submitAnswer();
    await given.clock.advance(5000);
    await given.session.setAnswerMode('typed');
    given.session.editAnswer('By typing.');
    await given.session.submitAnswer();
    await given.clock.advance(5000);
    assert.equal(again.calls.length, 0);
    assert.deepEqual(of(given, 'answer-evaluated').map(({ evaluation }) => [evaluation.heardBy, evaluation.scores[0]?.quote]), [[undefined, 'one two three five'], [undefined, 'By typing.']]);
    assert.deepEqual([...of(given, 'answer-heard-again'), ...of(given, 'answer-not-heard-again')], []);
    assert.deepEqual(buildReport(given.session.events).questions.map((turn) => turn.answer?.secondHearing), [undefined, undefined]);
  });

  it('is not of an attempt that was set aside', async () => {
    const again = secondRecogniser();
    const given = harness({ scoringSpeechToText: again, plan: { questions: [{ text: 'First?' }], timeLimitMs: 60_000, retakes: 1 }, speechToText: scriptedSpeechToText({ utterances: ['never mind', LIVE] }) });
    await toFirstAnswer(given);
    given.voice.speak(500);
    await given.clock.advance(2000);
    await given.session.retakeAnswer();
    await given.clock.advance(100);
    await answer(given);
    assert.ok(Math.abs(loudMs(again.calls[0]?.frames ?? []) - 1100) <= 20, 'all of it, and nothing else');
  });

  it('is none of a practice question', async () => {
    const again = secondRecogniser();
    const base = scriptedInterviewer({ questions: ['First?'] });
    const given = harness({
      scoringSpeechToText: again,
      interviewer: { ...base, async nextStep(context, call) {
        const step = await base.nextStep(context, call);
        return step.type === 'question' ? { ...step, question: { ...step.question, kind: 'practice' } } : step;
      } },
    });
    await toFirstAnswer(given);
    await answer(given);
    await given.clock.advance(1000);
    assert.deepEqual([again.calls.length, of(given, 'answer-submitted').length, of(given, 'answer-not-heard-again').length], [0, 1, 0]);
  });

  for (const [what, reason, code, act] of [
    ['fails', 'failed', 'adapter/quota', (call) => call?.fail(new AdapterError('second', 'quota', 'used up'))],
    ['breaks', 'failed', 'adapter/malformed', (call) => call?.fail(new TypeError('own mistake'))],
    ['hears no words', 'no-words', undefined, (call) => call?.say(' … ')],
  ] satisfies readonly [string, string, string | undefined, (call: ReturnType<typeof secondRecogniser>['calls'][number] | undefined) => void][]) {
    it(`leaves the submitted text to the judge where it ${what}, and says so`, async () => {
      const again = secondRecogniser();
      const given = harness({ scoringSpeechToText: again });
      const told: string[] = [];
      given.session.addEventListener('error', ({ detail }) => void told.push(detail.error.code));
      await toFirstAnswer(given);
      await answer(given);
      act(again.calls[0]);
      await given.clock.advance(0);
      assert.deepEqual(of(given, 'answer-not-heard-again').map((data) => [data.reason, data.code]), [[reason, code]]);
      assert.deepEqual(told, code === undefined ? [] : [code]);
      assert.equal(given.session.state.failure, undefined, 'the candidate is not troubled');
      assert.deepEqual(of(given, 'answer-evaluated').map(({ evaluation }) => [evaluation.heardBy, evaluation.scores[0]?.quote]), [[undefined, LIVE]]);
      assert.equal(given.session.state.question?.text, 'Second?');
    });
  }

  it('is told to be impossible for a recogniser that has a microphone of its own, and where there is no sound', async () => {
    const device = harness({ scoringSpeechToText: { ...secondRecogniser(), input: 'device' } });
    await toFirstAnswer(device);
    await answer(device);
    await device.clock.advance(0);
    assert.deepEqual(of(device, 'answer-not-heard-again').map(({ reason, code }) => [reason, code]), [['failed', 'adapter/unsupported']]);

    const silent = harness({
      scoringSpeechToText: secondRecogniser(),
      speechToText: { ...scriptedSpeechToText({ utterances: ['a'] }), input: 'device', async *transcribe() { yield { type: 'transcript-end', text: LIVE }; } },
    });
    silent.session.attachMicrophone({ stream: {} as MediaStream });
    await toFirstAnswer(silent);
    await silent.session.submitAnswer();
    await silent.clock.advance(0);
    assert.deepEqual(of(silent, 'answer-not-heard-again').map(({ reason }) => reason), ['no-sound']);
  });

  it('ends without a word when the session is disposed of', async () => {
    const again = secondRecogniser();
    const given = harness({ scoringSpeechToText: again });
    await toFirstAnswer(given);
    await answer(given);
    const count = given.session.events.length;
    given.session.dispose();
    assert.ok(again.calls[0]?.signal.aborted);
    await given.clock.advance(60_000);
    assert.equal(given.session.events.length, count);
  });
});

describe('the record of a second hearing', () => {
  async function reloaded(store: Harness['store']): Promise<Harness> {
    const given = harness({ store, scoringSpeechToText: secondRecogniser('later') });
    await given.session.prepare();
    await given.session.resume();
    await given.clock.advance(5000);
    return given;
  }

  it('says that the sound went with the page that was loaded again', async () => {
    const store = memorySessionStore();
    const given = harness({ store, scoringSpeechToText: secondRecogniser() });
    await toFirstAnswer(given);
    await answer(given);
    given.session.dispose();
    const after = await reloaded(store);
    assert.deepEqual(of(after, 'answer-not-heard-again').map(({ provider, reason }) => [provider, reason]), [['later', 'sound-lost']]);
    assert.deepEqual(of(after, 'answer-evaluated').map(({ evaluation }) => evaluation.heardBy), [undefined]);
  });

  it('says so too where only a part of the answer was lost with it', async () => {
    const store = memorySessionStore();
    const given = harness({ store, scoringSpeechToText: secondRecogniser() });
    await toFirstAnswer(given);
    given.voice.speak(1100);
    await given.clock.advance(2000);
    given.session.dispose();
    const after = await reloaded(store);
    after.voice.speak(1100);
    await after.clock.advance(2000);
    await after.session.submitAnswer();
    await after.clock.advance(0);
    assert.deepEqual(of(after, 'answer-not-heard-again').map(({ reason }) => reason), ['sound-lost']);
  });

  it('is taken up after a reload: what was heard is judged', async () => {
    const store = memorySessionStore();
    const again = secondRecogniser();
    const given = harness({ store, scoringSpeechToText: again, interviewer: { ...scriptedInterviewer({ questions: ['First?', 'Second?'] }), evaluate: () => new Promise(() => undefined) } });
    await toFirstAnswer(given);
    await answer(given);
    again.calls[0]?.say('one two tree four');
    await given.clock.advance(0);
    given.session.dispose();
    const after = await reloaded(store);
    assert.deepEqual(of(after, 'answer-evaluated').map(({ evaluation }) => evaluation.heardBy), ['second']);
    assert.deepEqual(of(after, 'answer-not-heard-again'), []);
  });

  it('verifies, is read back, says in the report what was scored, and is erased with the answer', async () => {
    const again = secondRecogniser();
    const given = harness({ scoringSpeechToText: again });
    await toFirstAnswer(given);
    await answer(given);
    again.calls[0]?.say('one two tree four', { confidence: 0.91, words: [{ text: 'one', start: 0, end: 200, confidence: 0.9 }] });
    await given.clock.advance(0);
    const { events } = given.session;
    assert.ok(verifyLog(events).valid);
    const { events: read } = parseRecord(JSON.parse(JSON.stringify(exportRecord(events))));
    const [question] = buildReport(read).questions;
    assert.deepEqual(question?.answer?.text, LIVE);
    assert.deepEqual(question?.answer?.secondHearing, {
      liveBy: ['scripted-speech-to-text'],
      by: 'second',
      heard: { text: 'one two tree four', confidence: 0.91, difference: 0.25 },
      judged: 'heard-again',
    });
    assert.ok(question?.evaluation?.scores.every(({ quote }) => quote === undefined || 'one two tree four'.includes(quote)));
    const erased = eraseData(events, ({ type }) => type === 'answer-submitted');
    assert.ok(verifyLog(erased).valid);
    assert.equal(erased.find(({ type }) => type === 'answer-heard-again')?.data, null);
    assert.ok(!JSON.stringify(erased.filter(({ type }) => type !== 'answer-evaluated')).includes('tree'));
  });
});
