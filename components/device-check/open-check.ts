import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { InterviewError, MediaDeviceError, type MediaDevice } from '../../src/errors/index.js';
import { deviceHandle, openCamera, openMicrophone, type DeviceHandle } from '../../src/media/index.js';

/** How long the element may be out of the page before its devices are closed, ms: moving it must not drop the camera. */
const GRACE_MS = 500;

export type OpenState = 'idle' | 'waiting' | 'open' | 'failed';

/** One device that is being tried: opened on demand, closed unless somebody takes it over. */
export abstract class OpenCheck implements ReactiveController {
  protected readonly host: ReactiveControllerHost;
  readonly #device: MediaDevice;
  readonly #onFailure: (error: InterviewError) => void;
  #state: OpenState = 'idle';
  #error: InterviewError | undefined;
  #handle: DeviceHandle | undefined;
  #life = new AbortController();
  #grace: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, device: MediaDevice, onFailure: (error: InterviewError) => void) {
    this.host = host;
    this.#device = device;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  get state(): OpenState {
    return this.#state;
  }

  get error(): InterviewError | undefined {
    return this.#error;
  }

  get handle(): DeviceHandle | undefined {
    return this.#handle;
  }

  get muted(): boolean {
    return this.#handle?.state === 'muted';
  }

  hostConnected(): void {
    clearTimeout(this.#grace);
  }

  hostDisconnected(): void {
    this.#grace = setTimeout(() => this.close(), GRACE_MS);
  }

  /** Opens the device, or looks at the stream that the host gave. Failures are kept and told, not thrown. */
  async open({ deviceId, stream }: { deviceId?: string | undefined; stream?: MediaStream | undefined }): Promise<void> {
    this.close();
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.#error = undefined;
    this.#set('waiting');
    try {
      const handle = stream ? deviceHandle(this.#device, stream) : await this.#ask(deviceId, signal);
      this.#handle = handle;
      handle.subscribe((state) => (state === 'ended' ? this.#fail(new MediaDeviceError(this.#device, 'lost')) : this.host.requestUpdate()), { signal });
      this.#set('open');
      this.watch(handle, signal);
    } catch (error) {
      if (!signal.aborted) this.#fail(InterviewError.isInstance(error) ? error : new MediaDeviceError(this.#device, 'unknown', { cause: error }));
    }
  }

  /** Hands the device over; it is no longer closed here. */
  take(): DeviceHandle | undefined {
    const handle = this.#handle;
    this.#handle = undefined;
    this.close();
    return handle;
  }

  close(): void {
    this.#life.abort();
    this.#handle?.stop();
    this.#handle = undefined;
    this.#set('idle');
  }

  /** Looks at what the open device gives, until the signal ends. */
  protected abstract watch(handle: DeviceHandle, signal: AbortSignal): void;

  /** Told and shown, while the device itself works. */
  protected tell(error: InterviewError): void {
    this.#onFailure(error);
  }

  #ask(deviceId: string | undefined, signal: AbortSignal): Promise<DeviceHandle> {
    return this.#device === 'camera' ? openCamera({ deviceId, signal }) : openMicrophone({ deviceId, signal });
  }

  #fail(error: InterviewError): void {
    this.close();
    this.#error = error;
    this.#set('failed');
    this.#onFailure(error);
  }

  #set(state: OpenState): void {
    this.#state = state;
    this.host.requestUpdate();
  }
}
