import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeviceHandle } from '../../src/media/index.js';
import type { openCamera } from '../../src/media/open-device.js';

/** How long the element may be out of the page before its camera is closed, ms. */
const GRACE_MS = 500;

/** A camera that the element opened by itself, and therefore closes. */
export class OwnCamera implements ReactiveController {
  readonly #onClose: () => void;
  #handle: DeviceHandle | undefined;
  #grace: ReturnType<typeof setTimeout> | undefined;
  #opening: AbortController | undefined;

  constructor(host: ReactiveControllerHost, onClose: () => void) {
    this.#onClose = onClose;
    host.addController(this);
  }

  get handle(): DeviceHandle | undefined {
    return this.#handle;
  }

  async open(opener: typeof openCamera, deviceId: string | undefined): Promise<DeviceHandle> {
    this.close();
    this.#opening = new AbortController();
    this.#handle = await opener({ deviceId, signal: this.#opening.signal });
    return this.#handle;
  }

  close(): void {
    this.#opening?.abort();
    this.#handle?.stop();
    this.#handle = undefined;
  }

  hostConnected(): void {
    clearTimeout(this.#grace);
  }

  hostDisconnected(): void {
    this.#grace = setTimeout(() => {
      this.close();
      this.#onClose();
    }, GRACE_MS);
  }
}
