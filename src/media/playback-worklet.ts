// Runs in the AudioWorklet, built into a file of its own. Plays what it is sent, and says how much of it was heard.
import type { WorkletScope } from './worklet-scope.js';

/** To the worklet. `speech` numbers what is played, so that late messages about one do not touch the next. */
export type PlaybackCommand =
  | { readonly type: 'begin'; readonly speech: number }
  | { readonly type: 'push'; readonly speech: number; readonly samples: Float32Array<ArrayBuffer> }
  /** Nothing more comes. */
  | { readonly type: 'end'; readonly speech: number }
  | { readonly type: 'clear' }
  | { readonly type: 'pause'; readonly paused: boolean }
  | { readonly type: 'volume'; readonly volume: number };

/** From the worklet. */
export type PlaybackReport =
  /** Its first sample is rendered. */
  | { readonly type: 'started'; readonly speech: number }
  /** Samples so far. */
  | { readonly type: 'played'; readonly speech: number; readonly samples: number }
  | { readonly type: 'ended'; readonly speech: number; readonly samples: number }
  /** Nothing is heard any more, because it was asked for. */
  | { readonly type: 'held' };

const scope = globalThis as unknown as WorkletScope;

/** From silence to full volume, s. */
const RAMP_S = 0.02;
/** From full volume to silence where somebody wants to be heard, s: as short as is heard without a click. */
const HOLD_S = 0.004;
/** How often it is told what was played, s. */
const REPORT_S = 0.02;

class PlaybackProcessor extends scope.AudioWorkletProcessor {
  readonly #step = 1 / (scope.sampleRate * RAMP_S);
  readonly #holdStep = 1 / (scope.sampleRate * HOLD_S);
  #queue: Float32Array[] = [];
  /** In the first of the queue. */
  #offset = 0;
  #speech = 0;
  #played = 0;
  #reported = 0;
  #isEnding = false;
  #isPaused = false;
  #volume = 1;
  #gain = 1;
  #toldHeld = false;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<PlaybackCommand>) => this.#obey(data);
  }

  process(_inputs: unknown, outputs: readonly (readonly Float32Array[])[]): boolean {
    const out = outputs[0]?.[0];
    if (!out) return true;
    for (let index = 0; index < out.length; index += 1) {
      const target = this.#isPaused ? 0 : this.#volume;
      const step = this.#isPaused ? this.#holdStep : this.#step;
      this.#gain = target > this.#gain ? Math.min(target, this.#gain + step) : Math.max(target, this.#gain - step);
      // Held only once it is quiet, so that it goes on where nobody noticed.
      const sample = this.#isPaused && this.#gain === 0 ? undefined : this.#next();
      if (sample === undefined) {
        this.#quiet();
        break;
      }
      out[index] = sample * this.#gain;
    }
    this.#report();
    return true;
  }

  #next(): number | undefined {
    const chunk = this.#queue[0];
    if (!chunk) return undefined;
    if (this.#played === 0) this.#send({ type: 'started', speech: this.#speech });
    const sample = chunk[this.#offset];
    this.#offset += 1;
    this.#played += 1;
    if (this.#offset === chunk.length) {
      this.#queue.shift();
      this.#offset = 0;
    }
    return sample;
  }

  #quiet(): void {
    if (!this.#isPaused || this.#toldHeld) return;
    this.#toldHeld = true;
    this.#send({ type: 'held' });
  }

  #report(): void {
    if (this.#isEnding && this.#queue.length === 0) {
      this.#isEnding = false;
      this.#send({ type: 'ended', speech: this.#speech, samples: this.#played });
    } else if (this.#played - this.#reported >= scope.sampleRate * REPORT_S) {
      this.#reported = this.#played;
      this.#send({ type: 'played', speech: this.#speech, samples: this.#played });
    }
  }

  #obey(command: PlaybackCommand): void {
    if (command.type === 'pause') {
      this.#isPaused = command.paused;
      this.#toldHeld = false;
    } else if (command.type === 'volume') this.#volume = command.volume;
    else if (command.type === 'begin') this.#begin(command.speech);
    else if (command.type === 'clear') this.#begin(0);
    else if (command.speech !== this.#speech) return;
    else if (command.type === 'end') this.#isEnding = true;
    else if (command.samples.length > 0) this.#queue.push(command.samples);
  }

  #begin(speech: number): void {
    this.#queue = [];
    this.#offset = this.#played = this.#reported = 0;
    this.#speech = speech;
    this.#isEnding = this.#isPaused = false;
    this.#volume = this.#gain = 1;
  }

  #send(report: PlaybackReport): void {
    this.port.postMessage(report);
  }
}

scope.registerProcessor('interview-playback', PlaybackProcessor);
