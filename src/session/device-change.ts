import type { DeviceHandle } from '../media/index.js';

/** Tells when what delivers the picture or the sound is another device than before: after a switch of the system's default, and from one open handle to the next. */
export class DeviceChange {
  #last: string | undefined;

  /** Looks now, and whenever the devices of the computer change. Names stay here. */
  watch(handle: DeviceHandle, onChange: () => void, signal: AbortSignal): void {
    const look = (): void => {
      const { label } = handle.track;
      const identity = `${handle.track.getSettings().deviceId ?? ''} ${label}`;
      const isOther = this.#last !== undefined && this.#last !== identity;
      this.#last = identity;
      if (isOther) onChange();
    };
    look();
    globalThis.navigator?.mediaDevices?.addEventListener('devicechange', look, { signal });
  }
}
