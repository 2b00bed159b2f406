import { InterviewError } from '../../../src/errors/index.js';
import type { AudioFrame, SpeechToText, SpeechToTextPart, TextToSpeechOptions } from '../../../src/spec/index.js';
import { settle } from '../../../src/testing/passing-time.js';
import type { HearingRig, VoiceRig } from './speech-rigs.js';

export interface Listening {
  readonly parts: readonly SpeechToTextPart[];
  readonly texts: readonly string[];
  readonly ends: readonly Extract<SpeechToTextPart, { type: 'transcript-end' }>[];
  /** Gives the error where there is one. */
  readonly done: Promise<unknown>;
  stop(): void;
}

/** Listens to the end. */
export function listenTo({ speechToText, audio }: { speechToText: SpeechToText; audio: HearingRig['audio'] }, language = 'en-US', hints?: readonly string[]): Listening {
  const controller = new AbortController();
  const parts: SpeechToTextPart[] = [];
  const read = async (): Promise<undefined> => {
    for await (const part of speechToText.transcribe({ language, audio, ...(hints && { hints }) }, { signal: controller.signal })) parts.push(part);
    return undefined;
  };
  const ends = (): Listening['ends'] => parts.flatMap((part) => (part.type === 'transcript-end' ? [part] : []));
  return {
    parts,
    get texts() {
      return ends().map(({ text }) => text);
    },
    get ends() {
      return ends();
    },
    done: read().catch((error: unknown) => error),
    stop: () => controller.abort(),
  };
}

/** Somebody says this; what comes of it, once the listening is over. */
export async function heardOf(rig: HearingRig, text: string, ...options: [language?: string, hints?: readonly string[]]): Promise<{ listening: Listening; error: unknown }> {
  const listening = listenTo(rig, ...options);
  await rig.audio.say(text);
  await rig.audio.pause(2_600);
  listening.stop();
  return { listening, error: await settle(rig, listening.done, 'The listening must end.') };
}

/** Speaks to the end; the error where there is one. */
export async function spokenBy(rig: VoiceRig, options: Partial<TextToSpeechOptions> & { readonly text: string }, signal = new AbortController().signal): Promise<{ frames: readonly AudioFrame[]; error: unknown }> {
  const frames: AudioFrame[] = [];
  const speak = async (): Promise<undefined> => {
    for await (const part of rig.textToSpeech.speak({ language: 'en-US', ...options }, { signal })) if (part.type === 'audio') frames.push(part.frame);
    return undefined;
  };
  const error = await settle(rig, speak().catch((reason: unknown) => reason), 'The voice must come to an end.');
  return { frames, error };
}

export const codeOf = (error: unknown): string | undefined => (InterviewError.isInstance(error) ? error.code : undefined);

/** All their samples, one after another. */
export const samplesOf = (frames: readonly AudioFrame[]): Int16Array => joined(frames.map(({ data }) => data));

export function joined(pieces: readonly Int16Array[]): Int16Array {
  const samples = new Int16Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  return samples;
}
