import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AssetError, InterviewError, loadPart } from '../../src/errors/index.js';
import type { EchoMeasure } from '../../src/spec/index.js';

export interface EchoCheckOptions {
  readonly assetsUrl: () => string;
  readonly onFailure: (error: InterviewError) => void;
}

/** Whether the microphone hears the speakers. Measured, so nobody has to hear anything. */
export class EchoCheck implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: EchoCheckOptions;
  #life: AbortController | undefined;
  #measure: EchoMeasure | undefined;
  #error: InterviewError | undefined;

  constructor(host: ReactiveControllerHost, options: EchoCheckOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get running(): boolean {
    return this.#life !== undefined;
  }

  /** Undefined until it was tried. */
  get measure(): EchoMeasure | undefined {
    return this.#measure;
  }

  get error(): InterviewError | undefined {
    return this.#error;
  }

  /** In whole decibels and milliseconds: more is not known. */
  get result(): EchoMeasure | undefined {
    if (!this.#measure) return undefined;
    return Object.fromEntries(Object.entries(this.#measure).map(([key, value]) => [key, typeof value === 'number' ? Math.round(value) : value])) as unknown as EchoMeasure;
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Silences at once; what was measured stays. */
  stop(): void {
    this.#life?.abort();
    this.#life = undefined;
    this.#host.requestUpdate();
  }

  /** Forgets what was measured: with other speakers, or another microphone, it is another room. */
  reset(): void {
    this.stop();
    this.#measure = undefined;
    this.#error = undefined;
  }

  /** Plays two soft tones. Call it in a gesture. Failures are kept and told, not thrown. */
  async run(track: MediaStreamTrack, speakerId: string | undefined): Promise<void> {
    this.reset();
    const life = new AbortController();
    this.#life = life;
    try {
      const { testEcho } = await loadPart('echo-test', () => import('../../src/media/echo-test.js'));
      this.#measure = await testEcho(track, { assetsUrl: this.#options.assetsUrl(), speakerId, signal: life.signal });
    } catch (cause) {
      if (life.signal.aborted) return;
      this.#error = InterviewError.isInstance(cause) ? cause : new AssetError('invalid', 'frame-worklet.js', { cause });
      this.#options.onFailure(this.#error);
    } finally {
      if (this.#life === life) this.stop();
    }
  }
}
