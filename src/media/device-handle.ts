import type { MediaDevice } from '../errors/index.js';

export type DeviceState = 'live' | 'muted' | 'ended';

/** An open camera or microphone. Who opened it stops it. */
export interface DeviceHandle {
  readonly device: MediaDevice;
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  readonly state: DeviceState;
  /** Tells of changes. `ended` comes once: unplugged or revoked, never after our own `stop()`. */
  subscribe(listener: (state: DeviceState) => void, options?: { signal?: AbortSignal }): () => void;
  stop(): void;
}

/** Wraps a stream. A stream that the caller keeps (`owned: false`) is left alone by `stop()`. */
export function deviceHandle(device: MediaDevice, stream: MediaStream, { owned = false } = {}): DeviceHandle {
  const track = (device === 'camera' ? stream.getVideoTracks() : stream.getAudioTracks())[0];
  if (!track) throw new TypeError(`The stream has no ${device} track.`);
  let stopped = false;
  const state = (): DeviceState => (track.readyState === 'ended' ? 'ended' : track.muted ? 'muted' : 'live');
  return {
    device,
    stream,
    track,
    get state() {
      return state();
    },
    subscribe(listener, { signal } = {}) {
      const own = new AbortController();
      const stop = (): void => own.abort();
      if (signal?.aborted) return stop;
      signal?.addEventListener('abort', stop, { once: true });
      const ended = (): void => {
        if (!stopped) listener('ended');
      };
      track.addEventListener('ended', ended, { signal: own.signal, once: true });
      track.addEventListener('mute', () => listener('muted'), { signal: own.signal });
      track.addEventListener('unmute', () => listener('live'), { signal: own.signal });
      return stop;
    },
    stop() {
      stopped = true;
      if (owned) for (const each of stream.getTracks()) each.stop();
    },
  };
}
