// What is said, how much of it was heard, and what is said while nothing else can be.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AdapterError } from '../../../../src/errors/index.js';
import { fixedPause } from '../../../../src/session/index.js';
import { Sound } from '../../../../src/session/voice/sound.js';
import type { TextToSpeech, TextToSpeechPart } from '../../../../src/spec/index.js';
import { slowInterviewer, voiceHarness } from '../../../helpers/voice-harness.js';
import { answersOf, listening } from '../../../helpers/voice-listening.js';

const FRAME = 480;
const frame = (value: number): TextToSpeechPart => ({ type: 'audio', frame: { data: new Int16Array(FRAME).fill(value), sampleRate: 24_000, at: 0 } });

function voiceOf(parts: readonly TextToSpeechPart[]): TextToSpeech {
  return {
    specificationVersion: 'v1',
    provider: 'test-voice',
    output: 'audio',
    capabilities: { streamingText: true, progress: false },
    isSupported: () => true,
    async *speak() {
      yield* parts;
    },
  };
}

async function soundOf(text: string, parts: readonly TextToSpeechPart[]): Promise<Sound> {
  const sound = new Sound(text, { voice: voiceOf(parts), language: 'en', signal: new AbortController().signal }, () => undefined);
  await sound.made;
  return sound;
}

describe('a sound', () => {
  it('begins where the voice does: the silence before it is left out, and that within it is not', async () => {
    const sound = await soundOf('One two.', [frame(0), frame(50), frame(9000), frame(0), frame(9000)]);
    assert.deepEqual(sound.kept.map(({ data }) => data[0]), [9000, 0, 9000]);
  });

  it('knows which word has been reached, by its length', async () => {
    const sound = await soundOf('aaaa bbbb cccc dddd', Array.from({ length: 20 }, () => frame(9000)));
    assert.deepEqual([sound.charAt(0), sound.charAt(90), sound.charAt(200), sound.charAt(400)], [0, 5, 10, 19]);
  });

  it('or by the voice\'s own word', async () => {
    const marks: TextToSpeechPart[] = [{ type: 'speech-progress', charIndex: 0 }, frame(9000), { type: 'speech-progress', charIndex: 5 }, ...Array.from({ length: 9 }, () => frame(9000))];
    const sound = await soundOf('aaaa bbbb', marks);
    assert.deepEqual([sound.charAt(10), sound.charAt(30)], [0, 5]);
  });
});

describe('while nothing can be said', () => {
  it('a short phrase bridges the silence, never longer than 4 s, and the measure is that of the question', async () => {
    const given = await listening({
      turnDetector: fixedPause(500),
      interviewerOn: (clock) => slowInterviewer(['What did you build?', 'And what came of it?'], clock, (text) => [{ afterMs: text.startsWith('And') ? 9000 : 0, text }]),
    });
    const { clock, room, player, of } = given;
    await room.say('We built a tool.');
    await clock.advance(16_000);
    const phrases = of('phrase-spoken').map(({ purpose }) => purpose);
    assert.deepEqual(phrases, ['bridge', 'bridge']);
    const gaps = player.heard.slice(1).map(({ startedAt }, index) => startedAt - (player.heard[index]?.endedAt ?? 0));
    // The answer itself lies in the first gap.
    assert.ok(gaps.slice(1).every((gap) => gap <= 4000), String(gaps));
    const [measure] = of('turn-measured').map((data) => data.measure);
    assert.ok((measure?.firstSampleMs ?? 0) > 9000);
    assert.equal(of('turn-measured').length, 1);
  });

  it('a question that was begun and given up is told, and the other one is said whole', async () => {
    const given = await voiceHarness({
      questions: ['What did you build?'],
      interviewerOn: (clock) => {
        const base = slowInterviewer(['What did you build?'], clock, () => [{ afterMs: 100, text: 'Thank you for coming. ' }, { afterMs: 3000, text: 'Thank you for coming. Well,' }]);
        return base;
      },
    });
    const { session, clock, of, player } = given;
    await session.start();
    await clock.advance(8000);
    assert.deepEqual(of('phrase-spoken').map(({ purpose, text }) => [purpose, text]), [['abandoned', 'Thank you for coming. ']]);
    assert.deepEqual(of('question-spoken').map(({ outcome }) => outcome), ['heard']);
    assert.equal(player.heard.length, 2);
  });

  it('a voice that fails leaves the question on the screen, says so, and the answer is heard', async () => {
    const given = await listening({ voiceOptions: { failure: new AdapterError('scripted-voice', 'server', 'failed') } });
    const { clock, room, of, session } = given;
    assert.deepEqual(of('question-spoken').map(({ outcome, code }) => [outcome, code]), [['silent', 'adapter/server']]);
    assert.equal(session.state.silence, 'adapter/server');
    await room.say('We built a tool.');
    await clock.advance(3000);
    assert.deepEqual(answersOf(given), ['We built a tool.']);
  });

  it('a voice without a player is no voice, and the answer is heard all the same', async () => {
    const given = await voiceHarness();
    given.session.attachSpeaker(undefined);
    await given.session.start();
    await given.clock.advance(100);
    assert.deepEqual(given.of('question-spoken').map(({ outcome, code }) => [outcome, code]), [['silent', 'adapter/unsupported']]);
    assert.equal(given.session.state.turn, 'listening');
  });

  it('nothing stays behind when the session is disposed of', async () => {
    const given = await listening();
    given.session.dispose();
    await given.clock.advance(1000);
    assert.equal(given.clock.pending, 0);
  });
});
