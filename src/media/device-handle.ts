import { MediaDeviceError, type MediaDevice } from '../errors/index.js';
import { abortedWith } from '../utils/aborted-with.js';

export type DeviceState = 'live' | 'muted' | 'ended';

/** An open camera or microphone. Who opened it stops it. */
export interface DeviceHandle {
  readonly device: MediaDevice;
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  /** `muted`: open, but the browser or a switch on the device holds it back. */
  readonly state: DeviceState;
  /** Tells of changes. `ended` comes once: unplugged or revoked, never after our own `stop()`. */
  subscribe(listener: (state: DeviceState) => void, options?: { signal?: AbortSignal }): () => void;
  /** Ends all subscriptions too. Safe to call twice. */
  stop(): void;
}

/**
 * Wraps a stream. One that the caller keeps (`owned: false`, the default) is left alone by `stop()`.
 * Throws `MediaDeviceError` (`media/not-found`) when the stream has no such track.
 */
export function deviceHandle(device: MediaDevice, stream: MediaStream, { owned = false } = {}): DeviceHandle {
  const track = (device === 'camera' ? stream.getVideoTracks() : stream.getAudioTracks())[0];
  if (!track) throw new MediaDeviceError(device, 'not-found');
  const life = new AbortController();
  let ended = track.readyState === 'ended';
  track.addEventListener('ended', () => (ended = true), { once: true, signal: life.signal });
  return {
    device,
    stream,
    track,
    get state() {
      return ended || track.readyState === 'ended' ? 'ended' : track.muted ? 'muted' : 'live';
    },
    subscribe(listener, { signal } = {}) {
      const own = abortedWith(signal, life.signal);
      const tell = (state: DeviceState) => (): void => listener(state);
      track.addEventListener('ended', tell('ended'), { signal: own.signal, once: true });
      track.addEventListener('mute', tell('muted'), { signal: own.signal });
      track.addEventListener('unmute', tell('live'), { signal: own.signal });
      return () => own.abort();
    },
    stop() {
      life.abort();
      if (owned) for (const each of stream.getTracks()) each.stop();
    },
  };
}
