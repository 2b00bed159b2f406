import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { CONSENT_PURPOSES, type ConsentPurpose, type ConsentReceipt, type InterviewPlan } from '../../src/spec/index.js';
import { sha256Hex } from '../../src/utils/sha256.js';
import { InterviewConsentDeclineEvent } from '../events/interview-consent-decline.js';
import { InterviewConsentEvent } from '../events/interview-consent.js';
import { duration } from '../internal/format.js';
import { icon } from '../internal/icons.js';
import { InterviewElement } from '../internal/interview-element.js';
import { consent } from '../internal/strings/en/consent.js';
import { base } from '../styles/base.styles.js';
import { controls } from '../styles/controls.styles.js';
import { status } from '../styles/status.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { styles } from './consent-notice.styles.js';
import { NOTICE_VERSION } from './notice-version.js';
import { makeNotice, noticeText, type Notice, type PurposeNotice } from './notice.js';

const fromWords = { fromAttribute: (value: string | null) => (value?.split(/\s+/).filter(Boolean) ?? []) as ConsentPurpose[] };

/**
 * Says in plain words what will happen and asks for agreement, each purpose apart and nothing ticked beforehand. That
 * the interviewer is an AI is said first; it has no part and no slot, and an emptied text falls back to ours.
 *
 * @tagname consent-notice
 * @summary Asks for consent, purpose by purpose, and hands over a receipt.
 * @slot details - Text of the host's own, shown below the rights and hashed with the rest.
 * @event {InterviewConsentEvent} interview-consent - The candidate agreed; carries the receipt.
 * @event {InterviewConsentDeclineEvent} interview-consent-decline - The candidate did not agree.
 * @event {InterviewErrorEvent} interview-error - An attribute holds a value that does not exist.
 * @csspart base - The wrapper.
 * @csspart purpose - One purpose with its box.
 * @csspart rights - The rights and the other ways.
 * @csspart actions - The row of buttons.
 */
export class ConsentNotice extends InterviewElement {
  static override texts = consent;
  static override styles = [tokens, base, controls, status, styles];

  /** What is asked for, as an array or as words in the attribute; `interview` is always asked. */
  @property({ converter: fromWords }) purposes: readonly ConsentPurpose[] = ['interview'];

  /** Version that receipts carry; set your own when you change texts or facts. */
  @property({ attribute: 'notice-version' }) noticeVersion: string = NOTICE_VERSION;

  /** How pictures are kept, as the plan has it (`proctoring.snapshots`); of incidents alone where absent. */
  @property({ attribute: false }) snapshots: InterviewPlan['proctoring']['snapshots'];

  /** Who sees the interview, e.g. "The hiring team of Example Ltd." */
  @property() recipients: string | undefined;

  /** Where the record is kept, e.g. "On our servers in Frankfurt." */
  @property() place: string | undefined;

  /** How long it is kept, e.g. "Six months, then it is deleted." */
  @property() retention: string | undefined;

  /** Whom to ask, e.g. an e-mail address. */
  @property() contact: string | undefined;

  /** What is noticed and what follows it, as pairs of a heading and a text: shown with `proctoring`, and hashed with it. A panel fills this in from its plan. */
  @property({ attribute: false }) conditions: readonly (readonly [heading: string, text: string])[] = [];

  @query('[data-focus]') private heading: HTMLElement | null | undefined;
  @state() private step: 'reading' | 'given' | 'declined' = 'reading';
  @state() private granted: ReadonlySet<ConsentPurpose> = new Set();
  #refused = '';

  /** What is asked for here, in the order of the specification. */
  get #asked(): readonly ConsentPurpose[] {
    return CONSENT_PURPOSES.filter((purpose) => purpose === 'interview' || this.purposes.includes(purpose));
  }

  /** The very words that the candidate is shown for one purpose; a receipt holds their SHA-256. */
  noticeText(purpose: ConsentPurpose): string {
    const slot = this.renderRoot.querySelector<HTMLSlotElement>('slot[name="details"]');
    const own = (slot?.assignedNodes({ flatten: true }) ?? []).map((node) => (node.textContent ?? '').trim().replace(/\s+/g, ' ')).filter(Boolean);
    return noticeText(this.#notice(), purpose, own.join('\n'));
  }

  #notice(): Notice {
    const { recipients, place, retention, contact, conditions } = this;
    return makeNotice({
      purposes: this.#asked,
      version: this.text('consentVersion', this.noticeVersion),
      pictures: this.#pictures(),
      text: (key) => {
        const text = this.text(key);
        // Required by law in the EU (AI Act, Art. 50): replaceable by other words, not by none.
        return key === 'consentAi' && text.trim() === '' ? consent.consentAi : text;
      },
      contactLine: (address) => this.text('consentContact', address),
      recipients,
      place,
      retention,
      contact,
      conditions,
    });
  }

  #pictures(): string {
    const { onIncidents = true, everyMs, blurBackground, most } = this.snapshots ?? {};
    return [
      this.text('consentSnapshotsCaptured'),
      ...(onIncidents ? [this.text('consentSnapshotsIncidents')] : []),
      ...(everyMs === undefined ? [] : [this.text('consentSnapshotsEvery', duration(everyMs, this.textLanguage))]),
      ...(blurBackground ? [this.text('consentSnapshotsBlur')] : []),
      ...(most === undefined ? [] : [this.text('consentSnapshotsMost', most)]),
    ].join(' ');
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('purposes')) return;
    const unknown = this.purposes.filter((purpose) => !CONSENT_PURPOSES.includes(purpose));
    this.#refused = unknown.length > 0 ? this.describe(this.refuse('purposes', CONSENT_PURPOSES)).message : '';
  }

  override updated(changed: PropertyValues): void {
    // The screen below the pressed button is another one now; whoever cannot see it is taken there.
    if (changed.get('step') !== undefined) this.heading?.focus();
  }

  #handleToggle(purpose: ConsentPurpose, event: Event): void {
    const next = new Set(this.granted);
    if ((event.target as HTMLInputElement).checked) next.add(purpose);
    else next.delete(purpose);
    this.granted = next;
  }

  #handleAccept(): void {
    this.granted = new Set([...this.granted, 'interview']);
    const receipt: ConsentReceipt = {
      purposes: this.#asked.map((purpose) => ({
        purpose,
        granted: this.granted.has(purpose),
        version: this.noticeVersion,
        hash: sha256Hex(this.noticeText(purpose)),
      })),
      // The language that was read, not the one that was asked for: a missing translation falls back to another.
      language: Object.keys(this.strings).length > 0 ? this.language : this.text('$code'),
      aiDisclosed: true,
    };
    this.step = 'given';
    this.dispatchEvent(new InterviewConsentEvent(receipt));
  }

  #handleDecline(): void {
    this.granted = new Set();
    this.step = 'declined';
    this.dispatchEvent(new InterviewConsentDeclineEvent());
  }

  override render(): TemplateResult {
    if (this.step === 'declined') return this.#renderDeclined();
    return this.step === 'given' ? this.#renderGiven() : this.#renderNotice(this.#notice());
  }

  #renderNotice(notice: Notice): TemplateResult {
    return html`<section part="base" class="card" aria-labelledby="title">
      <h2 class="over" id="title" data-focus tabindex="-1">${this.text('consentHeading')}</h2>
      <div class="ai">
        <p class="statement">${icon('spark')}<span>${notice.ai[0]}</span></p>
        <p>${notice.ai[1]}</p>
      </div>
      ${this.#refused ? html`<p class="note" data-tone="caution">${this.#refused}</p>` : nothing}
      <div class="purposes" role="group" aria-label=${this.text('consentAsked')}>
        ${this.#asked.map((purpose) => this.#renderPurpose(purpose, notice.purposes[purpose]))}
      </div>
      <div class="rights" part="rights">
        ${notice.rights.map(([heading, text]) => html`<div><h3>${heading}</h3><p>${text}</p></div>`)}
        ${notice.contact ? html`<p>${notice.contact}</p>` : nothing}
        <slot name="details"></slot>
      </div>
      <div class="bar" part="actions">
        <button class="quiet" type="button" @click=${this.#handleDecline}>${this.text('consentDecline')}</button>
        <button class="primary" type="button" @click=${this.#handleAccept}>${this.text('consentAccept')}</button>
      </div>
      <p class="version">${notice.version}</p>
    </section>`;
  }

  #renderPurpose(purpose: ConsentPurpose, notice: PurposeNotice | undefined): TemplateResult | typeof nothing {
    if (!notice) return nothing;
    const needed = purpose === 'interview';
    return html`<div class="purpose" part="purpose">
      ${needed
        ? html`<span class="needed">${icon('check')}</span>`
        : html`<input
            type="checkbox"
            id=${purpose}
            name=${purpose}
            aria-describedby="${purpose}-text"
            .checked=${this.granted.has(purpose)}
            @change=${(event: Event) => this.#handleToggle(purpose, event)}
          />`}
      <div>
        <label class="name" for=${needed ? nothing : purpose}>
          <b>${notice.title}</b><span class="tag">${this.text(needed ? 'consentRequired' : 'consentOptional')}</span>
        </label>
        <p id="${purpose}-text">${notice.text}</p>
        <details>
          <summary><span>${this.text('consentMore')}</span>${icon('chevron')}</summary>
          <dl>
            ${notice.facts.map(([label, text]) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}
          </dl>
        </details>
      </div>
    </div>`;
  }

  #renderGiven(): TemplateResult {
    const { purposes } = this.#notice();
    return html`<section part="base" class="card" aria-labelledby="title">
      <h2 id="title" data-focus tabindex="-1">${this.text('consentGiven')}</h2>
      <ul class="given">
        ${this.#asked.map((purpose) => {
          const granted = this.granted.has(purpose);
          return html`<li>
            <span class="dot" data-state=${granted ? 'ok' : 'off'}></span>${purposes[purpose]?.title}
            <small>${this.text(granted ? 'consentYes' : 'consentNo')}</small>
          </li>`;
        })}
      </ul>
      <p>${this.text('consentGivenText')}</p>
      <div class="bar"><button type="button" @click=${() => (this.step = 'reading')}>${this.text('consentChange')}</button></div>
    </section>`;
  }

  #renderDeclined(): TemplateResult {
    return html`<section part="base" class="card" aria-labelledby="title">
      <h2 id="title" data-focus tabindex="-1">${this.text('consentDeclined')}</h2>
      <p>${this.text('consentDeclinedText')}</p>
      <div class="bar"><button type="button" @click=${() => (this.step = 'reading')}>${this.text('consentReadAgain')}</button></div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'consent-notice': ConsentNotice;
  }
}
