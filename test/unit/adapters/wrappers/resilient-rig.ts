import { resilientSpeechToText, type ResilientSpeechToTextOptions } from '../../../../src/adapters/wrappers/index.js';
import { AdapterError, type AdapterReason } from '../../../../src/errors/index.js';
import type { SpeechToText, SpeechToTextPart } from '../../../../src/spec/index.js';
import { virtualClock, type VirtualClock } from '../../../../src/testing/index.js';
import { ToneRecogniser, ToneSpeaker, type ToneRecogniserOptions } from './tone-recogniser.js';

export function broken(reason: AdapterReason, retryAfterMs?: number): AdapterError {
  return new AdapterError('tone-recogniser', reason, 'failed as planned', retryAfterMs === undefined ? {} : { retryAfterMs });
}

export interface Events {
  readonly retries: Parameters<NonNullable<ResilientSpeechToTextOptions['onRetry']>>[0][];
  readonly fallbacks: Parameters<NonNullable<ResilientSpeechToTextOptions['onFallback']>>[0][];
  readonly lost: Parameters<NonNullable<ResilientSpeechToTextOptions['onLost']>>[0][];
}

export interface Run {
  readonly clock: VirtualClock;
  readonly speaker: ToneSpeaker;
  readonly recognisers: readonly ToneRecogniser[];
  readonly speechToText: SpeechToText;
  readonly parts: SpeechToTextPart[];
  readonly events: Events;
  /** What it ended with. */
  readonly ended: Promise<{ readonly error?: unknown }>;
  stop(): Promise<{ readonly error?: unknown }>;
  leave(): Promise<void>;
}

/** Begins to listen with recognisers like these. */
export function listenWith(kinds: readonly ToneRecogniserOptions[], options: ResilientSpeechToTextOptions = {}): Run {
  const clock = virtualClock();
  const speaker = new ToneSpeaker(clock);
  const recognisers = kinds.map((kind) => new ToneRecogniser(clock, kind));
  const events: Events = { retries: [], fallbacks: [], lost: [] };
  const speechToText = resilientSpeechToText(recognisers, {
    clock,
    random: () => 0.5,
    onRetry: (retry) => events.retries.push(retry),
    onFallback: (step) => events.fallbacks.push(step),
    onLost: (lost) => events.lost.push(lost),
    ...options,
  });
  const controller = new AbortController();
  const iterator = speechToText.transcribe({ language: 'en-US', audio: speaker }, { signal: controller.signal })[Symbol.asyncIterator]();
  const parts: SpeechToTextPart[] = [];
  const read = async (): Promise<{ error?: unknown }> => {
    try {
      for (let result = await iterator.next(); !result.done; result = await iterator.next()) parts.push(result.value);
      return {};
    } catch (error) {
      return { error };
    }
  };
  const ended = read();
  return {
    clock,
    speaker,
    recognisers,
    speechToText,
    parts,
    events,
    ended,
    async stop() {
      controller.abort();
      await clock.advance(30_000);
      return ended;
    },
    async leave() {
      await iterator.return?.();
    },
  };
}

export function certainText(parts: readonly SpeechToTextPart[]): string {
  return parts.flatMap((part) => (part.type === 'transcript-end' ? [part.text] : [])).join(' ');
}
