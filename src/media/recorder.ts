import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { AdapterError, MediaDeviceError, type InterviewError } from '../errors/index.js';

/** In order of preference. Source: MDN, `MediaRecorder.isTypeSupported`; Safari before 18.4 has mp4 only. */
const TYPES = {
  audio: ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'],
  video: ['video/webm;codecs=vp9,opus', 'video/webm;codecs=vp8,opus', 'video/mp4'],
} as const;

/** Slices larger than this are split: browsers were seen to deliver 50 MB for a slice of 200 ms. */
const LARGEST = 1024 * 1024;

export interface RecorderOptions {
  readonly kind: 'audio' | 'video';
  /** ms of sound in one slice; 1000 by default. What a crash can lose. */
  readonly sliceMs?: number;
  /** Slices in order; the next one waits until this one is taken. */
  onSlice(bytes: Uint8Array<ArrayBuffer>, index: number): void | Promise<void>;
  onError?(error: InterviewError): void;
}

export interface RecordingSummary {
  readonly slices: number;
  readonly bytes: number;
  /** SHA-256 over all bytes in order, hex. */
  readonly hash: string;
}

export interface Recorder {
  readonly contentType: string;
  start(): void;
  pause(): void;
  resume(): void;
  /** Resolves once the last slice was handed over. */
  stop(): Promise<RecordingSummary>;
}

function contentTypeOf(kind: 'audio' | 'video'): string | undefined {
  return globalThis.MediaRecorder && TYPES[kind].find((type) => MediaRecorder.isTypeSupported(type));
}

export function recordingSupported(kind: 'audio' | 'video' = 'audio'): boolean {
  return contentTypeOf(kind) !== undefined;
}

/** Records a stream that stays the caller's. Throws `AdapterError` (`adapter/unsupported`) where the browser cannot record. */
export function openRecorder(stream: MediaStream, { kind, sliceMs = 1000, onSlice, onError }: RecorderOptions): Recorder {
  const contentType = contentTypeOf(kind);
  if (!contentType) throw new AdapterError('recorder', 'unsupported', 'this browser cannot record sound');
  const recorder = new MediaRecorder(stream, { mimeType: contentType });
  const hash = sha256.create();
  let slices = 0;
  let bytes = 0;
  // Blobs come in order, but reading one may take longer than reading the next.
  let chain = Promise.resolve();
  const fail = (cause: unknown): void =>
    onError?.(
      stream.getTracks().some((track) => track.readyState === 'ended')
        ? new MediaDeviceError(kind === 'audio' ? 'microphone' : 'camera', 'lost', { cause })
        : new AdapterError('recorder', 'closed', 'the recording stopped', { cause }),
    );
  const take = async (blob: Blob): Promise<void> => {
    const all = new Uint8Array(await blob.arrayBuffer());
    for (let from = 0; from < all.length; from += LARGEST) {
      const slice = all.slice(from, from + LARGEST);
      hash.update(slice);
      bytes += slice.length;
      await onSlice(slice, slices++);
    }
  };
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size > 0) chain = chain.then(() => take(data)).catch(fail);
  });
  recorder.addEventListener('error', fail);
  return {
    contentType,
    start: () => recorder.start(sliceMs),
    pause: () => {
      if (recorder.state === 'recording') recorder.pause();
    },
    resume: () => {
      if (recorder.state === 'paused') recorder.resume();
    },
    async stop() {
      if (recorder.state !== 'inactive') {
        const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
        recorder.stop();
        await stopped;
      }
      await chain;
      return { slices, bytes, hash: bytesToHex(hash.clone().digest()) };
    },
  };
}
