// A recogniser that is certain only after nobody listens any more: a model that is sent the sound and writes it down.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { modelSpeechToText } from '../../../src/adapters/wrappers/index.js';
import { AdapterError, InterviewError } from '../../../src/errors/index.js';
import type { LanguageModel, LogEvent, SpeechToText } from '../../../src/spec/index.js';
import { virtualClock, type VirtualClock } from '../../../src/testing/index.js';
import { toFirstAnswer, harness, type Harness } from '../../helpers/session-harness.js';

type Reply = string | Error | 'never';

/** A model that takes sound, and writes down what it is told to after `delayMs`. */
function writer(clock: VirtualClock, replies: readonly Reply[], delayMs = 3_000): LanguageModel & { readonly asked: number; readonly given: readonly AbortSignal[] } {
  const given: AbortSignal[] = [];
  return {
    specificationVersion: 'v1',
    provider: 'test-model',
    modelId: 'test',
    capabilities: { audioInput: true, json: true },
    given,
    get asked() {
      return given.length;
    },
    async *stream(_request, { signal }) {
      const reply = replies[given.length];
      given.push(signal);
      await new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        if (reply !== 'never') clock.setTimer(delayMs, resolve);
      });
      if (reply instanceof Error) throw reply;
      yield { type: 'text-delta', text: JSON.stringify({ text: reply }) };
      yield { type: 'finish', reason: 'stop', warnings: [] };
    },
  };
}

async function spoken(...replies: readonly Reply[]): Promise<Harness & { readonly model: ReturnType<typeof writer> }> {
  const clock = virtualClock();
  const model = writer(clock, replies);
  const given = harness({ clock, speechToText: modelSpeechToText({ model, clock }) });
  await toFirstAnswer(given);
  given.voice.speak(1_500);
  await clock.advance(1_600);
  return { ...given, model };
}

const of = <Type extends LogEvent['type']>({ session }: Harness, type: Type) => session.events.flatMap((event) => (event.type === type && event.data ? [event.data as Extract<LogEvent, { type: Type }>['data']] : []));

describe('words that come after the end of listening', () => {
  it('belong to the answer that they were said in; meanwhile the session says what it waits for', async () => {
    const given = await spoken('we opened the profiler');
    const { session, clock } = given;
    const submitted = session.submitAnswer();
    await clock.advance(500);
    assert.deepEqual([session.state.settling, session.state.turn], [true, 'listening']);
    await clock.advance(3_000);
    await submitted;
    assert.equal(session.state.settling, false);
    assert.deepEqual(of(given, 'answer-submitted').map((data) => [data?.text, data?.mode]), [['we opened the profiler', 'speech']]);
    assert.deepEqual(of(given, 'transcript-ended').map((data) => [data?.provider, data && 'confidence' in data]), [['speech-to-text-by-test-model', false]]);
  });

  it('can be corrected before they count', async () => {
    const given = await spoken('we opened the profiler');
    const { session, clock } = given;
    await clock.advance(6_000);
    assert.equal(session.state.answer?.text, 'we opened the profiler');
    session.editAnswer('We opened the profile');
    await clock.advance(500);
    await session.submitAnswer();
    assert.deepEqual(of(given, 'answer-submitted').map((data) => [data?.text, data?.mode]), [['We opened the profile', 'mixed']]);
  });

  it('that cannot be had are told, and the answer says that it could not be spoken to its end', async () => {
    for (const [reply, code] of [[new AdapterError('test-model', 'server', 'failed'), 'adapter/server'], ['never', 'adapter/timeout']] as const) {
      const given = await spoken('We measured before.', reply);
      const { session, clock, voice } = given;
      await clock.advance(6_000);
      voice.speak(1_000);
      await clock.advance(1_100);
      const submitted = session.submitAnswer('time-limit');
      await clock.advance(25_000);
      await submitted;
      assert.deepEqual(of(given, 'error-occurred').map((data) => data?.code), [code]);
      assert.deepEqual(of(given, 'answer-submitted').map((data) => data?.text), ['We measured before.'], 'what was written down by then');
      const order = session.events.map(({ type }) => type).filter((type) => ['error-occurred', 'answer-mode-changed', 'answer-submitted'].includes(type));
      assert.deepEqual(order, ['error-occurred', 'answer-mode-changed', 'answer-submitted']);
      assert.deepEqual(of(given, 'answer-mode-changed').map((data) => [data?.mode, data?.code]), [['typed', code]]);
      assert.equal(session.state.settling, false);
    }
  });

  it('that cannot be had keep the answer open for its author to add them by typing; as it is it is taken the second time', async () => {
    const given = await spoken('We measured before.', new AdapterError('test-model', 'server', 'failed'));
    const { session, clock, voice } = given;
    await clock.advance(6_000);
    voice.speak(1_000);
    await clock.advance(1_100);
    const refused = assert.rejects(session.submitAnswer(), (error: unknown) => InterviewError.isInstance(error) && error.code === 'answer/invalid' && /last words/.test(error.message));
    await clock.advance(25_000);
    await refused;
    assert.deepEqual([session.state.turn, session.state.answer?.mode, session.state.answer?.text, of(given, 'answer-submitted').length], ['listening', 'typed', 'We measured before.', 0]);
    await session.submitAnswer();
    assert.deepEqual(of(given, 'answer-submitted').map((data) => data?.text), ['We measured before.']);
  });

  it('are not wanted of an answer that is skipped: no sound is sent then, and none of it reaches the next answer', async () => {
    const given = await spoken('we opened the profiler', 'of another answer');
    const { session, clock, model } = given;
    await session.skip();
    await clock.advance(10_000);
    assert.deepEqual([model.asked, of(given, 'transcript-ended').length], [0, 0]);
    assert.equal(session.state.answer?.text, '');
  });

  it('are dropped, and their request broken off, when the answer is started over', async () => {
    const given = await spoken('we opened the profiler', 'the second try');
    const { session, clock, voice, model } = given;
    await clock.advance(2_500);
    assert.equal(model.asked, 1);
    await session.retakeAnswer();
    assert.equal(model.given[0]?.aborted, true);
    await clock.advance(5_000);
    assert.equal(session.state.answer?.text, '');
    voice.speak(1_000);
    await clock.advance(8_000);
    assert.equal(session.state.answer?.text, 'the second try');
  });

  it('cost nothing where a recogniser merely says that it was aborted', async () => {
    const clock = virtualClock();
    const speechToText: SpeechToText = {
      specificationVersion: 'v1',
      provider: 'test-recogniser',
      input: 'audio',
      capabilities: { interimResults: false, words: false, verbatim: false, turns: false, onDevice: true },
      isSupported: () => true,
      async *transcribe(_options, { signal }) {
        yield { type: 'transcript-end', text: 'heard at once' };
        await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new DOMException('Stopped.', 'AbortError'))));
      },
    };
    const given = harness({ clock, speechToText });
    await toFirstAnswer(given);
    await given.session.submitAnswer();
    assert.deepEqual([of(given, 'error-occurred'), of(given, 'answer-submitted').map((data) => data?.text)], [[], ['heard at once']]);
  });
});
