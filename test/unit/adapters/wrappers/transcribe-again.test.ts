import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { transcribeAgain, type SecondTranscript, type TranscribeAgainOptions } from '../../../../src/adapters/wrappers/index.js';
import { AdapterError, InvalidInputError } from '../../../../src/errors/index.js';
import type { AudioFrame, SpeechToText, SpeechToTextPart } from '../../../../src/spec/index.js';
import { scriptedSpeechToText, virtualClock, type VirtualClock } from '../../../../src/testing/index.js';
import { speakTones } from '../../../../src/testing/tone-speech.js';
import { encodeWav } from '../../../../src/utils/wav-file.js';
import { broken } from './resilient-rig.js';
import { RATE, ToneRecogniser, type ToneRecogniserOptions } from './tone-recogniser.js';

const TEXT = 'we built small tools then we measured it';
const samples = speakTones(TEXT, RATE);

function framesFrom(at: number): readonly AudioFrame[] {
  return Array.from({ length: Math.ceil(samples.length / 160) }, (_, index) => ({ data: samples.slice(index * 160, (index + 1) * 160), sampleRate: RATE, at: at + index * 20 }));
}

async function again(clock: VirtualClock, options: TranscribeAgainOptions, signal = new AbortController().signal, ms = 60_000) {
  const result = transcribeAgain(options, { signal, clock }).catch((error: unknown) => error);
  await clock.advance(ms);
  return result;
}

const rig = (kind: ToneRecogniserOptions = {}) => {
  const clock = virtualClock();
  return { clock, speechToText: new ToneRecogniser(clock, { certainEvery: 3, ...kind }) };
};

describe('transcribeAgain', () => {
  it('gives all words of the kept sound, with their times on its clock and a confidence', async () => {
    const { clock, speechToText } = rig();
    const result = await again(clock, { speechToText, frames: framesFrom(90_000), language: 'en-US' });
    const { text, confidence, words, provider } = result as SecondTranscript;
    assert.deepEqual([text, Math.round((confidence ?? 0) * 100), provider], [TEXT, 90, 'tone-recogniser']);
    assert.deepEqual(words?.map((word) => word.text), TEXT.split(' '));
    assert.ok((words?.[0]?.start ?? 0) >= 90_000 && (words?.at(-1)?.end ?? 0) <= 90_000 + (samples.length / RATE) * 1000);
    assert.deepEqual([speechToText.open, clock.pending], [0, 0]);
  });

  it('reads a recording', async () => {
    const { clock, speechToText } = rig();
    const result = await again(clock, { speechToText, recording: new Blob([encodeWav([samples], RATE).slice()]), language: 'en-US' });
    assert.equal((result as { text: string }).text, TEXT);
  });

  it('says what kind of recording it cannot read', async () => {
    const { clock, speechToText } = rig();
    const result = await again(clock, { speechToText, recording: new Blob(['no sound']), language: 'en-US' });
    assert.equal((result as AdapterError).code, 'adapter/unsupported', 'outside of a browser only WAV can be read');
  });

  it('has no words, times or confidence where the recogniser gives none', async () => {
    const speechToText = saying([{ type: 'transcript-end', text: 'one two three', confidence: 1 }, { type: 'transcript-end', text: 'four', confidence: 0.6, words: [{ text: 'four', start: 0, end: 1 }] }, { type: 'transcript-delta', text: 'fi' }]);
    assert.deepEqual(await again(virtualClock(), { speechToText, frames: [], language: 'en-US' }), { text: 'one two three four', confidence: 0.9, provider: 'saying' });
    assert.deepEqual(await again(virtualClock(), { speechToText: saying([]), frames: [], language: 'en-US' }), { text: '', provider: 'saying' });
  });

  it('rejects with the error of the recogniser', async () => {
    const error = broken('quota');
    const { clock, speechToText } = rig({ plan: () => ({ fails: error, afterFrames: 30 }) });
    assert.equal(await again(clock, { speechToText, frames: framesFrom(0), language: 'en-US' }), error);
  });

  it('is given up after the length of the sound and 30 s', async () => {
    const { clock, speechToText } = rig({ plan: () => ({ stallsAfterFrames: 10 }) });
    const begun = clock.now();
    const result = transcribeAgain({ speechToText, frames: framesFrom(0), language: 'en-US' }, { signal: new AbortController().signal, clock }).catch((error: unknown) => ({ error, at: clock.now() }));
    await clock.advance(120_000);
    const { error, at } = (await result) as { error: AdapterError; at: number };
    assert.equal(error.code, 'adapter/timeout');
    assert.equal(Math.round(at - begun), Math.round(30_000 + framesFrom(0).reduce((sum, { data }) => sum + data.length / 8, 0)));
    assert.equal(speechToText.open, 0);
  });

  it('rejects with the reason when it is stopped, and leaves nothing open', async () => {
    const { clock, speechToText } = rig({ plan: () => ({ stallsAfterFrames: 10 }) });
    const controller = new AbortController();
    const reason = new Error('over');
    const result = again(clock, { speechToText, frames: framesFrom(0), language: 'en-US' }, controller.signal, 100);
    controller.abort(reason);
    assert.equal(await result, reason);
    assert.deepEqual([speechToText.open, clock.pending], [0, 0]);
    assert.equal(await again(clock, { speechToText, frames: [], language: 'en-US' }, controller.signal), reason);
  });

  it('hands sound out only as fast as it may', async () => {
    const { clock, speechToText } = rig();
    const result = transcribeAgain({ speechToText, frames: framesFrom(0), language: 'en-US', speed: 2 }, { signal: new AbortController().signal, clock });
    await clock.advance(1_000);
    const { length } = speechToText.calls[0]?.frames ?? [];
    assert.ok(length !== undefined && length >= 98 && length <= 102, String(length));
    await clock.advance(10_000);
    assert.equal((await result).text, TEXT);
  });

  it('refuses what it cannot do', async () => {
    const { speechToText } = rig();
    const device = { ...scriptedSpeechToText({ utterances: ['a'] }), input: 'device' as const };
    const call = { signal: new AbortController().signal };
    const language = 'en-US';
    for (const options of [{ speechToText: device, frames: [] }, { speechToText }, { speechToText, frames: [], recording: new Blob() }, { speechToText, frames: [], speed: 0 }, { speechToText, frames: [], timeLimitMs: 0 }]) {
      await assert.rejects(transcribeAgain({ ...options, language }, call), InvalidInputError);
    }
  });
});

function saying(parts: readonly SpeechToTextPart[]): SpeechToText {
  return {
    ...scriptedSpeechToText({ utterances: ['a'] }),
    provider: 'saying',
    async *transcribe() {
      yield* parts;
    },
  };
}
