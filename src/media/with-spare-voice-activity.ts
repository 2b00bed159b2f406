import { AdapterError, InterviewError } from '../errors/index.js';
import { destinationsOf, type AudioFrame, type CallContext, type VoiceActivity, type VoiceActivityPart } from '../spec/index.js';
import { energyVoiceActivity } from './energy-voice-activity.js';

export interface SpareVoiceActivityOptions {
  /** Needs nothing to be loaded. Default: by energy. */
  readonly spare?: VoiceActivity;
  /** Called once for each time that the preferred one cannot be loaded or dies, with why; the spare one is heard from then on. */
  readonly onFailure?: (error: InterviewError) => void;
}

/**
 * A voice activity that has to be loaded, and one that is heard until it is, and after it has died. It takes over when both
 * are of one opinion, so that nobody is cut off in the middle of a word; what it is taken over from by its death may differ.
 * `load` rejects only with the reason of its signal.
 */
export function withSpareVoiceActivity(preferred: VoiceActivity, options: SpareVoiceActivityOptions = {}): VoiceActivity {
  return new SpareVoiceActivity(preferred, options);
}

class SpareVoiceActivity implements VoiceActivity {
  readonly specificationVersion = 'v1';
  readonly #preferred: VoiceActivity;
  readonly #spare: VoiceActivity;
  readonly #onFailure: ((error: InterviewError) => void) | undefined;
  /** The preferred one hears; it need not be the one that is heeded. */
  #isLoaded: boolean;
  #heeded: 'preferred' | 'spare';
  #isSpeaking = { preferred: false, spare: false };

  constructor(preferred: VoiceActivity, { spare = energyVoiceActivity(), onFailure }: SpareVoiceActivityOptions) {
    this.#preferred = preferred;
    this.#spare = spare;
    this.#onFailure = onFailure;
    this.#isLoaded = preferred.load === undefined;
    this.#heeded = this.#isLoaded ? 'preferred' : 'spare';
  }

  get destinations(): VoiceActivity['destinations'] {
    return destinationsOf([this.#preferred, this.#spare]);
  }

  /** Of the one that is heeded. */
  get provider(): string {
    return this.#current.provider;
  }

  get probability(): number {
    return this.#current.probability;
  }

  async load({ signal }: Pick<CallContext, 'signal'>): Promise<void> {
    try {
      await this.#preferred.load?.({ signal });
      this.#isLoaded = true;
    } catch (error) {
      signal.throwIfAborted();
      this.#fail(error);
    }
  }

  push(frame: AudioFrame): readonly VoiceActivityPart[] {
    const before = { heeded: this.#heeded, isSpeaking: this.#isSpeaking[this.#heeded] };
    const found = { spare: this.#spare.push(frame), preferred: this.#pushPreferred(frame) };
    for (const which of ['spare', 'preferred'] as const) {
      const last = found[which].at(-1);
      if (last) this.#isSpeaking[which] = last.type === 'speech-start';
    }
    const heeded = this.#heeded;
    if (this.#isLoaded && this.#isSpeaking.preferred === this.#isSpeaking.spare) this.#heeded = 'preferred';
    if (before.heeded === heeded) return found[heeded];
    // The preferred one has just died.
    const isSpeaking = this.#isSpeaking[heeded];
    return isSpeaking === before.isSpeaking ? [] : [{ type: isSpeaking ? 'speech-start' : 'speech-end', at: frame.at }];
  }

  reset(): void {
    this.#preferred.reset();
    this.#spare.reset();
    this.#isSpeaking = { preferred: false, spare: false };
  }

  close(): void {
    this.#isLoaded = this.#preferred.load === undefined;
    this.#heeded = this.#isLoaded ? 'preferred' : 'spare';
    this.#preferred.close?.();
    this.#spare.close?.();
    this.reset();
  }

  get #current(): VoiceActivity {
    return this.#heeded === 'preferred' ? this.#preferred : this.#spare;
  }

  #pushPreferred(frame: AudioFrame): readonly VoiceActivityPart[] {
    if (!this.#isLoaded) return [];
    try {
      return this.#preferred.push(frame);
    } catch (error) {
      this.#fail(error);
      return [];
    }
  }

  #fail(error: unknown): void {
    this.#isLoaded = false;
    this.#heeded = 'spare';
    const { provider } = this.#preferred;
    this.#onFailure?.(InterviewError.isInstance(error) ? error : new AdapterError(provider, 'closed', 'it hears nothing any more', { cause: error }));
  }
}
