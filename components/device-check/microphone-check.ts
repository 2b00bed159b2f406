import type { ReactiveControllerHost } from 'lit';
import { AssetError, InterviewError } from '../../src/errors/index.js';
import { energyVoiceActivity, noiseFloor, openAudioTap, type AudioLevel, type AudioTap, type DeviceHandle } from '../../src/media/index.js';
import type { DeviceResult } from '../../src/spec/index.js';
import { OpenCheck } from './open-check.js';

/** Levels of 20 ms that make the measurement of the room: 3 s. */
const FLOOR_LEVELS = 150;
/** A room above this is loud, dBFS, after the browser's noise suppression. */
const LOUD_ROOM = -42;
/** A device that never gets above this gives no sound at all, dBFS. */
const DEAD = -90;
/** Levels between two pictures of the bar: 100 ms, and half a second with reduced motion. */
const PER_UPDATE = 5;
const PER_UPDATE_REDUCED = 25;
const WORKLET = 'frame-worklet.js';

export type SoundHint = 'listen' | 'speak' | 'silent' | 'noisy' | 'ok';

/** The microphone with what it hears: how loud the room is, and whether somebody can be heard in it. */
export class MicrophoneCheck extends OpenCheck {
  readonly #assetsUrl: () => string;
  #levels: number[] = [];
  #count = 0;
  #floor: number | undefined;
  #heard = false;
  #loudest = -100;
  #level = -100;
  #problem: InterviewError | undefined;

  constructor(host: ReactiveControllerHost, options: { assetsUrl: () => string; onFailure: (error: InterviewError) => void }) {
    super(host, 'microphone', options.onFailure);
    this.#assetsUrl = options.assetsUrl;
  }

  /** Loudness now, dBFS. */
  get level(): number {
    return this.#level;
  }

  /** Loudness of the room, dBFS; undefined until it was measured. */
  get floor(): number | undefined {
    return this.#floor;
  }

  /** It is open, but cannot be measured here. */
  get problem(): InterviewError | undefined {
    return this.#problem;
  }

  get hint(): SoundHint {
    if (this.#floor === undefined) return 'listen';
    if (this.#loudest <= DEAD) return 'silent';
    if (!this.#heard) return 'speak';
    return this.#floor > LOUD_ROOM ? 'noisy' : 'ok';
  }

  get result(): DeviceResult {
    const { error, handle, hint } = this;
    if (error) return { state: 'failed', code: error.code, measured: {} };
    if (!handle) return { state: 'skipped', measured: {} };
    if (this.#problem) return { state: 'warning', code: this.#problem.code, measured: {} };
    const measured = this.#floor === undefined ? {} : { noiseFloor: Math.round(this.#floor), level: Math.round(this.#loudest) };
    return hint === 'ok' && !this.muted ? { state: 'ok', measured } : { state: 'warning', code: `check/${hint}`, measured };
  }

  protected override watch(handle: DeviceHandle, signal: AbortSignal): void {
    this.#levels = [];
    this.#count = 0;
    this.#floor = undefined;
    this.#heard = false;
    this.#loudest = -100;
    this.#problem = undefined;
    void this.#listen(handle, signal);
  }

  async #listen({ track }: DeviceHandle, signal: AbortSignal): Promise<void> {
    let tap: AudioTap | undefined;
    try {
      tap = await openAudioTap(track, { assetsUrl: this.#assetsUrl(), now: () => performance.now(), signal });
      const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
      tap.subscribe((level) => this.#measure(level, reduced ? PER_UPDATE_REDUCED : PER_UPDATE), { signal });
      const activity = energyVoiceActivity();
      for await (const frame of tap.frames(signal)) {
        const speaks = activity.push(frame).some(({ type }) => type === 'speech-start');
        // The first sound of a device that starts is no voice, and a hum takes a second to be known as one.
        if (speaks && !this.#heard && this.#floor !== undefined) {
          this.#heard = true;
          this.host.requestUpdate();
        }
      }
    } catch (error) {
      if (signal.aborted) return;
      this.#problem = InterviewError.isInstance(error) ? error : new AssetError('invalid', WORKLET, { cause: error });
      this.tell(this.#problem);
      this.host.requestUpdate();
    } finally {
      void tap?.close();
    }
  }

  #measure({ rms }: AudioLevel, perUpdate: number): void {
    this.#level = rms;
    this.#loudest = Math.max(this.#loudest, rms);
    if (this.#floor === undefined && this.#levels.push(rms) >= FLOOR_LEVELS) this.#floor = noiseFloor(this.#levels);
    this.#count += 1;
    if (this.#count % perUpdate === 0) this.host.requestUpdate();
  }
}
