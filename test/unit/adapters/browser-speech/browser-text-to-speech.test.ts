import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { browserTextToSpeech, type BrowserTextToSpeechOptions } from '../../../../src/adapters/browser-speech/index.js';
import { AdapterError } from '../../../../src/errors/index.js';
import type { TextToSpeech, TextToSpeechOptions, TextToSpeechPart } from '../../../../src/spec/index.js';
import { virtualClock } from '../../../../src/testing/index.js';
import { LOCAL_VOICE, REMOTE_VOICE, SimulatedSynthesis, SimulatedUtterance, voice } from './simulated-synthesis.js';

const SENTENCE = 'What would you do differently if you could begin again today?';
const LONG = Array.from({ length: 9 }, (_, index) => `${SENTENCE.slice(0, -1)}, and why number ${index}?`).join(' ');

function setUp(options: BrowserTextToSpeechOptions & { readonly voices?: readonly SpeechSynthesisVoice[] } = {}) {
  const clock = virtualClock();
  const synthesis = new SimulatedSynthesis(clock, options.voices);
  const adapter = browserTextToSpeech({ synthesis, utterance: SimulatedUtterance, clock, ...options });
  const speak = (text: string, more: Partial<TextToSpeechOptions> = {}) => new Speaking(adapter, { text, language: 'en-US', ...more });
  return { clock, synthesis, adapter, speak };
}

/** One speech: what was told of it, and how it ended. */
class Speaking {
  readonly parts: TextToSpeechPart[] = [];
  ended = false;
  error: unknown;
  readonly controller = new AbortController();

  constructor(adapter: TextToSpeech, options: TextToSpeechOptions) {
    void this.#read(adapter, options);
  }

  get code(): string | undefined {
    return this.error instanceof AdapterError ? this.error.code : undefined;
  }

  get types(): readonly string[] {
    return this.parts.map(({ type }) => type).filter((type, index, types) => type !== types[index - 1]);
  }

  async #read(adapter: TextToSpeech, options: TextToSpeechOptions): Promise<void> {
    try {
      for await (const part of adapter.speak(options, { signal: this.controller.signal })) this.parts.push(part);
      this.ended = true;
    } catch (error) {
      this.error = error;
    }
  }
}

describe('browserTextToSpeech', () => {
  describe('clauses', () => {
    for (const chosen of [LOCAL_VOICE, REMOTE_VOICE]) {
      it(`speaks a long text one short clause after another, with a ${chosen.localService ? 'local' : 'remote'} voice`, async () => {
        const { clock, synthesis, speak } = setUp({ voices: [chosen] });
        const speaking = speak(LONG);
        await clock.advance(120_000);
        assert.equal(speaking.ended, true);
        assert.ok(synthesis.asked.every(({ text }) => text.length <= 180));
        assert.equal(synthesis.asked.map(({ text }) => text).join(' '), LONG);
        assert.deepEqual(speaking.types, ['speech-start', 'speech-progress', 'speech-end']);
        assert.equal(clock.pending, 0);
      });
    }

    it('counts progress in the whole text, and never back', async () => {
      const { clock, speak } = setUp();
      const speaking = speak(LONG);
      await clock.advance(120_000);
      const progress = speaking.parts.flatMap((part) => (part.type === 'speech-progress' ? [part.charIndex] : []));
      assert.deepEqual(progress, [...progress].sort((a, b) => a - b));
      assert.deepEqual([...new Set(progress)], [...LONG.matchAll(/\S+/g)].map(({ index }) => index));
    });

    it('takes a boundary behind the last word for the end, and one that goes back for none', async () => {
      const { clock, synthesis, speak } = setUp();
      const speaking = speak('One two.');
      await clock.advance(300);
      const utterance = synthesis.asked[0];
      utterance?.onboundary?.({ charIndex: 400 } as SpeechSynthesisEvent);
      utterance?.onboundary?.({ charIndex: 1 } as SpeechSynthesisEvent);
      await clock.advance(10_000);
      assert.deepEqual(speaking.parts.map((part) => ('charIndex' in part ? part.charIndex : part.type)), ['speech-start', 0, 0, 8, 'speech-end']);
    });
  });

  describe('the voice', () => {
    const german = voice('Anna', 'de-DE');
    const british = voice('Daniel', 'en-GB');
    const android = voice('Android', 'en_US');

    for (const [name, voices, options, expected] of [
      ['is one of the language', [german, british], {}, 'Daniel'],
      ['is rather on this machine than remote', [REMOTE_VOICE, british], {}, 'Daniel'],
      ['is rather of the same region', [british, LOCAL_VOICE], {}, 'Local'],
      ['is found by the tags that Android writes', [british, android], {}, 'Android'],
      ['is rather the default', [LOCAL_VOICE, voice('Default', 'en-US', { default: true })], {}, 'Default'],
      ['is the one that is named', [LOCAL_VOICE, british, german], { voice: 'Daniel' }, 'Daniel'],
      ['is not the one that is named where that speaks another language', [LOCAL_VOICE, german], { voice: 'Anna' }, 'Local'],
      ['is the one that is named where that reads many languages', [LOCAL_VOICE, voice('Ava Multilingual', 'de-DE')], { voice: 'Ava Multilingual' }, 'Ava Multilingual'],
      ['is the one whose URI is named', [LOCAL_VOICE, british], { voice: 'urn:Daniel' }, 'Daniel'],
      ['is another where the named one is not there', [LOCAL_VOICE], { voice: 'Anna' }, 'Local'],
      ['is remote where nothing else speaks the language', [german, REMOTE_VOICE], {}, 'Remote'],
    ] as const) {
      it(name, async () => {
        const { clock, synthesis, speak } = setUp({ ...options, voices });
        speak(SENTENCE);
        await clock.advance(2000);
        assert.equal(synthesis.asked[0]?.voice?.name, expected);
        assert.equal(synthesis.asked[0]?.lang, synthesis.asked[0]?.voice?.lang);
      });
    }

    it('of the request comes before that of the adapter', async () => {
      const { clock, synthesis, speak } = setUp({ voices: [LOCAL_VOICE, british, voice('Moira', 'en-IE')], voice: 'Moira' });
      speak(SENTENCE, { voice: 'Daniel', rate: 1.5 });
      await clock.advance(0);
      assert.deepEqual([synthesis.asked[0]?.voice?.name, synthesis.asked[0]?.rate], ['Daniel', 1.5]);
    });

    it('that sends the text away is not used where that is forbidden, not even by name', async () => {
      const { clock, synthesis, speak } = setUp({ voices: [REMOTE_VOICE], processLocally: 'require', voice: 'Remote' });
      const speaking = speak(SENTENCE);
      await clock.advance(1500);
      assert.equal(speaking.code, 'adapter/language');
      assert.equal(synthesis.asked.length, 0);
    });

    it('may come late', async () => {
      const { clock, synthesis, speak } = setUp({ voices: [] });
      const speaking = speak(SENTENCE);
      await clock.advance(500);
      synthesis.setVoices(german);
      await clock.advance(500);
      assert.equal(synthesis.asked.length, 0);
      synthesis.setVoices(german, LOCAL_VOICE);
      await clock.advance(0);
      assert.equal(synthesis.asked.length, 1);
      await clock.advance(10_000);
      assert.equal(speaking.ended, true);
    });

    it('is listened for only as long as it is waited for', async () => {
      const { clock, synthesis, speak } = setUp({ voices: [] });
      const { addEventListener, removeEventListener } = synthesis;
      const listening = new Set<unknown>();
      synthesis.addEventListener = (type: string, listener: EventListenerOrEventListenerObject | null) => {
        listening.add(listener);
        addEventListener.call(synthesis, type, listener);
      };
      synthesis.removeEventListener = (type: string, listener: EventListenerOrEventListenerObject | null) => {
        listening.delete(listener);
        removeEventListener.call(synthesis, type, listener);
      };
      speak(SENTENCE);
      await clock.advance(100);
      assert.equal(listening.size, 1);
      synthesis.setVoices(LOCAL_VOICE);
      await clock.advance(0);
      assert.equal(listening.size, 0);
    });

    it('may come without an event', async () => {
      const { clock, synthesis, speak } = setUp({ voices: [] });
      const speaking = speak(SENTENCE);
      synthesis.getVoices = () => [LOCAL_VOICE];
      await clock.advance(10_000);
      assert.equal(speaking.ended, true);
    });

    it('is waited for 1.5 s; without one the adapter is unsupported until some come', async () => {
      const { clock, synthesis, adapter, speak } = setUp({ voices: [] });
      assert.equal(adapter.isSupported(), true);
      const speaking = speak(SENTENCE);
      await clock.advance(1499);
      assert.equal(speaking.error, undefined);
      await clock.advance(1);
      assert.equal(speaking.code, 'adapter/unsupported');
      assert.equal(adapter.isSupported(), false);
      assert.equal(clock.pending, 0);
      synthesis.setVoices(LOCAL_VOICE);
      assert.equal(adapter.isSupported(), true);
    });

    it('is no longer waited for once the signal ends', async () => {
      const { clock, synthesis, speak } = setUp({ voices: [] });
      const speaking = speak(SENTENCE);
      await clock.advance(100);
      speaking.controller.abort();
      await clock.advance(0);
      assert.equal(speaking.error, speaking.controller.signal.reason);
      assert.equal(clock.pending, 0);
      synthesis.setVoices(LOCAL_VOICE);
      await clock.advance(2000);
      assert.equal(synthesis.asked.length, 0);
    });

    it('is unsupported where the page has no synthesis', async () => {
      const adapter = browserTextToSpeech();
      assert.equal(adapter.isSupported(), false);
      const speaking = new Speaking(adapter, { text: SENTENCE, language: 'en' });
      await virtualClock().advance(0);
      assert.equal(speaking.code, 'adapter/unsupported');
    });
  });

  describe('a voice that hangs', () => {
    it('is cancelled and asked again when it does not begin within 4 s', async () => {
      const { clock, synthesis, speak } = setUp();
      synthesis.faults.push('unstarted');
      const speaking = speak(SENTENCE);
      await clock.advance(3999);
      assert.equal(synthesis.cancels, 0);
      await clock.advance(1);
      assert.deepEqual([synthesis.cancels, synthesis.asked.length], [1, 2]);
      synthesis.asked[0]?.onboundary?.({ charIndex: 40 } as SpeechSynthesisEvent);
      await clock.advance(0);
      assert.deepEqual(speaking.parts, [], 'what was given up is not listened to any more');
      await clock.advance(10_000);
      assert.equal(speaking.ended, true);
      assert.deepEqual(speaking.types, ['speech-start', 'speech-progress', 'speech-end']);
    });

    it('is given up when it does not begin the second time', async () => {
      const { clock, synthesis, speak } = setUp();
      synthesis.faults.push('unstarted', 'unstarted');
      const speaking = speak(SENTENCE);
      await clock.advance(8000);
      assert.equal(speaking.code, 'adapter/timeout');
      assert.deepEqual(speaking.parts, []);
      assert.deepEqual([synthesis.speaking, synthesis.pending, clock.pending], [false, false, 0]);
    });

    it('loses one clause whose end does not come, and goes on with the next', async () => {
      const { clock, synthesis, speak } = setUp();
      synthesis.faults.push('unended');
      const speaking = speak(LONG);
      await clock.advance(180_000);
      assert.equal(speaking.ended, true);
      assert.equal(synthesis.asked.map(({ text }) => text).join(' '), LONG);
    });

    it('is given up after two clauses in a row without an end', async () => {
      const { clock, synthesis, speak } = setUp();
      synthesis.faults.push(undefined, 'unended', 'unended');
      const speaking = speak(LONG);
      await clock.advance(180_000);
      assert.equal(speaking.code, 'adapter/timeout');
      assert.equal(synthesis.asked.length, 3);
      assert.equal(synthesis.audible, false);
    });

    it('is not given up for two that are apart', async () => {
      const { clock, synthesis, speak } = setUp();
      synthesis.faults.push('unended', undefined, 'unended');
      const speaking = speak(LONG);
      await clock.advance(240_000);
      assert.equal(speaking.ended, true);
    });

    it('is not taken for one that is slow, or that speaks digits or syllables', async () => {
      for (const [text, rate] of [[SENTENCE, 0.5], ['1999 2001 2026 1848', 1], ['请介绍一下您最近参与的项目，以及您在其中承担的职责。', 1]] as const) {
        const { clock, synthesis, speak } = setUp();
        synthesis.faults.push('unended');
        speak(text, { rate });
        const [slowMs, startMs] = [((/[a-z]/.test(text) ? 140 : 390) * text.length) / rate, 150];
        await clock.advance(startMs + slowMs);
        assert.equal(synthesis.cancels, 0, text);
        assert.equal(synthesis.audible, true, text);
      }
    });
  });

  describe('errors', () => {
    for (const [name, code] of [
      ['not-allowed', 'adapter/unsupported'],
      ['network', 'adapter/network'],
      ['synthesis-unavailable', 'adapter/unsupported'],
      ['language-unavailable', 'adapter/language'],
      ['voice-unavailable', 'adapter/unsupported'],
      ['text-too-long', 'adapter/malformed'],
      ['invalid-argument', 'adapter/malformed'],
      ['interrupted', 'adapter/closed'],
      ['canceled', 'adapter/closed'],
      ['synthesis-failed', 'adapter/server'],
      ['audio-busy', 'adapter/server'],
    ] as const) {
      it(`rejects with ${code} for ${name}`, async () => {
        const { clock, synthesis, speak } = setUp();
        synthesis.faults.push({ error: name });
        const speaking = speak(LONG);
        await clock.advance(1000);
        assert.equal(speaking.code, code);
        assert.deepEqual([synthesis.asked.length, clock.pending], [1, 0]);
      });
    }

    it('tells the reader to begin with a click where the browser does not let the page speak', async () => {
      const { clock, synthesis, speak } = setUp();
      synthesis.faults.push({ error: 'not-allowed' });
      const speaking = speak(SENTENCE);
      await clock.advance(1000);
      assert.match((speaking.error as AdapterError).action, /click or a key/);
    });
  });

  describe('silence', () => {
    it('comes with the signal, at once, and what was to come is not spoken', async () => {
      const { clock, synthesis, speak } = setUp();
      const speaking = speak(LONG);
      await clock.advance(2000);
      assert.equal(synthesis.audible, true);
      speaking.controller.abort();
      assert.equal(synthesis.audible, false);
      await clock.advance(60_000);
      assert.equal(speaking.error, speaking.controller.signal.reason);
      assert.deepEqual([synthesis.asked.length, clock.pending], [1, 0]);
    });

    it('comes with the signal also while the voice is still to begin', async () => {
      const { clock, synthesis, speak } = setUp();
      const speaking = speak(SENTENCE);
      await clock.advance(100);
      speaking.controller.abort();
      await clock.advance(10_000);
      assert.deepEqual([speaking.parts.length, synthesis.speaking, synthesis.asked.length], [0, false, 1]);
    });

    it('is made before it speaks where something was left behind', async () => {
      const { clock, synthesis, speak } = setUp();
      synthesis.faults.push('unended');
      synthesis.speak(new SimulatedUtterance('left behind by something else'));
      await clock.advance(500);
      const speaking = speak(SENTENCE);
      await clock.advance(10_000);
      assert.equal(speaking.ended, true);
    });

    it('of a page that was paused is ended', async () => {
      const { clock, synthesis, speak } = setUp();
      synthesis.paused = true;
      const speaking = speak(SENTENCE);
      await clock.advance(10_000);
      assert.equal(speaking.ended, true);
      assert.equal(synthesis.cancels, 0);
    });

    it('of an earlier speech is told to it when a later one begins', async () => {
      const { clock, synthesis, speak } = setUp();
      const first = speak(LONG);
      await clock.advance(1000);
      const second = speak(SENTENCE);
      await clock.advance(20_000);
      assert.equal(first.code, 'adapter/closed');
      assert.equal(second.ended, true);
      assert.equal(synthesis.asked.length, 2);
    });
  });
});
