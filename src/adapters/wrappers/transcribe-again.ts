import { AdapterError, InvalidInputError } from '../../errors/index.js';
import type { AudioFrame, SpeechToText, TranscriptWord } from '../../spec/index.js';
import { frameLength } from '../../utils/frame-length.js';
import { machineClock } from '../../utils/machine-clock.js';
import { wholeTranscript } from '../../utils/whole-transcript.js';
import { withTimeLimit } from '../../utils/with-time-limit.js';
import { KeptSound } from './listening/kept-sound.js';
import { framesOfRecording } from './recording-frames.js';
import type { RetryClock } from './retry-clock.js';

/** A recogniser may be as slow as somebody speaks, and needs some time beside. */
const SPARE_MS = 30_000;

export interface TranscribeAgainOptions {
  /** Slower and better than the live one; its `input` is `audio`. */
  readonly speechToText: SpeechToText;
  /** The sound of the answer, as it was heard. One of `frames` and `recording` is given. */
  readonly frames?: readonly AudioFrame[];
  /** Or a file of it: WAV (16 bit) anywhere, in a browser whatever it can decode. */
  readonly recording?: Blob;
  /** BCP 47 tag. */
  readonly language: string;
  /** Words to expect. */
  readonly hints?: readonly string[];
  /** Default: the length of the sound and 30 s, ms. */
  readonly timeLimitMs?: number;
  /** How much faster than it was said the sound is handed out, from 1 up. Default: as fast as the adapter takes it. */
  readonly speed?: number;
}

export interface TranscribeAgainCall {
  readonly signal: AbortSignal;
  /** Default: the machine's. */
  readonly clock?: RetryClock;
}

/** What a second hearing of an answer came to. No words, no text. */
export interface SecondTranscript {
  readonly text: string;
  /** 0..1, mean over the words; absent where the recogniser gives none. */
  readonly confidence?: number;
  /** With times on the clock of the frames; of a recording, from its beginning. Absent where the recogniser gives none. */
  readonly words?: readonly TranscriptWord[];
  /** Who heard it. */
  readonly provider: string;
}

/**
 * Hears an answer once more, from its kept sound, with a recogniser that may take its time: for scoring, beside the live
 * words, which stay. Rejects with the error of the recogniser, with `AdapterError` (`timeout`; `malformed` for a recording
 * that cannot be decoded), or with the signal's reason. Throws `InvalidInputError` where there is no sound or no recogniser of
 * sound.
 */
export async function transcribeAgain(options: TranscribeAgainOptions, { signal, clock = machineClock }: TranscribeAgainCall): Promise<SecondTranscript> {
  const { speechToText, language, hints, speed = Infinity } = options;
  check(options);
  signal.throwIfAborted();
  const frames = options.frames ?? (options.recording ? await framesOfRecording(options.recording, signal) : []);
  const lengthMs = frames.reduce((sum, frame) => sum + frameLength(frame), 0);
  const sound = new KeptSound({ clock, keepMs: Infinity, replaySpeed: speed });
  for (const frame of frames) sound.push(frame);
  sound.close();
  const late = (): AdapterError => new AdapterError(speechToText.provider, 'timeout', 'the answer was not written down in time');
  const timeLimitMs = options.timeLimitMs ?? lengthMs + SPARE_MS;
  return withTimeLimit(
    async (limited) => ({
      ...(await wholeTranscript<TranscriptWord>(speechToText.transcribe({ language, audio: sound.playFrom(-Infinity), ...(hints && { hints }) }, { signal: limited }), limited)),
      provider: speechToText.provider,
    }),
    { signal, timeLimitMs, clock },
    late,
  );
}

function check({ speechToText, frames, recording, timeLimitMs = 1, speed = 1 }: TranscribeAgainOptions): void {
  const issues = [
    ...(speechToText.input === 'audio' ? [] : [{ path: 'speechToText', message: 'opens the microphone by itself, and cannot hear what was said before' }]),
    ...((frames === undefined) !== (recording === undefined) ? [] : [{ path: 'frames', message: 'give either frames or a recording' }]),
    ...(timeLimitMs > 0 ? [] : [{ path: 'timeLimitMs', message: 'must be more than 0' }]),
    ...(speed >= 1 ? [] : [{ path: 'speed', message: 'must be at least 1' }]),
  ];
  if (issues.length > 0) throw new InvalidInputError('option', issues);
}
