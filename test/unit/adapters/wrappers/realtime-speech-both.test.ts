import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { realtimeSpeech, type RealtimeSpeech, type RealtimeSpeechOptions } from '../../../../src/adapters/wrappers/index.js';
import { AdapterError } from '../../../../src/errors/index.js';
import type { AdapterWarning } from '../../../../src/spec/index.js';
import { ToneEar, ToneMicrophone } from '../../../../src/testing/index.js';
import { liveRig, type LiveRig } from '../gemini/live-rig.js';

const QUESTION = 'What did you build last, and what would you do differently today?';

/** One call of either role, as it goes. */
interface Call {
  readonly words: string[];
  readonly done: Promise<void>;
  readonly controller: AbortController;
}

interface Both extends RealtimeSpeech {
  readonly rig: LiveRig;
  readonly microphone: ToneMicrophone;
  speak(text: string, rate?: number): Call & { readonly ear: ToneEar };
  listen(): Call;
  until(promise: Promise<unknown>): Promise<void>;
}

function both(options: RealtimeSpeechOptions = {}, rig = liveRig()): Both {
  const speech = realtimeSpeech(rig.realtimeVoice, options);
  const microphone = new ToneMicrophone(rig);
  const handled = (done: Promise<void>): Promise<void> => {
    done.catch(() => undefined);
    return done;
  };
  return {
    ...speech,
    rig,
    microphone,
    speak(text, rate) {
      const controller = new AbortController();
      const ear = new ToneEar(24_000);
      const run = async (): Promise<void> => {
        for await (const part of speech.textToSpeech.speak({ text, language: 'en-US', ...(rate !== undefined && { rate }) }, { signal: controller.signal })) if (part.type === 'audio') ear.push(part.frame.data);
        ear.end();
      };
      return { controller, ear, words: ear.words, done: handled(run()) };
    },
    listen() {
      const controller = new AbortController();
      const words: string[] = [];
      const run = async (): Promise<void> => {
        for await (const part of speech.speechToText.transcribe({ language: 'en-US', audio: microphone }, { signal: controller.signal })) if (part.type === 'transcript-end') words.push(...part.text.split(' '));
      };
      return { controller, words, done: handled(run()) };
    },
    async until(promise) {
      let isOver = false;
      void promise.then(() => undefined, () => undefined).then(() => (isOver = true));
      while (!isOver) await rig.advance(50);
    },
  };
}

describe('both roles of one conversation', () => {
  it('share one connection, which is closed once', async () => {
    const { rig, microphone, speak, listen, until, close } = both();
    const asked = speak(QUESTION);
    await until(asked.done);
    const answer = listen();
    await microphone.say('we build small tools');
    answer.controller.abort();
    await until(answer.done);
    assert.equal(asked.words.join(' '), QUESTION);
    assert.equal(answer.words.join(' '), 'we build small tools');
    assert.equal(rig.simulator.sockets.connections.length, 1);
    await close();
    await close();
    await rig.advance(10);
    assert.equal(rig.open, 0);
  });

  it('hear the first words also while the conversation still begins', async () => {
    const { microphone, listen, until } = both({}, liveRig({ setupMs: 1_500 }));
    const answer = listen();
    await microphone.say('early words are words too');
    answer.controller.abort();
    await until(answer.done);
    assert.equal(answer.words.join(' '), 'early words are words too');
  });

  it('hear somebody who interrupts, and say the next text whole', async () => {
    const played: number[] = [];
    const { rig, microphone, speak, listen, until } = both({ playedMs: () => (played.push(1), 240) }, liveRig({ speed: 1 }));
    const asked = speak(QUESTION);
    const answer = listen();
    await rig.advance(1_500);
    await microphone.say('sorry', () => asked.controller.abort(new DOMException('barge-in', 'AbortError')));
    await assert.rejects(asked.done, /barge-in/);
    assert.deepEqual(played, [1]);
    const next = speak('Of course.');
    await microphone.say('may I ask something');
    answer.controller.abort();
    await until(Promise.all([answer.done, next.done]));
    assert.equal(answer.words.join(' '), 'sorry may I ask something');
    assert.equal(next.words.join(' '), 'Of course.');
    assert.equal(rig.simulator.sockets.connections.length, 1);
  });

  it('say one text after another, also where both are asked for at once and the first is stopped', async () => {
    const { rig, speak, until } = both();
    const [first, second] = [speak(QUESTION), speak('And then?')];
    await rig.advance(500);
    first.controller.abort(new Error('enough'));
    await until(second.done);
    assert.equal(second.words.join(' '), 'And then?');
  });

  it('keep the words of an answer apart from those of one that nobody wanted any more', async () => {
    const { rig, microphone, speechToText, listen, until } = both({}, liveRig({ transcription: 'late' }));
    const unwanted = speechToText.transcribe({ language: 'en-US', audio: microphone }, { signal: new AbortController().signal })[Symbol.asyncIterator]();
    void unwanted.next();
    await rig.advance(200);
    await microphone.say('nobody wants this');
    await unwanted.return?.();
    const answer = listen();
    await microphone.say('but this');
    answer.controller.abort();
    await until(answer.done);
    assert.equal(answer.words.join(' '), 'but this');
  });

  it('tell of a conversation that cannot go on, and begin another one with the next call', async () => {
    const { rig, speak, listen, until } = both();
    const [asked, answer] = [speak(QUESTION), listen()];
    await rig.advance(500);
    rig.simulator.exhaust(60_000);
    await until(Promise.allSettled([asked.done, answer.done]));
    for (const { done } of [asked, answer]) await assert.rejects(done, (error) => error instanceof AdapterError && error.code === 'adapter/rate');
    await rig.advance(60_000);
    const again = speak('And then?');
    await until(again.done);
    assert.equal(again.words.join(' '), 'And then?');
  });

  it('are told of it when the conversation is closed under them', async () => {
    const { rig, speak, listen, close } = both({}, liveRig({ speed: 1 }));
    const [asked, answer] = [speak(QUESTION), listen()];
    await rig.advance(1_000);
    await close();
    for (const { done } of [asked, answer]) await assert.rejects(done, (error) => error instanceof AdapterError && error.code === 'adapter/closed');
  });

  it('tell what was not done as asked, and how the line is', async () => {
    const warnings: AdapterWarning[] = [];
    const states: string[] = [];
    const { rig, speak, until } = both({ onWarning: (warning) => warnings.push(warning), onConnection: (state) => states.push(state) }, liveRig({ reply: () => 'Something else that nobody asked for.' }));
    await until(speak(QUESTION, 1.5).done);
    await rig.advance(2_000);
    assert.deepEqual(warnings.map(({ setting }) => setting), ['rate', 'text']);
    rig.cut();
    await rig.advance(1_000);
    assert.deepEqual(states, ['reconnecting', 'reconnected']);
  });
});

describe('warming a realtime voice', () => {
  it('opens the connection that all calls use, until its signal ends', async () => {
    const { rig, textToSpeech, speak, until } = both({ language: 'en-US' });
    const controller = new AbortController();
    await until(textToSpeech.warm?.({ signal: controller.signal }) ?? Promise.resolve());
    assert.equal(rig.open, 1);
    await until(speak(QUESTION).done);
    assert.equal(rig.simulator.sockets.connections.length, 1);
    controller.abort();
    await rig.advance(10);
    assert.equal(rig.open, 0);
  });

  it('opens nothing without a language', async () => {
    const { rig, textToSpeech, until } = both();
    await until(textToSpeech.warm?.({ signal: new AbortController().signal }) ?? Promise.resolve());
    assert.equal(rig.simulator.sockets.connections.length, 0);
  });
});
