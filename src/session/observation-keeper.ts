import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { InterviewError, StoreError } from '../errors/index.js';
import type { Clock, LogEntry, MediaSlice, Observation } from '../spec/index.js';

/** How often what was seen is handed to the store, ms: what a crash can lose. */
const SLICE_MS = 10_000;
/** A line of the log says how much is kept after every so many slices, and after the first. */
const TOLD_EVERY = 6;
/** Most bytes of one run: more than an hour of ten looks a second. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Most that waits in memory for a store that fails, bytes: minutes. */
const MOST_WAITING = 4 * 1024 * 1024;

export interface ObservationKeeperOptions {
  readonly clock: Clock;
  readonly recordingId: string;
  save(slice: MediaSlice): Promise<void>;
  record(entry: LogEntry): void;
  /** The store refuses; once until it takes something again. */
  onError(error: InterviewError): void;
  readonly mostBytes?: number;
}

/**
 * Keeps all that the rules see, as JSON lines. What is kept is the beginning of the run without a hole, so that it can be
 * replayed up to its end: where there is no room left, or the store fails for too long, what follows is counted.
 */
export class ObservationKeeper {
  readonly #options: ObservationKeeperOptions;
  readonly #hash = sha256.create();
  #lines: string[] = [];
  /** Characters in `#lines`; nearly all of them are one byte. */
  #waiting = 0;
  #slices = 0;
  #bytes = 0;
  #count = 0;
  #beyond = 0;
  #isFull = false;
  #isFailing = false;
  #told = '0 0';
  #cancel: (() => void) | undefined;
  #saving: Promise<void> = Promise.resolve();

  constructor(options: ObservationKeeperOptions) {
    this.#options = options;
  }

  saw(observation: Observation): void {
    const line = JSON.stringify(observation);
    const { clock, mostBytes = MOST_BYTES } = this.#options;
    if (this.#isFull || this.#bytes + this.#waiting + line.length >= mostBytes || this.#waiting + line.length > MOST_WAITING) {
      this.#isFull = true;
      this.#beyond += 1;
      return;
    }
    this.#lines.push(line);
    this.#waiting += line.length + 1;
    this.#cancel ??= clock.setTimer(SLICE_MS, () => {
      this.#cancel = undefined;
      void this.flush(false);
    });
  }

  /** Hands over what waits; `isWhole`: and says in the log how much there is. Never rejects. */
  flush(isWhole = true): Promise<void> {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#saving = this.#saving.then(() => this.#save()).then(() => {
      if (isWhole) this.#tell(this.#beyond + this.#lines.length);
      else if (this.#slices % TOLD_EVERY === 1) this.#tell(this.#beyond);
    });
    return this.#saving;
  }

  async #save(): Promise<void> {
    const lines = this.#lines;
    if (lines.length === 0) return;
    const { recordingId, save, onError } = this.#options;
    const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
    this.#lines = [];
    try {
      await save({ track: 'observations', recordingId, index: this.#slices, contentType: 'application/x-ndjson', bytes });
    } catch (cause) {
      // They are the beginning of what is handed over next.
      this.#lines = [...lines, ...this.#lines];
      if (!this.#isFailing) onError(InterviewError.isInstance(cause) ? cause : new StoreError('lost', { cause }));
      this.#isFailing = true;
      return;
    }
    this.#isFailing = false;
    this.#waiting = this.#lines.reduce((sum, { length }) => sum + length + 1, 0);
    this.#hash.update(bytes);
    this.#slices += 1;
    this.#bytes += bytes.length;
    this.#count += lines.length;
  }

  #tell(beyond: number): void {
    const { recordingId, record } = this.#options;
    const told = `${this.#count} ${beyond}`;
    if (told === this.#told) return;
    this.#told = told;
    const hash = bytesToHex(this.#hash.clone().digest());
    record({ type: 'observations-kept', data: { recordingId, count: this.#count, bytes: this.#bytes, hash, ...(beyond > 0 && { beyond }) } });
  }
}
