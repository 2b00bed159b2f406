import { openSession, Tensor, type InferenceSession } from '../onnx/session.js';
import { SILERO_RATE, WINDOW_SAMPLES } from './protocol.js';

/** Of the window before, so that an onset on the edge between two is seen whole (`utils_vad.py` of silero-vad). */
const CONTEXT_SAMPLES = 64;
/** Two layers' memory of what was heard. */
const STATE = { dims: [2, 1, 128], size: 256 } as const;

/** The Silero model, version 5: one window after the other. */
export class SileroModel {
  readonly #session: InferenceSession;
  readonly #rate = new Tensor('int64', [BigInt(SILERO_RATE)]);
  readonly #input = new Float32Array(CONTEXT_SAMPLES + WINDOW_SAMPLES);
  #state = noState();

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  /** Rejects with what the runtime says. */
  static async load(engine: ArrayBuffer, model: ArrayBuffer): Promise<SileroModel> {
    return new SileroModel(await openSession(engine, model));
  }

  /** Probability of speech in the next window, 0..1. */
  async hear(samples: Int16Array): Promise<number> {
    this.#input.copyWithin(0, WINDOW_SAMPLES);
    for (let index = 0; index < WINDOW_SAMPLES; index += 1) this.#input[CONTEXT_SAMPLES + index] = (samples[index] ?? 0) / 32_768;
    const { output, stateN } = await this.#session.run({ input: new Tensor('float32', this.#input, [1, this.#input.length]), state: this.#state, sr: this.#rate });
    const probability: unknown = output?.data[0];
    if (!stateN || typeof probability !== 'number') throw new TypeError('The model answers in another way than Silero 5.');
    this.#state = stateN;
    return probability;
  }

  reset(): void {
    this.#input.fill(0);
    this.#state = noState();
  }
}

function noState(): Tensor {
  return new Tensor('float32', new Float32Array(STATE.size), STATE.dims);
}
