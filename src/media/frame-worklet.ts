// Runs in the AudioWorklet, built into a file of its own. Cuts what comes into frames of 20 ms, mono, 16 bit.

interface WorkletScope {
  readonly sampleRate: number;
  readonly currentFrame: number;
  registerProcessor(name: string, processor: new () => unknown): void;
  readonly AudioWorkletProcessor: new () => { readonly port: MessagePort };
}

const scope = globalThis as unknown as WorkletScope;

class FrameProcessor extends scope.AudioWorkletProcessor {
  readonly #size = Math.round(scope.sampleRate / 50);
  #frame = new Int16Array(this.#size);
  #filled = 0;

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const channels = inputs[0] ?? [];
    const length = channels[0]?.length ?? 0;
    for (let index = 0; index < length; index += 1) {
      let sum = 0;
      for (const channel of channels) sum += channel[index] ?? 0;
      const value = Math.max(-1, Math.min(1, sum / channels.length));
      this.#frame[this.#filled] = Math.round(value * 32767);
      this.#filled += 1;
      if (this.#filled === this.#size) this.#send(scope.currentFrame + index + 1 - this.#size);
    }
    return true;
  }

  /** `start`: first sample of the frame, counted since the context began. */
  #send(start: number): void {
    const data = this.#frame;
    this.port.postMessage({ start, data }, [data.buffer]);
    this.#frame = new Int16Array(this.#size);
    this.#filled = 0;
  }
}

scope.registerProcessor('interview-frames', FrameProcessor);
