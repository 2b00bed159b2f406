import { AdapterError, InvalidInputError } from '../../errors/index.js';
import type { AudioFrame, CallContext, VoiceActivity, VoiceActivityPart } from '../../spec/index.js';
import { resolveAssetsUrl } from '../../utils/assets-url.js';
import { SpeechSpans } from '../../utils/speech-spans.js';
import { SILERO_RATE, WINDOW_SAMPLES } from './protocol.js';
import { SampleWindows } from './sample-windows.js';
import { PROVIDER, SileroHost } from './silero-host.js';

export interface SileroVoiceActivityOptions {
  /** Folder of worker, runtime and model; by default the one that the package ships. */
  readonly assetsUrl?: string;
  /** Probability from which on speech begins, 0..1; 0.5 by default, as in Silero's own examples. */
  readonly enter?: number;
  /** Probability below which it may end, 0..1; 0.35 by default. */
  readonly exit?: number;
  /** ms of speech before it counts, in steps of 32; 64 by default, so that one odd moment is none. */
  readonly attackMs?: number;
  /** ms without speech before it counts as over; 300 by default. The 1400 that vad-web waits would be heard in every turn. */
  readonly hangoverMs?: number;
  /** Fetches runtime and model; the worker's script is loaded by the browser. */
  readonly fetch?: typeof fetch;
}

const WINDOW_MS = (WINDOW_SAMPLES / SILERO_RATE) * 1000;
/** More than this is not waited for: who is so late is of no use to a conversation. A minute, 2 MB. */
const MOST_WAITING = 60_000 / WINDOW_MS;

/**
 * Speech by Silero VAD 5, a model that knows voices: steady and sudden noise is none, where loudness alone takes it for
 * speech. In a worker, on this machine alone; `load` fetches 17 MB from `assetsUrl`, and nothing else is asked for.
 *
 * `push` returns what the worker had found out by then, so parts come late: sound is heard in windows of 32 ms, each takes
 * the worker about 1 ms, and what it says is handed out with the next frame. So a start is known 70 to 120 ms after it
 * (`attackMs` among it), an end `hangoverMs` and 60 to 120 ms after it, of which the model takes up to 50 to let go of a
 * voice (`npm run bench:voice-activity`). `at` is exact to the 32 ms of a window, and at an end late by those 50.
 *
 * `load` rejects with `AssetError` (a file is missing, refused or broken; the command that copies them is
 * `npx interview-elements assets <dir> --silero`), `AdapterError` or the signal's reason. `push` throws `AdapterError`
 * (`closed`, `timeout`) once the worker has died or hangs; `load` starts another. Throws `InvalidInputError` for thresholds
 * outside 0..1.
 */
export function sileroVoiceActivity(options: SileroVoiceActivityOptions = {}): VoiceActivity {
  const { enter = 0.5, exit = 0.35 } = options;
  if (!(enter > 0 && enter <= 1 && exit > 0 && exit <= enter)) {
    throw new InvalidInputError('option', [{ path: 'enter', message: 'and exit must lie between 0 and 1, exit not above enter' }]);
  }
  return new SileroVoiceActivity(options, { enter, exit });
}

class SileroVoiceActivity implements VoiceActivity {
  readonly specificationVersion = 'v1';
  readonly provider = PROVIDER;
  readonly destinations = [];
  readonly #options: SileroVoiceActivityOptions;
  readonly #thresholds: { readonly enter: number; readonly exit: number };
  #host: SileroHost | undefined;
  #loaded: Promise<void> | undefined;
  #isReady = false;
  #windows = new SampleWindows();
  #spans: SpeechSpans;
  #probability = 0;
  /** Starts of the windows that the worker has and did not answer yet, ms. */
  #waiting: number[] = [];
  /** Answers that are still to come to windows from before a `reset`. */
  #stale = 0;
  #found: VoiceActivityPart[] = [];

  constructor(options: SileroVoiceActivityOptions, thresholds: { readonly enter: number; readonly exit: number }) {
    this.#options = options;
    this.#thresholds = thresholds;
    this.#spans = this.#newSpans();
  }

  get probability(): number {
    return this.#probability;
  }

  /** A second call while it loads, or once it is there, gets the first one's promise. */
  async load({ signal }: Pick<CallContext, 'signal'>): Promise<void> {
    signal.throwIfAborted();
    if (!this.#loaded || this.#host?.end !== undefined) this.#loaded = this.#start(signal);
    return this.#loaded;
  }

  push(frame: AudioFrame): readonly VoiceActivityPart[] {
    const host = this.#host;
    if (!host || !this.#isReady) return [];
    if (host.end !== undefined) throw host.end;
    for (const { samples, at } of this.#windows.push(frame)) {
      this.#waiting.push(at);
      host.hear(samples);
    }
    if (this.#waiting.length > MOST_WAITING) host.stop(new AdapterError(PROVIDER, 'timeout', 'sound comes faster than it is heard'));
    return this.#found.splice(0);
  }

  reset(): void {
    this.#windows = new SampleWindows();
    this.#spans = this.#newSpans();
    this.#probability = 0;
    this.#stale += this.#waiting.length;
    this.#waiting = [];
    this.#found = [];
    this.#host?.reset();
  }

  close(): void {
    this.#host?.stop(new AdapterError(PROVIDER, 'closed', 'it was closed'));
    this.#host = this.#loaded = undefined;
    this.#isReady = false;
    this.reset();
  }

  async #start(signal: AbortSignal): Promise<void> {
    const { assetsUrl, fetch = (input, init) => globalThis.fetch(input, init) } = this.#options;
    this.#isReady = false;
    this.reset();
    this.#stale = 0;
    const host = (this.#host = new SileroHost({ folder: resolveAssetsUrl(assetsUrl), fetch, onHeard: (probability) => this.#hear(host, probability) }));
    const abort = (): void => host.stop(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    try {
      await host.start();
      this.#isReady = this.#host === host;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  #hear(host: SileroHost, probability: number): void {
    if (host !== this.#host) return;
    if (this.#stale > 0) return void (this.#stale -= 1);
    const at = this.#waiting.shift();
    if (at === undefined) return;
    this.#probability = probability;
    const { enter, exit } = this.#thresholds;
    const change = this.#spans.push(probability >= (this.#spans.isSpeaking ? exit : enter), at, WINDOW_MS);
    if (change) this.#found.push(change);
  }

  #newSpans(): SpeechSpans {
    const { attackMs = 64, hangoverMs = 300 } = this.#options;
    return new SpeechSpans({ attackMs, hangoverMs });
  }
}
