import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

export type Politeness = 'polite' | 'assertive';

/**
 * Says things to screen readers that the eye sees otherwise. One polite and one assertive live region, which stand in
 * the tree before anything is said: a region that comes together with its text is not read out.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #said: Record<Politeness, string> = { polite: '', assertive: '' };

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Says a text once; the same text again is not repeated until another one, or `clear`, came between. */
  announce(text: string, politeness: Politeness = 'polite'): void {
    if (this.#said[politeness] === text) return;
    this.#said[politeness] = text;
    this.#host.requestUpdate();
  }

  /** Forgets what was said, so that it may be said again. */
  clear(): void {
    this.#said.polite = '';
    this.#said.assertive = '';
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#said.polite = '';
    this.#said.assertive = '';
  }

  render(): TemplateResult {
    return html`<div class="visually-hidden" role="status">${this.#said.polite}</div>
      <div class="visually-hidden" role="alert">${this.#said.assertive}</div>`;
  }
}
