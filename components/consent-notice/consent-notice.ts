import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ConsentPurpose, ConsentReceipt } from '../../src/spec/index.js';
import { sha256Hex } from '../../src/utils/sha256.js';
import { InterviewConsentEvent } from '../events/interview-consent.js';
import { InterviewElement } from '../internal/interview-element.js';
import { base } from '../styles/base.styles.js';
import { controls } from '../styles/controls.styles.js';
import { status } from '../styles/status.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { styles } from './consent-notice.styles.js';
import { NOTICE_VERSION } from './notice-version.js';

const TEXTS = {
  interview: ['consentInterview', 'consentInterviewText'],
  recording: ['consentRecording', 'consentRecordingText'],
  proctoring: ['consentProctoring', 'consentProctoringText'],
  snapshots: ['consentSnapshots', 'consentSnapshotsText'],
} as const;

/**
 * Says what will happen and asks for agreement, each purpose apart. That the interviewer is an AI is always said first.
 *
 * @tagname consent-notice
 * @summary Asks for consent, purpose by purpose, and hands over a receipt.
 * @slot details - Text of the host's own: who reads the interview, how long it is kept, whom to ask.
 * @event {InterviewConsentEvent} interview-consent - The candidate agreed; carries the receipt.
 * @csspart base - The wrapper.
 * @csspart purpose - One purpose with its box.
 */
export class ConsentNotice extends InterviewElement {
  static override styles = [tokens, base, controls, status, styles];

  /** What is asked for. `interview` is always asked. */
  @property({ attribute: false }) purposes: readonly ConsentPurpose[] = ['interview'];

  @state() private granted: ReadonlySet<ConsentPurpose> = new Set(['interview']);
  @state() private declined = false;

  get #asked(): readonly ConsentPurpose[] {
    return ['interview', ...this.purposes.filter((purpose) => purpose !== 'interview')];
  }

  /** The very text that is hashed: what the candidate read for one purpose. */
  #notice(purpose: ConsentPurpose): string {
    const [title, text] = TEXTS[purpose];
    return [this.text('consentAi'), this.text(title), this.text(text), this.text('consentRightsText')].join('\n');
  }

  #toggle(purpose: ConsentPurpose, on: boolean): void {
    const next = new Set(this.granted);
    if (on) next.add(purpose);
    else next.delete(purpose);
    this.granted = next;
  }

  #accept(): void {
    const receipt: ConsentReceipt = {
      purposes: this.#asked.map((purpose) => ({
        purpose,
        granted: this.granted.has(purpose),
        version: NOTICE_VERSION,
        hash: sha256Hex(this.#notice(purpose)),
      })),
      language: this.language,
      aiDisclosed: true,
    };
    this.dispatchEvent(new InterviewConsentEvent(receipt));
  }

  override render(): TemplateResult {
    return this.declined ? this.#renderDeclined() : this.#renderNotice();
  }

  #renderNotice(): TemplateResult {
    return html`<section part="base" aria-labelledby="heading">
      <header>
        <h2 id="heading">${this.text('consentHeading')}</h2>
        <p class="ai">${this.text('consentAi')}</p>
      </header>
      <div class="purposes">${this.#asked.map((purpose) => this.#renderPurpose(purpose))}</div>
      <div>
        <h3>${this.text('consentRights')}</h3>
        <p class="over">${this.text('consentRightsText')}</p>
        <slot name="details"></slot>
      </div>
      <div class="bar">
        <button class="quiet" type="button" @click=${() => (this.declined = true)}>${this.text('consentDecline')}</button>
        <button class="primary" type="button" @click=${() => this.#accept()}>${this.text('consentAccept')}</button>
      </div>
    </section>`;
  }

  #renderPurpose(purpose: ConsentPurpose): TemplateResult {
    const [title, text] = TEXTS[purpose];
    const required = purpose === 'interview';
    return html`<label class="purpose" part="purpose">
      <input
        type="checkbox"
        name=${purpose}
        .checked=${this.granted.has(purpose)}
        ?disabled=${required}
        @change=${(event: Event) => this.#toggle(purpose, (event.target as HTMLInputElement).checked)}
      />
      <b>${this.text(title)}<small>${this.text(required ? 'consentRequired' : 'consentOptional')}</small></b>
      <p>${this.text(text)}</p>
    </label>`;
  }

  #renderDeclined(): TemplateResult {
    return html`<section part="base" role="status">
      <h2>${this.text('consentDeclined')}</h2>
      <p>${this.text('consentDeclinedText')}</p>
      <div class="bar"><button type="button" @click=${() => (this.declined = false)}>${this.text('consentReadAgain')}</button></div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'consent-notice': ConsentNotice;
  }
}
