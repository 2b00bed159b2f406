// Runs in the AudioWorklet, built into a file of its own. Cuts what comes into frames of 20 ms, mono, 16 bit.
import type { WorkletScope } from './worklet-scope.js';

/** One frame as it is sent to the page. */
export interface WorkletFrame {
  /** First sample, counted since the context began. */
  readonly start: number;
  readonly data: Int16Array<ArrayBuffer>;
  /** Amplitudes of the frame, 0..1. */
  readonly rms: number;
  readonly peak: number;
}

const scope = globalThis as unknown as WorkletScope;

class FrameProcessor extends scope.AudioWorkletProcessor {
  readonly #size = Math.round(scope.sampleRate / 50);
  #data = new Int16Array(this.#size);
  #filled = 0;
  #next = 0;
  #squares = 0;
  #peak = 0;

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const channels = inputs[0] ?? [];
    const length = channels[0]?.length ?? 0;
    // A source that paused leaves no channels: half a frame from before must not be joined with what comes after.
    if (length > 0 && scope.currentFrame !== this.#next) this.#begin();
    for (let index = 0; index < length; index += 1) {
      let sum = 0;
      for (const channel of channels) sum += channel[index] ?? 0;
      this.#add(Math.max(-1, Math.min(1, sum / channels.length)));
      if (this.#filled === this.#size) this.#send(scope.currentFrame + index + 1 - this.#size);
    }
    this.#next = scope.currentFrame + length;
    return true;
  }

  #add(value: number): void {
    this.#data[this.#filled] = Math.round(value * 32767);
    this.#filled += 1;
    this.#squares += value * value;
    this.#peak = Math.max(this.#peak, Math.abs(value));
  }

  #send(start: number): void {
    const frame: WorkletFrame = { start, data: this.#data, rms: Math.sqrt(this.#squares / this.#size), peak: this.#peak };
    this.port.postMessage(frame, [frame.data.buffer]);
    this.#data = new Int16Array(this.#size);
    this.#begin();
  }

  #begin(): void {
    this.#filled = 0;
    this.#squares = 0;
    this.#peak = 0;
  }
}

scope.registerProcessor('interview-frames', FrameProcessor);
