import { svg, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AudioLevel } from '../../src/media/index.js';
import { InterviewElement } from '../internal/interview-element.js';
import { base } from '../styles/base.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { styles } from './live-waveform.styles.js';

const BARS = 72;
/** Levels that make one bar: 100 ms. With reduced motion the picture changes twice a second. */
const PER_BAR = 5;
const PER_UPDATE_REDUCED = 25;
const QUIETEST = -60;

/** What can be listened to: an `AudioTap`, or anything that tells levels. */
export interface LevelSource {
  subscribe(listener: (level: AudioLevel) => void, options?: { signal?: AbortSignal }): () => void;
}

/**
 * Bars that follow the loudness of a microphone.
 *
 * @tagname live-waveform
 * @summary Live waveform of a microphone.
 * @csspart base - The picture.
 */
export class LiveWaveform extends InterviewElement {
  static override styles = [tokens, base, styles];

  /** Where the levels come from; nothing moves without one. */
  @property({ attribute: false }) source: LevelSource | undefined;

  /** Stands still. */
  @property({ type: Boolean }) paused = false;

  @state() private bars: readonly number[] = [];

  #stop: (() => void) | undefined;
  #pending: number[] = [];
  #waiting: number[] = [];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listen();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('source')) this.#listen();
  }

  #listen(): void {
    this.#stop?.();
    const reduced = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
    this.#stop = this.source?.subscribe((level) => {
      if (this.paused) return;
      this.#pending.push(level.rms);
      if (this.#pending.length < PER_BAR) return;
      const loudest = Math.max(...this.#pending.splice(0));
      this.#waiting.push(Math.max(0, 1 - loudest / QUIETEST));
      if (reduced && this.#waiting.length * PER_BAR < PER_UPDATE_REDUCED) return;
      this.bars = [...this.bars, ...this.#waiting.splice(0)].slice(-BARS);
    });
  }

  override render(): TemplateResult {
    return html`<svg part="base" viewBox="0 0 ${BARS * 4} 44" preserveAspectRatio="none" role="img" aria-label=${this.text('waveform')}>
      ${Array.from({ length: BARS }, (_, index) => {
        const value = this.bars[index];
        const height = value === undefined ? 3 : Math.max(3, value * 42);
        return svg`<rect class=${value === undefined ? 'rest' : ''} x=${index * 4 + 0.5} y=${22 - height / 2} width="2.6" height=${height} rx="1.3"></rect>`;
      })}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-waveform': LiveWaveform;
  }
}
