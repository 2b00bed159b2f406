import { PLAYBACK_WORKLET, startWorklet } from './load-worklet.js';
import type { PlaybackCommand, PlaybackReport } from './playback-worklet.js';
import { openRunningContext } from './running-context.js';

export interface SpeechOutputOptions {
  readonly assetsUrl: string;
  now(): number;
  readonly signal: AbortSignal;
}

/** Sound that lies ready in the worklet, ms: a long speech that is all there at once is not sent in one go. */
const AHEAD_MS = 400;

/** One context with its worklet, for voices of one rate. One speech at a time. */
export class SpeechOutput {
  readonly sampleRate: number;
  readonly #context: AudioContext;
  readonly #node: AudioWorkletNode;
  readonly #now: () => number;
  #speech = 0;
  #samples = 0;
  #pushed = 0;
  #taken: (() => void) | undefined;
  #onStart: ((at: number) => void) | undefined;
  #ended: (() => void) | undefined;
  #held: ((at: number) => void) | undefined;

  private constructor(context: AudioContext, node: AudioWorkletNode, { now, signal }: SpeechOutputOptions) {
    this.sampleRate = context.sampleRate;
    this.#context = context;
    this.#node = node;
    this.#now = now;
    node.port.onmessage = ({ data }: MessageEvent<PlaybackReport>) => this.#hear(data);
    node.connect(context.destination);
    signal.addEventListener('abort', () => {
      node.port.close();
      node.disconnect();
      this.#forget();
    });
  }

  static async open(sampleRate: number, options: SpeechOutputOptions): Promise<SpeechOutput> {
    const context = openRunningContext(options.signal, { sampleRate });
    return new SpeechOutput(context, await startWorklet(context, options.assetsUrl, PLAYBACK_WORKLET), options);
  }

  /** `outputLatency` holds `baseLatency` (W3C Web Audio API 1.1, 1.2.3); Safari has only the latter. */
  get latencyMs(): number {
    const { outputLatency, baseLatency } = this.#context;
    return 1000 * (outputLatency > 0 ? outputLatency : baseLatency || 0);
  }

  get playedMs(): number {
    return (this.#samples / this.sampleRate) * 1000;
  }

  begin(onStart: ((at: number) => void) | undefined): void {
    this.#speech += 1;
    this.#samples = 0;
    this.#pushed = 0;
    this.#onStart = onStart;
    this.#send({ type: 'begin', speech: this.#speech });
  }

  /** Resolves when there is room for more. */
  async push(data: Int16Array): Promise<void> {
    const samples = new Float32Array(data.length);
    for (let index = 0; index < data.length; index += 1) samples[index] = (data[index] as number) / 32_768;
    this.#pushed += samples.length;
    this.#send({ type: 'push', speech: this.#speech, samples }, [samples.buffer]);
    const speech = this.#speech;
    while (speech === this.#speech && this.#pushed - this.#samples > (this.sampleRate * AHEAD_MS) / 1000) {
      await new Promise<void>((resolve) => (this.#taken = resolve));
    }
  }

  /** Resolves when the last sample was played, or the speech was cut. */
  finish(): Promise<void> {
    const ended = new Promise<void>((resolve) => (this.#ended = resolve));
    this.#send({ type: 'end', speech: this.#speech });
    return ended;
  }

  cut(): void {
    this.#send({ type: 'clear' });
    this.#forget();
  }

  /** Resolves with the moment since when it is quiet, also because nothing was played or the speech is over. */
  pause(): Promise<number> {
    this.#held?.(this.#now());
    this.#send({ type: 'pause', paused: true });
    return new Promise((resolve) => (this.#held = resolve));
  }

  resume(): void {
    this.#held?.(this.#now());
    this.#send({ type: 'pause', paused: false });
  }

  setVolume(volume: number): void {
    this.#send({ type: 'volume', volume });
  }

  #send(command: PlaybackCommand, transfer: Transferable[] = []): void {
    this.#node.port.postMessage(command, transfer);
  }

  /** What the worklet still says of this speech is no longer of interest. */
  #forget(): void {
    this.#speech += 1;
    this.#taken?.();
    this.#held?.(this.#now());
    this.#ended?.();
  }

  /**
   * Times are those at which the worklet's word arrives, a moment after the block was rendered and so never too early. The
   * audio clock knows no better: a browser renders several blocks in one go, and the clock of a device drifts and halts.
   */
  #hear(report: PlaybackReport): void {
    if (report.type === 'held') return this.#held?.(this.#now());
    if (report.speech !== this.#speech) return;
    if (report.type === 'started') return this.#onStart?.(this.#now());
    this.#samples = report.samples;
    this.#taken?.();
    if (report.type === 'ended') this.#ended?.();
  }
}
