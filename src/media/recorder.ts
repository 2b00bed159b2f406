import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { AdapterError, InterviewError, InvalidStateError, MediaDeviceError } from '../errors/index.js';
import { recordingType } from './recording-type.js';

/** Slices larger than this are split, so that each fits into one request or one transaction. */
const LARGEST = 1024 * 1024;

export interface RecorderOptions {
  /** `audio` records the sound of the stream alone. */
  readonly kind: 'audio' | 'video';
  /** ms of one slice; 1000 by default. What a crash can lose. */
  readonly sliceMs?: number;
  /** Slices of at most 1 MiB in order; the next one waits until this one is taken. A rejection is told, and the recording goes on. */
  onSlice(bytes: Uint8Array<ArrayBuffer>, index: number): void | Promise<void>;
  /** The recording ended by itself (`media/lost`, `adapter/closed`), or a slice could not be taken. */
  onError?(error: InterviewError): void;
}

export interface RecordingSummary {
  readonly slices: number;
  readonly bytes: number;
  /** SHA-256 over all bytes in order, hex. */
  readonly hash: string;
}

/** One recording, from `start()` to `stop()`. Slices joined in order make a playable file; a single one need not. */
export interface Recorder {
  readonly contentType: string;
  /** Once. Throws `MediaDeviceError` (`media/lost`) when the device is gone, else `AdapterError` (`adapter/unsupported`). */
  start(): void;
  /** Does nothing unless it records. */
  pause(): void;
  /** Does nothing unless it is paused. */
  resume(): void;
  /** Resolves once the last slice was handed over. Safe to call twice. */
  stop(): Promise<RecordingSummary>;
}

/** Records a stream that stays the caller's. Throws `AdapterError` (`adapter/unsupported`) where the browser cannot record. */
export function openRecorder(stream: MediaStream, options: RecorderOptions): Recorder {
  const contentType = recordingType(options.kind);
  if (!contentType) throw new AdapterError('recorder', 'unsupported', `this browser cannot record ${options.kind}.`);
  return new StreamRecorder(stream, contentType, options);
}

class StreamRecorder implements Recorder {
  readonly contentType: string;
  readonly #options: RecorderOptions;
  readonly #tracks: MediaStreamTrack[];
  readonly #recorder: MediaRecorder;
  readonly #hash = sha256.create();
  #slices = 0;
  #bytes = 0;
  #failure: unknown;
  readonly #stopped: Promise<void>;
  #started = false;
  #stopping = false;
  /** Blobs come in order, but reading one may take longer than reading the next. */
  #chain = Promise.resolve();

  constructor(stream: MediaStream, contentType: string, options: RecorderOptions) {
    this.contentType = contentType;
    this.#options = options;
    this.#tracks = options.kind === 'audio' ? stream.getAudioTracks() : stream.getTracks();
    this.#recorder = new MediaRecorder(new MediaStream(this.#tracks), { mimeType: contentType });
    this.#recorder.addEventListener('dataavailable', ({ data }) => (this.#chain = this.#chain.then(() => this.#take(data))));
    this.#recorder.addEventListener('error', (event) => (this.#failure = event));
    this.#stopped = new Promise((resolve) => this.#recorder.addEventListener('stop', () => resolve(), { once: true }));
    void this.#stopped.then(() => this.#ended());
  }

  start(): void {
    if (this.#started || this.#stopping) throw new InvalidStateError('start', this.#stopping ? 'stopped' : 'started', ['new']);
    try {
      this.#recorder.start(this.#options.sliceMs ?? 1000);
      this.#started = true;
    } catch (cause) {
      throw this.#lost() ? this.#lostError(cause) : new AdapterError('recorder', 'unsupported', 'the recording could not begin.', { cause });
    }
  }

  pause(): void {
    if (this.#recorder.state === 'recording') this.#recorder.pause();
  }

  resume(): void {
    if (this.#recorder.state === 'paused') this.#recorder.resume();
  }

  async stop(): Promise<RecordingSummary> {
    this.#stopping = true;
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    // One that ended by itself is inactive before its last slice has come.
    if (this.#started) await this.#stopped;
    await this.#chain;
    return { slices: this.#slices, bytes: this.#bytes, hash: bytesToHex(this.#hash.clone().digest()) };
  }

  async #take(blob: Blob): Promise<void> {
    try {
      const all = new Uint8Array(await blob.arrayBuffer());
      for (let from = 0; from < all.length; from += LARGEST) {
        // A copy, not a view: who stores a view stores all that lies behind it.
        const slice = all.length <= LARGEST ? all : all.slice(from, from + LARGEST);
        this.#hash.update(slice);
        this.#bytes += slice.length;
        await this.#hand(slice, this.#slices++);
      }
    } catch (cause) {
      this.#tell(new AdapterError('recorder', 'malformed', 'a slice could not be read.', { cause }));
    }
  }

  /** One slice that is not taken must not cost the ones after it. */
  async #hand(slice: Uint8Array<ArrayBuffer>, index: number): Promise<void> {
    try {
      await this.#options.onSlice(slice, index);
    } catch (cause) {
      this.#tell(InterviewError.isInstance(cause) ? cause : new AdapterError('recorder', 'closed', 'a slice was not taken.', { cause }));
    }
  }

  /** Nobody asked for the end: first what there is, then why. */
  async #ended(): Promise<void> {
    await this.#chain;
    if (this.#stopping) return;
    this.#tell(this.#lost() ? this.#lostError(this.#failure) : new AdapterError('recorder', 'closed', 'the recording ended.', { cause: this.#failure }));
  }

  #lost(): boolean {
    return this.#tracks.length === 0 || this.#tracks.some((track) => track.readyState === 'ended');
  }

  #lostError(cause: unknown): MediaDeviceError {
    return new MediaDeviceError(this.#options.kind === 'audio' ? 'microphone' : 'camera', 'lost', { cause });
  }

  /** What the listener throws is its own mistake and must not cost the recording. */
  #tell(error: InterviewError): void {
    try {
      this.#options.onError?.(error);
    } catch (mistake) {
      reportError(mistake);
    }
  }
}
