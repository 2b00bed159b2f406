import type { AudioFrame, AudioSource } from '../spec/index.js';
import { measureLevel, type AudioLevel } from './audio-level.js';
import { loadFrameWorklet } from './load-worklet.js';

/** Frames that one reader may fall behind before the oldest are dropped: 30 s. */
const BACKLOG = 1500;

/** Live audio of one track, for any number of readers. */
export interface AudioTap extends AudioSource {
  readonly track: MediaStreamTrack;
  /** Hz. */
  readonly sampleRate: number;
  /** Loudness every 20 ms. */
  subscribe(listener: (level: AudioLevel) => void, options?: { signal?: AbortSignal }): () => void;
  close(): Promise<void>;
}

export interface AudioTapOptions {
  readonly assetsUrl: string;
  /** The clock that frames are stamped with, ms. */
  now(): number;
  readonly signal?: AbortSignal;
}

/** Taps a track; the track stays the caller's. Rejects with `AssetError` when the worklet cannot be loaded. */
export async function openAudioTap(track: MediaStreamTrack, { assetsUrl, now, signal }: AudioTapOptions): Promise<AudioTap> {
  signal?.throwIfAborted();
  const session = (navigator as { audioSession?: { type: string } }).audioSession;
  // iOS plays through the earpiece otherwise once a microphone is open.
  if (session) session.type = 'play-and-record';
  const context = new AudioContext();
  try {
    await loadFrameWorklet(context, assetsUrl);
    signal?.throwIfAborted();
    return tap(context, track, now);
  } catch (error) {
    await context.close();
    throw error;
  }
}

function tap(context: AudioContext, track: MediaStreamTrack, now: () => number): AudioTap {
  const { sampleRate } = context;
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const node = new AudioWorkletNode(context, 'interview-frames', { numberOfInputs: 1, numberOfOutputs: 0 });
  const frames = new Set<(frame: AudioFrame) => void>();
  const levels = new Set<(level: AudioLevel) => void>();
  const closed = new AbortController();
  let offset: number | undefined;
  node.port.onmessage = ({ data: { start, data } }: MessageEvent<{ start: number; data: Int16Array }>) => {
    const audioMs = (start / sampleRate) * 1000;
    // The audio clock says when a frame was; its distance to ours is measured once, so that jitter does not show.
    offset ??= now() - audioMs - 20;
    const frame: AudioFrame = { data, sampleRate, at: audioMs + offset };
    for (const push of frames) push(frame);
    if (levels.size > 0) {
      const level = measureLevel(data, frame.at);
      for (const listener of levels) listener(level);
    }
  };
  source.connect(node);
  void context.resume();
  return {
    track,
    sampleRate,
    frames: (signal) => read(frames, AbortSignal.any([signal, closed.signal])),
    subscribe(listener, { signal } = {}) {
      const stop = (): void => void levels.delete(listener);
      if (signal?.aborted) return stop;
      levels.add(listener);
      signal?.addEventListener('abort', stop, { once: true });
      return stop;
    },
    async close() {
      if (closed.signal.aborted) return;
      closed.abort();
      levels.clear();
      node.port.onmessage = null;
      source.disconnect();
      await context.close();
    },
  };
}

async function* read(readers: Set<(frame: AudioFrame) => void>, signal: AbortSignal): AsyncGenerator<AudioFrame> {
  const waiting: AudioFrame[] = [];
  let wake: (() => void) | undefined;
  const push = (frame: AudioFrame): void => {
    waiting.push(frame);
    if (waiting.length > BACKLOG) waiting.shift();
    wake?.();
  };
  const stop = (): void => wake?.();
  readers.add(push);
  signal.addEventListener('abort', stop, { once: true });
  try {
    while (!signal.aborted) {
      const frame = waiting.shift();
      if (frame) yield frame;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    readers.delete(push);
    signal.removeEventListener('abort', stop);
  }
}
