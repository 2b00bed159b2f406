import { fromPcmBytes } from '../utils/pcm-bytes.js';
import { Hearing } from './hearing.js';
import { ScriptedHearing, type ScriptedUtterance } from './scripted-hearing.js';
import { ToneHearing } from './tone-hearing.js';
import { parseJson } from '../utils/parse-json.js';

/** What both ways of listening know of the sound. */
export interface Ear {
  readonly hearing: Hearing;
  /** Whether what was said last sounds complete. */
  readonly isComplete: boolean;
}

export function createEar(sampleRate: number, next: (() => ScriptedUtterance | undefined) | undefined): Ear {
  const finder = next ? new ScriptedHearing(next) : new ToneHearing(sampleRate);
  const hearing = new Hearing(finder, sampleRate);
  return {
    hearing,
    get isComplete() {
      return finder.isComplete;
    },
  };
}

/** The samples of a message; undefined for what cannot be 16 bit PCM: half a sample, or a text that was sent as bytes. */
export function samplesOf(message: Uint8Array): Int16Array | undefined {
  const isText = message[0] === 0x7b && parseJson(new TextDecoder().decode(message)) !== undefined;
  return message.length % 2 === 0 && !isText ? fromPcmBytes(message) : undefined;
}
