import type { ReactiveControllerHost } from 'lit';
import { AdapterError, InterviewError } from '../../src/errors/index.js';
import { measurePicture, pumpFrames, type DeviceHandle, type Picture } from '../../src/media/index.js';
import type { DeviceResult, VisionEngine, VisionObservation } from '../../src/spec/index.js';
import { OpenCheck } from './open-check.js';
import { faceHint, lightHint, Steady, type PictureHint } from './picture-hints.js';

/** How often the light is measured, ms. */
const LIGHT_MS = 400;
/** Frames a second for the hints on the face. */
const FACE_RATE = 4;
/** Frames a second while somebody watches closely; as in an interview. */
const CLOSE_RATE = 10;
/** A picture that comes this much early is on time, ms. */
const SLACK_MS = 20;
/** Equal measurements in a row before a hint changes. */
const STEADY = 3;

/** The camera with what it shows: enough light, and, where an engine is given, the place of the face. */
export class CameraCheck extends OpenCheck {
  readonly #vision: () => VisionEngine | undefined;
  readonly #video: () => HTMLVideoElement | null | undefined;
  #canvas: HTMLCanvasElement | undefined;
  #picture: Picture | undefined;
  #light = new Steady<PictureHint | 'fine'>(STEADY);
  #face = new Steady<PictureHint>(STEADY);
  #faceWidth = 0;
  #blind: InterviewError | undefined;
  #engine: { readonly life: AbortController; readonly vision: VisionEngine } | undefined;
  #watcher: ((observation: VisionObservation) => void) | undefined;

  constructor(
    host: ReactiveControllerHost,
    options: { vision: () => VisionEngine | undefined; video: () => HTMLVideoElement | null | undefined; onFailure: (error: InterviewError) => void },
  ) {
    super(host, 'camera', options.onFailure);
    this.#vision = options.vision;
    this.#video = options.video;
  }

  /** What is to be said of the picture; undefined before it was seen. */
  get hint(): PictureHint | undefined {
    const light = this.#light.value;
    if (light === undefined || light !== 'fine') return light;
    return this.#face.value ?? 'ok';
  }

  /** Why the picture cannot be looked at; the light still can. */
  get blind(): InterviewError | undefined {
    return this.#blind;
  }

  /** What was found so far. Works without any measurement too: the camera then only opened. */
  get result(): DeviceResult {
    const { hint, error, handle } = this;
    if (error) return { state: 'failed', code: error.code, measured: {} };
    if (!handle) return { state: 'skipped', measured: {} };
    const { width, height, frameRate } = handle.track.getSettings();
    const fine = hint === 'ok' || hint === 'face-ok' || hint === undefined;
    const code = fine ? this.#blind?.code : `check/${hint}`;
    return {
      state: code === undefined && !this.muted ? 'ok' : 'warning',
      ...(code === undefined ? {} : { code }),
      measured: defined({
        luma: this.#picture && Math.round(this.#picture.luma),
        faceWidth: this.#face.value && Math.round(this.#faceWidth),
        width,
        height,
        frameRate,
      }),
    };
  }

  /** A face was found, and nothing is wrong with the light. */
  get showsFace(): boolean {
    return this.hint === 'face-ok' || this.hint === 'face-off';
  }

  /** Looks more often, and tells what it sees with the time on `performance.now()`, until the signal ends or somebody else watches. */
  watchClosely(watcher: (observation: VisionObservation) => void, signal: AbortSignal): void {
    this.#watcher = watcher;
    signal.addEventListener('abort', () => (this.#watcher = this.#watcher === watcher ? undefined : this.#watcher), { once: true });
  }

  /** Leaves a started engine running for whoever took the camera. */
  override take(): DeviceHandle | undefined {
    this.#engine = undefined;
    return super.take();
  }

  override close(): void {
    super.close();
    const engine = this.#engine;
    this.#engine = undefined;
    engine?.life.abort();
    // Stopping what has failed already tells nothing new.
    engine?.vision.stop().catch(() => undefined);
  }

  protected override watch(handle: DeviceHandle, signal: AbortSignal): void {
    this.#light = new Steady(STEADY);
    this.#face = new Steady(STEADY);
    this.#picture = undefined;
    this.#blind = undefined;
    const timer = setInterval(() => this.#measure(), LIGHT_MS);
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    const vision = this.#vision();
    if (vision) void this.#look(vision, handle, signal);
  }

  #measure(): void {
    const video = this.#video();
    this.#canvas ??= document.createElement('canvas');
    const picture = video ? measurePicture(video, this.#canvas) : undefined;
    if (!picture) return;
    this.#picture = picture;
    this.#light.push(lightHint(picture) ?? 'fine');
    this.host.requestUpdate();
  }

  async #look(vision: VisionEngine, { track }: DeviceHandle, signal: AbortSignal): Promise<void> {
    const life = new AbortController();
    this.#engine = { life, vision };
    try {
      await vision.start({ signal: life.signal });
    } catch (error) {
      if (!life.signal.aborted) this.#report(error);
      return;
    }
    if (signal.aborted) return;
    let broken = false;
    let last = -Infinity;
    pumpFrames(track, {
      signal,
      maxRate: CLOSE_RATE,
      now: () => performance.now(),
      onFrame: async (frame, at) => {
        if (!this.#watcher && at - last < 1000 / FACE_RATE - SLACK_MS) return frame.close();
        last = at;
        try {
          const observation = await vision.analyse(frame, at);
          const { hint, faceWidth } = faceHint(observation);
          if (signal.aborted) return;
          this.#watcher?.(observation);
          this.#face.push(hint);
          this.#faceWidth = faceWidth;
          this.host.requestUpdate();
        } catch (error) {
          if (!signal.aborted && !broken) this.#report(error);
          broken = true;
        }
      },
    });
  }

  #report(error: unknown): void {
    this.#blind = InterviewError.isInstance(error) ? error : new AdapterError('vision', 'malformed', 'a frame could not be looked at', { cause: error });
    this.tell(this.#blind);
    this.host.requestUpdate();
  }
}

function defined(values: Record<string, number | '' | undefined>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
}
