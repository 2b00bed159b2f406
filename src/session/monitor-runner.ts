import type { SessionStore } from '../spec/index.js';
import type { SessionMonitor } from './monitor.js';
import type { PolicyRunner } from './policy-runner.js';
import type { SessionCore } from './session-core.js';

export interface MonitorRunnerOptions {
  readonly monitor: SessionMonitor;
  readonly core: SessionCore;
  /** What the host wants to follow what is found. */
  readonly policy: PolicyRunner;
  /** Keeps pictures and observations beside the log. */
  readonly store: SessionStore;
  /** Other tabs that have the session open. */
  otherTabs(): Promise<number>;
}

/** Starts, holds and ends whatever watches, and writes down what it finds. Safe to ask for what it does already. */
export class MonitorRunner {
  readonly #options: MonitorRunnerOptions;
  #isRunning = false;

  constructor(options: MonitorRunnerOptions) {
    this.#options = options;
  }

  run(action: 'start' | 'pause' | 'resume' | 'stop' | 'stop-snapshots'): void {
    // A session that comes back after a reload was never started in this page.
    if (action === 'start' || (action === 'resume' && !this.#isRunning)) return this.#start();
    if (action === 'stop-snapshots') return this.#options.monitor.stopSnapshots?.();
    if (this.#isRunning) this.#options.monitor[action]();
    if (action === 'stop') this.#isRunning = false;
  }

  /** Resolves once what watches has handed over all that it keeps; undefined where nothing is on its way. */
  settled(): Promise<void> | undefined {
    return this.#options.monitor.settled?.();
  }

  #start(): void {
    const { monitor, core, policy, store, otherTabs } = this.#options;
    this.#isRunning = true;
    const { plan, consent, deviceCheck } = core.state;
    monitor.start({
      now: () => core.at,
      interviewerSpeaks: () => core.state.speaking,
      consented: plan.proctoring.enabled && consent.proctoring === true,
      proctoring: plan.proctoring,
      snapshots: consent.snapshots === true,
      ...(deviceCheck?.calibration && { calibration: deviceCheck.calibration }),
      snapshotsKept: core.events.filter(({ type }) => type === 'snapshot-kept').length,
      saveMedia: (slice) => store.putMedia(core.state.sessionId, slice),
      deleteMedia: (recordingId) => store.deleteMedia(core.state.sessionId, recordingId),
      otherTabs,
      onOutput: (output) => {
        if (output.type === 'entry') void core.record(output.entry);
        else if (output.type === 'coverage') void core.record({ type: 'coverage-changed', data: output.change });
        else if (output.incident.phase === 'end') void core.record({ type: 'incident-ended', data: { incident: output.incident } });
        else {
          void core.record({ type: 'incident-started', data: { incident: output.incident } });
          policy.follow(output.incident);
        }
      },
      onError: (error) => core.fail(error),
      onEngine: (engine, modelHash, role) =>
        void core.record({ type: 'monitoring-started', data: { engine, ...(modelHash !== undefined && { modelHash }), ...(role && { role }) } }),
    });
  }
}
