import { InterviewError, loadPart } from '../../src/errors/index.js';

export interface LazyPartOptions<Part> {
  /** For the error: what cannot be loaded. */
  readonly name: string;
  load(): Promise<Part>;
  /** Called once with what came, before it is handed out. */
  readonly onLoad?: (part: Part) => void;
  /** Called with why it did not come. */
  onFailure(error: InterviewError): void;
}

/** A part of an element that comes when it is wanted. It did not come: tried again only after `retry`. */
export class LazyPart<Part> {
  readonly #host: { requestUpdate(): void };
  readonly #options: LazyPartOptions<Part>;
  #part: Part | undefined;
  #loading: Promise<void> | undefined;
  #failure: InterviewError | undefined;

  constructor(host: { requestUpdate(): void }, options: LazyPartOptions<Part>) {
    this.#host = host;
    this.#options = options;
  }

  /** Undefined until it is there. */
  get part(): Part | undefined {
    return this.#part;
  }

  /** While it is on its way. */
  get loading(): Promise<void> | undefined {
    return this.#loading;
  }

  get failure(): InterviewError | undefined {
    return this.#failure;
  }

  /** Begins to load it, where that has not been done; the host is drawn again once it is there, or did not come. */
  want(): Part | undefined {
    if (!this.#part && !this.#failure) this.#loading ??= this.#load();
    return this.#part;
  }

  retry(): void {
    this.#failure = undefined;
    this.#host.requestUpdate();
  }

  async #load(): Promise<void> {
    const { name, load, onLoad, onFailure } = this.#options;
    try {
      const part = await loadPart(name, load);
      onLoad?.(part);
      this.#part = part;
    } catch (error) {
      if (!InterviewError.isInstance(error)) throw error;
      this.#failure = error;
      onFailure(error);
    } finally {
      this.#loading = undefined;
      this.#host.requestUpdate();
    }
  }
}
