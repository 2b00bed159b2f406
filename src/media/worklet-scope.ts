/** What the DOM library does not declare of the `AudioWorkletGlobalScope` (W3C Web Audio API 1.1, 1.32.3). */
export interface WorkletScope {
  /** Hz. */
  readonly sampleRate: number;
  /** Samples rendered before the current block. */
  readonly currentFrame: number;
  registerProcessor(name: string, processor: new () => unknown): void;
  readonly AudioWorkletProcessor: new () => { readonly port: MessagePort };
}
