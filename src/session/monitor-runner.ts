import type { MediaSlice } from '../spec/index.js';
import type { SessionMonitor } from './monitor.js';
import type { SessionCore } from './session-core.js';

/** Starts, holds and ends whatever watches, and writes down what it finds. Safe to ask for what it does already. */
export class MonitorRunner {
  readonly #monitor: SessionMonitor;
  readonly #core: SessionCore;
  readonly #saveMedia: (slice: MediaSlice) => Promise<void>;
  #isRunning = false;

  constructor(monitor: SessionMonitor, core: SessionCore, saveMedia: (slice: MediaSlice) => Promise<void>) {
    this.#monitor = monitor;
    this.#core = core;
    this.#saveMedia = saveMedia;
  }

  run(action: 'start' | 'pause' | 'resume' | 'stop'): void {
    // A session that comes back after a reload was never started in this page.
    if (action === 'start' || (action === 'resume' && !this.#isRunning)) return this.#start();
    if (this.#isRunning) this.#monitor[action]();
    if (action === 'stop') this.#isRunning = false;
  }

  #start(): void {
    const core = this.#core;
    this.#isRunning = true;
    const { plan, consent, deviceCheck } = core.state;
    this.#monitor.start({
      now: () => core.at,
      interviewerSpeaks: () => core.state.speaking,
      consented: plan.proctoring.enabled && consent.proctoring === true,
      proctoring: plan.proctoring,
      snapshots: consent.snapshots === true,
      ...(deviceCheck?.calibration && { calibration: deviceCheck.calibration }),
      saveMedia: this.#saveMedia,
      onOutput: (output) => {
        if (output.type === 'entry') void core.record(output.entry);
        else if (output.type === 'coverage') void core.record({ type: 'coverage-changed', data: output.change });
        else void core.record({ type: output.incident.phase === 'start' ? 'incident-started' : 'incident-ended', data: { incident: output.incident } });
      },
      onError: (error) => core.fail(error),
      onEngine: (engine, modelHash) =>
        void core.record({ type: 'monitoring-started', data: modelHash === undefined ? { engine } : { engine, modelHash } }),
    });
  }
}
