import type { AudioFrame } from '../spec/index.js';
import { expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { LONG_TEXT, SENTENCE, textToSpeechCase, type CreateTextToSpeechRig, type TextToSpeechCase } from './text-to-speech-rig.js';

const FRAMES_PER_SECOND = 50;
/** Times are sums of fractions, ms. */
const TOLERANCE_MS = 0.01;

/** What is handed out where `output` is `audio`; a voice that plays by itself passes without looking. */
export function textToSpeechSoundCases(create: CreateTextToSpeechRig): readonly ContractCase[] {
  const testCase = (name: string, body: (context: TextToSpeechCase) => Promise<void>) =>
    textToSpeechCase(create, name, async (context) => {
      if (context.rig.textToSpeech.output === 'audio') await body(context);
    });
  return [
    testCase('cuts its sound into frames of 20 ms, each where the one before ends', async ({ speak }) => {
      for (const text of [LONG_TEXT, SENTENCE]) checkFrames(framesOf(await speak(text)));
    }),
    testCase('hands out all the sound that was made for it, and nothing else', async ({ rig, speak }) => {
      const heard: AudioFrame[] = [];
      for (const text of [SENTENCE, LONG_TEXT]) heard.push(...framesOf(await speak(text)));
      const { sound } = rig;
      if (!sound) return;
      const length = heard.reduce((sum, { data }) => sum + data.length, 0);
      expectThat(length === sound.length, `As many samples must come as were made: ${sound.length} were, and ${length} came.`);
      let at = 0;
      for (const { data } of heard) {
        const wrong = data.findIndex((sample, index) => sample !== sound[at + index]);
        expectThat(wrong < 0, `The samples must be those that were made; the one at ${at + wrong} is another.`);
        at += data.length;
      }
    }),
  ];
}

function framesOf(parts: Awaited<ReturnType<TextToSpeechCase['speak']>>): readonly AudioFrame[] {
  return parts.flatMap((part) => (part.type === 'audio' ? [part.frame] : []));
}

function checkFrames(frames: readonly AudioFrame[]): void {
  const rate = frames[0]?.sampleRate ?? 0;
  let samples = 0;
  for (const [index, { data, sampleRate, at }] of frames.entries()) {
    expectThat(sampleRate === rate, `A speech must have one sample rate; it has ${rate} and ${sampleRate} Hz.`);
    const isLast = index === frames.length - 1;
    const isWhole = data.length * FRAMES_PER_SECOND === rate;
    expectThat(isWhole || (isLast && data.length * FRAMES_PER_SECOND < rate), `Every frame but the last must be 20 ms long; one has ${data.length} samples of ${rate} Hz.`);
    const expected = (samples / rate) * 1000;
    expectThat(Math.abs(at - expected) < TOLERANCE_MS, `A frame must begin where the one before ends, at ${expected} ms; it says ${at}.`);
    samples += data.length;
  }
}
