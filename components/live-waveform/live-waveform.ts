import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AudioLevel } from '../../src/media/index.js';
import { InterviewElement } from '../internal/interview-element.js';
import { waveform as waveformTexts } from '../internal/strings/en/waveform.js';
import { base } from '../styles/base.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { styles } from './live-waveform.styles.js';
import { barCount, barHeight, fit, wavePath } from './wave-path.js';

/** Levels of 20 ms that make one bar: 100 ms. With reduced motion the picture changes twice a second. */
const PER_BAR = 5;
const BARS_PER_UPDATE_REDUCED = 5;
/** Bars kept in memory: more than the widest screen shows. */
const KEPT = 800;

/** What can be listened to: an `AudioTap`, or anything that tells levels. */
export interface LevelSource {
  subscribe(listener: (level: AudioLevel) => void, options?: { signal?: AbortSignal }): () => void;
}

/**
 * Bars that follow the loudness of a microphone, as many as fit; or, with `values`, a recording as a whole.
 *
 * @tagname live-waveform
 * @summary Live waveform of a microphone, or the picture of a recording.
 * @csspart base - The picture.
 */
export class LiveWaveform extends InterviewElement {
  static override texts = waveformTexts;
  static override styles = [tokens, base, styles];

  /** Where the levels come from; nothing moves without one. */
  @property({ attribute: false }) source: LevelSource | undefined;

  /** Stands still. */
  @property({ type: Boolean }) paused = false;

  /** A whole recording, heights 0..1, instead of what is heard now. */
  @property({ attribute: false }) values: readonly number[] | undefined;

  /** How much of `values` was played, 0..1. */
  @property({ attribute: false }) progress = 0;

  @state() private bars: readonly number[] = [];
  @state() private size = { width: 0, height: 0 };

  #stop: (() => void) | undefined;
  #observer: ResizeObserver | undefined;
  #pending: number[] = [];
  #waiting: number[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listen();
    this.#observer = new ResizeObserver(([entry]) => {
      if (entry) this.size = { width: entry.contentRect.width, height: entry.contentRect.height };
    });
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = undefined;
    this.#observer?.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('source')) this.#listen();
  }

  /** Begins with an empty picture again. */
  clear(): void {
    this.#pending = [];
    this.#waiting = [];
    this.bars = [];
  }

  #listen(): void {
    this.#stop?.();
    const reduced = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
    this.#stop = this.source?.subscribe((level) => {
      if (this.paused) return;
      this.#pending.push(level.rms);
      if (this.#pending.length < PER_BAR) return;
      this.#waiting.push(barHeight(Math.max(...this.#pending.splice(0))));
      if (reduced && this.#waiting.length < BARS_PER_UPDATE_REDUCED) return;
      this.bars = [...this.bars, ...this.#waiting.splice(0)].slice(-KEPT);
    });
  }

  override render(): TemplateResult {
    const { width, height } = this.size;
    const count = barCount(width);
    const values = this.values ? fit(this.values, count) : this.bars.slice(-count);
    // Of a recording the part that was played stands out; of a live picture all that was heard.
    const loud = this.values ? Math.round(values.length * this.progress) : values.length;
    return html`<svg part="base" role="img" aria-label=${this.text('waveform')}>
      <path class="rest" d=${wavePath(values, { from: values.length, to: count, height })}></path>
      <path class="later" d=${wavePath(values, { from: loud, to: values.length, height })}></path>
      <path d=${wavePath(values, { to: loud, height })}></path>
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-waveform': LiveWaveform;
  }
}
