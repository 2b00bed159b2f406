import { loadPart, type InterviewError } from '../errors/index.js';
import type { DeviceHandle } from '../media/index.js';
import type { Clock, LogEntry, Observation } from '../spec/index.js';
import { randomId } from '../utils/random-id.js';
import type { MonitorOutput, MonitorStart } from './monitor.js';
import { ObservationKeeper } from './observation-keeper.js';
import type { SnapshotKeeper, SnapshotKeeperOptions } from './snapshots/snapshot-keeper.js';

/** What one run of monitoring leaves behind besides its incidents: what the rules saw, and pictures where they are agreed to. */
export class Evidence {
  readonly #start: MonitorStart;
  readonly #clock: Clock;
  readonly #observations: ObservationKeeper | undefined;
  #snapshots: SnapshotKeeper | undefined;
  readonly #life = new AbortController();
  #loading: Promise<void> | undefined;

  constructor(start: MonitorStart, clock: Clock) {
    this.#start = start;
    this.#clock = clock;
    const { saveMedia, proctoring, onError } = start;
    if (saveMedia && proctoring?.keepObservations) {
      this.#observations = new ObservationKeeper({ clock, recordingId: randomId(), save: saveMedia, record: (entry) => this.#record(entry), onError });
    }
  }

  /** Before the rules see it. */
  saw(observation: Observation): void {
    this.#observations?.saw(observation);
    this.#snapshots?.saw(observation);
  }

  told(output: MonitorOutput): void {
    if (output.type !== 'incident') return;
    const { incident } = output;
    // What begins before they are loaded is counted as missed, too.
    if (this.#snapshots) this.#snapshots.told(incident);
    else void this.#loading?.then(() => this.#snapshots?.told(incident));
  }

  /** A camera is watched from now on, until the signal ends. */
  watch(camera: DeviceHandle, signal: AbortSignal): void {
    const { saveMedia, proctoring, snapshots } = this.#start;
    const settings = proctoring?.snapshots;
    if (!settings || !snapshots || !saveMedia || this.#life.signal.aborted) return;
    if (this.#snapshots) return this.#snapshots.watch(camera, signal);
    this.#loading = this.#load(settings, saveMedia).then(() => this.#snapshots?.watch(camera, signal));
  }

  /** Nothing is seen for a while: says how much is kept so far. */
  pause(): void {
    void this.#observations?.flush();
  }

  stopSnapshots(): void {
    this.#life.abort();
    this.#snapshots?.stop();
  }

  /** After the last output. Resolves once all is handed over; undefined where there is nothing to keep. */
  stop(): Promise<void> | undefined {
    const pending = [this.#observations?.flush(), this.#snapshots?.settled].filter((work) => work !== undefined);
    return pending.length === 0 ? undefined : Promise.all(pending).then(() => undefined);
  }

  async #load(settings: SnapshotKeeperOptions['settings'], save: SnapshotKeeperOptions['save']): Promise<void> {
    const { deleteMedia, snapshotsKept = 0, now, onError } = this.#start;
    try {
      const { SnapshotKeeper } = await loadPart('snapshots', () => import('./snapshots/snapshot-keeper.js'));
      if (this.#life.signal.aborted) return;
      this.#snapshots ??= new SnapshotKeeper({
        settings,
        clock: this.#clock,
        kept: snapshotsKept,
        now,
        save,
        remove: async (recordingId) => deleteMedia?.(recordingId),
        record: (entry) => this.#record(entry),
      });
    } catch (error) {
      onError(error as InterviewError);
    }
  }

  #record(entry: LogEntry): void {
    this.#start.onOutput({ type: 'entry', entry });
  }
}
