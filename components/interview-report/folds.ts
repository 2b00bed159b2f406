import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * What is folded away is drawn when it is unfolded for the first time, or when the page is printed: hundreds of notes cost
 * nothing until somebody looks at them.
 */
export class Folds implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #drawn = new Set<string>();
  #isPrinted = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#handlePrint);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#handlePrint);
  }

  isDrawn(key: string): boolean {
    return this.#isPrinted || this.#drawn.has(key);
  }

  /** For `toggle` of its `details`; `onOpen` is called each time that it was unfolded. */
  toggled(key: string, onOpen?: () => void): (event: Event) => void {
    return ({ currentTarget }) => {
      if (!(currentTarget instanceof HTMLDetailsElement) || !currentTarget.open) return;
      onOpen?.();
      if (this.#drawn.has(key)) return;
      this.#drawn.add(key);
      this.#host.requestUpdate();
    };
  }

  readonly #handlePrint = (): void => {
    this.#isPrinted = true;
    this.#host.requestUpdate();
  };
}
