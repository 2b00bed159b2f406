import type { DeviceHandle } from '../../media/index.js';
import { pumpFrames } from '../../media/pump-frames.js';
import type { Clock, Incident, InterviewPlan, LogEntry, MediaSlice, Observation, SnapshotLoss, SnapshotReason } from '../../spec/index.js';
import { randomId } from '../../utils/random-id.js';
import { sha256Hex } from '../../utils/sha256.js';
import { People } from './people.js';
import { blurredCopy, copyOf, drawFrame, newPicture, toJpeg } from './picture.js';
import { PictureRing, type Taken } from './picture-ring.js';
import { SHOWN_KINDS } from './shown-kinds.js';

/** Pictures taken a second, beside those that are looked at. */
const RATE = 2;
/** How long a picture is held, ms: an incident is told after its dwell, 4 s with most of our thresholds at the longest, and the seconds before it are wanted. 4.6 MB. */
const HELD_MS = 7000;
/** A picture of before is to be this old when the incident begins, ms. */
const BEFORE_MS = 2000;
/** What is older does not show how it is now, ms. */
const FRESH_MS = 1500;

export interface SnapshotKeeperOptions {
  readonly settings: NonNullable<InterviewPlan['proctoring']['snapshots']>;
  readonly clock: Clock;
  /** Kept before, in the same interview. */
  readonly kept: number;
  /** Session time, ms. */
  now(): number;
  /** Rejects with `StoreError`. */
  save(slice: MediaSlice): Promise<void>;
  remove(recordingId: string): Promise<void>;
  record(entry: LogEntry): void;
}

/** Keeps small pictures of the camera as evidence: when an incident begins, of before it, when it ends, and every so often. */
export class SnapshotKeeper {
  readonly #options: SnapshotKeeperOptions;
  readonly #ring = new PictureRing(1 + (HELD_MS / 1000) * RATE, newPicture);
  readonly #people = new People(HELD_MS);
  readonly #life = new AbortController();
  /** Kept, or on their way to be. */
  #count: number;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(options: SnapshotKeeperOptions) {
    this.#options = options;
    this.#count = options.kept;
  }

  /** Takes pictures of the camera until the signal ends; what was taken before is forgotten. */
  watch(camera: DeviceHandle, signal: AbortSignal): void {
    const watch = new AbortController();
    for (const end of [signal, this.#life.signal]) {
      if (end.aborted) return;
      end.addEventListener('abort', () => watch.abort(), { once: true });
    }
    const until = watch.signal;
    this.#ring.clear();
    this.#keepOften(until);
    // Without it there is no picture, and each that is due is counted as missing.
    if (typeof OffscreenCanvas !== 'function') return;
    pumpFrames(camera.track, {
      signal: until,
      now: () => this.#options.now(),
      maxRate: RATE,
      onFrame: async (frame, at) => {
        try {
          this.#ring.take(at, (picture) => drawFrame(picture, frame));
        } finally {
          frame.close();
        }
      },
    });
  }

  saw(observation: Observation): void {
    this.#people.saw(observation);
  }

  told(incident: Incident): void {
    if (this.#life.signal.aborted || !this.#options.settings.onIncidents || !SHOWN_KINDS.has(incident.kind)) return;
    if (incident.phase === 'start') this.#keep('before', this.#ring.before(incident.startedAt, incident.startedAt - BEFORE_MS), incident.id);
    this.#keep(incident.phase, this.#newest, incident.id);
  }

  /** What is on its way is not kept either. */
  stop(): void {
    this.#life.abort();
    this.#ring.clear();
  }

  /** Resolves once all that is due was handed over. */
  get settled(): Promise<unknown> {
    return this.#saving;
  }

  get #newest(): Taken<OffscreenCanvas> | undefined {
    return this.#ring.newest(this.#options.now() - FRESH_MS);
  }

  #keepOften(signal: AbortSignal): void {
    const { clock, settings } = this.#options;
    const { everyMs } = settings;
    if (everyMs === undefined) return;
    let cancel = (): void => undefined;
    const next = (): void => {
      cancel = clock.setTimer(everyMs, () => {
        this.#keep('interval', this.#newest);
        next();
      });
    };
    next();
    signal.addEventListener('abort', () => cancel(), { once: true });
  }

  #keep(reason: SnapshotReason, taken: Taken<OffscreenCanvas> | undefined, incidentId?: string): void {
    const { settings } = this.#options;
    if (this.#count >= settings.most) return this.#drop('limit', incidentId);
    if (!taken) return this.#drop('no-picture', incidentId);
    // At once: the ring draws over it.
    const picture = settings.blurBackground ? blurredCopy(taken.picture, this.#people.at(taken.at)) : copyOf(taken.picture);
    if (!picture) return this.#drop(settings.blurBackground ? 'blur-unavailable' : 'no-picture', incidentId);
    this.#count += 1;
    // One after the other, in the order of the log.
    this.#saving = this.#saving.then(() => this.#save(picture, { reason, takenAt: taken.at, ...(incidentId !== undefined && { incidentId }) }));
  }

  async #save(picture: OffscreenCanvas, about: { readonly reason: SnapshotReason; readonly takenAt: number; readonly incidentId?: string }): Promise<void> {
    const { settings, save, remove, record } = this.#options;
    const { signal } = this.#life;
    const snapshotId = randomId();
    const bytes = await toJpeg(picture).catch(() => undefined);
    if (signal.aborted) return;
    const { width, height } = picture;
    const isSaved = bytes && (await save({ track: 'snapshot', recordingId: snapshotId, index: 0, contentType: 'image/jpeg', bytes }).then(() => true, () => false));
    if (signal.aborted) return isSaved ? remove(snapshotId).catch(() => undefined) : undefined;
    if (isSaved) return record({ type: 'snapshot-kept', data: { snapshotId, ...about, width, height, bytes: bytes.length, hash: sha256Hex(bytes), blurred: settings.blurBackground } });
    this.#count -= 1;
    this.#drop(bytes ? 'store' : 'no-picture', about.incidentId);
  }

  /** A line each, as they are lost: a count that waits for the end would be lost with the page. */
  #drop(why: SnapshotLoss, incidentId: string | undefined): void {
    this.#options.record({ type: 'snapshots-dropped', data: { why, count: 1, ...(incidentId !== undefined && { incidentId }) } });
  }
}
