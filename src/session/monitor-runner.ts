import type { SessionStore } from '../spec/index.js';
import type { SessionMonitor } from './monitor.js';
import type { SessionCore } from './session-core.js';

/** Starts, holds and ends whatever watches, and writes down what it finds. Safe to ask for what it does already. */
export class MonitorRunner {
  readonly #monitor: SessionMonitor;
  readonly #core: SessionCore;
  readonly #store: SessionStore;
  #isRunning = false;

  constructor(monitor: SessionMonitor, core: SessionCore, store: SessionStore) {
    this.#monitor = monitor;
    this.#core = core;
    this.#store = store;
  }

  run(action: 'start' | 'pause' | 'resume' | 'stop' | 'stop-snapshots'): void {
    // A session that comes back after a reload was never started in this page.
    if (action === 'start' || (action === 'resume' && !this.#isRunning)) return this.#start();
    if (action === 'stop-snapshots') return this.#monitor.stopSnapshots?.();
    if (this.#isRunning) this.#monitor[action]();
    if (action === 'stop') this.#isRunning = false;
  }

  /** Resolves once what watches has handed over all that it keeps; undefined where nothing is on its way. */
  settled(): Promise<void> | undefined {
    return this.#monitor.settled?.();
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
      snapshotsKept: core.events.filter(({ type }) => type === 'snapshot-kept').length,
      saveMedia: (slice) => this.#store.putMedia(core.state.sessionId, slice),
      deleteMedia: (recordingId) => this.#store.deleteMedia(core.state.sessionId, recordingId),
      onOutput: (output) => {
        if (output.type === 'entry') void core.record(output.entry);
        else if (output.type === 'coverage') void core.record({ type: 'coverage-changed', data: output.change });
        else void core.record({ type: output.incident.phase === 'start' ? 'incident-started' : 'incident-ended', data: { incident: output.incident } });
      },
      onError: (error) => core.fail(error),
      onEngine: (engine, modelHash, role) =>
        void core.record({ type: 'monitoring-started', data: { engine, ...(modelHash !== undefined && { modelHash }), ...(role && { role }) } }),
    });
  }
}
