import type { LitElement, ReactiveController } from 'lit';
import { learnCalibration, type CalibrationFailure, type Corner } from '../../../src/proctoring/calibration.js';
import type { Calibration, VisionObservation } from '../../../src/spec/index.js';
import { CornerWalk, DOT_MS } from './corner-walk.js';

export type CalibrationState =
  | { readonly type: 'offered' | 'skipped' }
  /** No corner yet: the first dot is about to come. */
  | { readonly type: 'running'; readonly corner: Corner | undefined }
  | { readonly type: 'done'; readonly calibration: Calibration }
  /** `left`: the page was hidden meanwhile. */
  | { readonly type: 'failed'; readonly why: CalibrationFailure | 'left' };

export interface CalibrationCheckOptions {
  /** Tells all that the engine sees, with the time on `performance.now()`, until the signal ends. */
  watch(watcher: (observation: VisionObservation) => void, signal: AbortSignal): void;
  /** Factor on the time of a dot. */
  pace(): number;
}

/** Five seconds in which a dot is looked at in each corner of the page. Nothing depends on it: whoever skips it, or is not seen well enough, goes on without. */
export class CalibrationCheck implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: CalibrationCheckOptions;
  #state: CalibrationState = { type: 'offered' };
  #life: AbortController | undefined;
  /** The dot was on the page when it was drawn last. */
  #wasShown = false;

  constructor(host: LitElement, options: CalibrationCheckOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get state(): CalibrationState {
    return this.#state;
  }

  /** What was learned; undefined where it was skipped, or could not be. */
  get result(): Calibration | undefined {
    return this.#state.type === 'done' ? this.#state.calibration : undefined;
  }

  /** The dialog is opened as soon as it is drawn; once it is gone, the focus is where its result stands. */
  hostUpdated(): void {
    const { renderRoot } = this.#host;
    const dialog = renderRoot.querySelector<HTMLDialogElement>('.calibration');
    if (dialog && !dialog.open) dialog.showModal();
    if (this.#wasShown && !dialog) renderRoot.querySelector<HTMLElement>('[data-row="calibration"] button')?.focus();
    this.#wasShown = dialog !== null;
  }

  hostDisconnected(): void {
    if (this.#state.type === 'running') this.skip();
  }

  start(): void {
    this.#life?.abort();
    const life = new AbortController();
    const { signal } = life;
    this.#life = life;
    const walk = new CornerWalk(performance.now(), DOT_MS * this.#options.pace());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const advance = (): void => {
      clearTimeout(timer);
      const wait = walk.advance(performance.now());
      if (wait === undefined) this.#end(learn(walk));
      else {
        timer = setTimeout(advance, wait);
        if (this.#state.type !== 'running' || this.#state.corner !== walk.corner) this.#go({ type: 'running', corner: walk.corner });
      }
    };
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    document.addEventListener('visibilitychange', () => document.hidden && this.#end({ type: 'failed', why: 'left' }), { signal });
    this.#options.watch((observation) => {
      walk.see(observation);
      advance();
    }, signal);
    advance();
  }

  skip(): void {
    this.#end({ type: 'skipped' });
  }

  /** Forgets what was learned: with another camera it is another direction. */
  reset(): void {
    if (this.#state.type !== 'offered') this.#end({ type: 'offered' });
  }

  #end(state: CalibrationState): void {
    this.#life?.abort();
    this.#life = undefined;
    this.#go(state);
  }

  #go(state: CalibrationState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

function learn(walk: CornerWalk): CalibrationState {
  if (walk.failure) return { type: 'failed', why: walk.failure };
  const outcome = learnCalibration(walk.samples);
  return outcome.ok ? { type: 'done', calibration: outcome.calibration } : { type: 'failed', why: outcome.why };
}
