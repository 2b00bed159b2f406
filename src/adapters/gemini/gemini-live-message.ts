import { AdapterError } from '../../errors/index.js';
import { fromBase64 } from '../../utils/base64.js';
import { listMember, member, numberMember, textMember } from '../../utils/member.js';
import { LIVE_PROVIDER } from './gemini-live-errors.js';

/** What one message of the server tells; a message may tell several things at once. */
export interface LiveMessage {
  readonly isSetUp: boolean;
  /** Of the model, 16 bit mono. */
  readonly sound: readonly Uint8Array[];
  /** Hz, of `sound`. */
  readonly sampleRate: number;
  /** Certain words of the candidate; goes on from the one before, spaces included. */
  readonly heard: string | undefined;
  /** Said by the server of the words; not all models do. */
  readonly isAllHeard: boolean;
  /** The guess of what the candidate says; replaces the one before. */
  readonly guess: string | undefined;
  /** What the model says; goes on from the one before. */
  readonly said: string | undefined;
  readonly isInterrupted: boolean;
  readonly isGenerated: boolean;
  readonly isTurnComplete: boolean;
  /** The model will not reply to what it heard. */
  readonly isWaiting: boolean;
  /** Time until the server ends the connection, ms. */
  readonly goAwayMs: number | undefined;
  /** With which the conversation can be resumed. */
  readonly handle: string | undefined;
  /** The whole message, where it tells of an error. */
  readonly error: unknown;
}

/** The rate of sound whose type does not name one (Live API, "Audio formats"). */
const SAMPLE_RATE = 24_000;

/** Reads a message (Live API reference, `BidiGenerateContentServerMessage`). Throws `AdapterError` (`malformed`). */
export function readLiveMessage(message: unknown): LiveMessage {
  if (typeof message !== 'object' || message === null) throw malformed('a message is no JSON object');
  const content = member(message, 'serverContent');
  const data = listMember(content, 'modelTurn', 'parts').map((part) => member(part, 'inlineData'));
  const sounds = data.filter((blob) => textMember(blob, 'mimeType')?.startsWith('audio/pcm'));
  const rate = /rate=(\d+)/.exec(textMember(sounds[0], 'mimeType') ?? '')?.[1];
  const isTrue = (name: string): boolean => member(content, name) === true;
  const handle = textMember(message, 'sessionResumptionUpdate', 'newHandle');
  return {
    isSetUp: member(message, 'setupComplete') !== undefined,
    sound: sounds.map((blob) => fromBase64(textMember(blob, 'data') ?? '') ?? fail()),
    sampleRate: rate === undefined ? SAMPLE_RATE : Number(rate),
    heard: textMember(content, 'inputTranscription', 'text'),
    isAllHeard: member(content, 'inputTranscription', 'finished') === true,
    guess: textMember(content, 'interimInputTranscription', 'text'),
    said: textMember(content, 'outputTranscription', 'text'),
    isInterrupted: isTrue('interrupted'),
    isGenerated: isTrue('generationComplete'),
    isTurnComplete: isTrue('turnComplete'),
    isWaiting: isTrue('waitingForInput'),
    goAwayMs: member(message, 'goAway') === undefined ? undefined : durationOf(member(message, 'goAway', 'timeLeft')),
    handle: member(message, 'sessionResumptionUpdate', 'resumable') === true ? handle || undefined : undefined,
    error: member(message, 'error') === undefined ? undefined : message,
  };
}

/** A duration of protobuf as JSON, e.g. "9.5s"; some clients make an object of it. */
function durationOf(value: unknown): number {
  const seconds = typeof value === 'string' ? /^(\d+(?:\.\d+)?)s$/.exec(value)?.[1] : numberMember(value, 'seconds');
  return seconds === undefined ? 0 : Number(seconds) * 1000;
}

function fail(): never {
  throw malformed('the sound is no base64');
}

function malformed(detail: string): AdapterError {
  return new AdapterError(LIVE_PROVIDER, 'malformed', detail);
}
