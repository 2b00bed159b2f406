import { FramePace, type Pace } from './frame-pace.js';

/** A live camera that gives no picture for this long after one was due has stalled, ms. */
const STALL_MS = 2000;
/** A picture is waited for from this long before it is due, ms: timers come late. */
const LEAD_MS = 10;
/** A picture cannot be older than this, ms; what says so comes from another clock. */
const OLDEST_MS = 1000;

export interface PumpOptions {
  /** Ends the pump. */
  readonly signal: AbortSignal;
  /** The clock that frames are stamped with, ms. */
  now(): number;
  /** Frames a second at most; 10 by default. */
  readonly maxRate?: number;
  /** When frames are taken, instead of `maxRate` a second. */
  readonly pace?: Pace;
  /** Takes the frame and closes it, whatever happens. `at`: when it was captured. The next one waits until this one is done. */
  onFrame(frame: VideoFrame | ImageBitmap, at: number): Promise<void>;
  /** About once a second: frames that were really looked at, per second. */
  onRate?(framesPerSecond: number): void;
  /** No picture came for this long although the camera is live and the page is seen; once per stall. */
  onStall?(ms: number): void;
}

/**
 * Hands over frames of a camera or a video: one at a time, the newest when somebody is free again, at a rate that follows how
 * long a frame takes (never below 2 a second, unless `maxRate` is). Nothing is ever queued. In a hidden tab a timer
 * takes over, about once a second, where the browser still lets pictures in. What `onFrame` throws is reported as an
 * uncaught error and ends nothing.
 */
export function pumpFrames(source: MediaStreamTrack | HTMLVideoElement, options: PumpOptions): void {
  if (!options.signal.aborted) new FramePump(source, options).start();
}

class FramePump {
  readonly #options: PumpOptions;
  readonly #source: MediaStreamTrack | HTMLVideoElement;
  readonly #video: HTMLVideoElement;
  readonly #pace: Pace;
  readonly #announced: boolean;
  #busy = false;
  #callback = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** When the last picture was captured that came after the next one was due, while nobody was free. */
  #missed: number | undefined;
  #pictures = -1;
  #lastPicture = performance.now();
  #lastAt = -Infinity;
  #stalled = false;
  #done = 0;
  #countedSince = performance.now();

  constructor(source: MediaStreamTrack | HTMLVideoElement, options: PumpOptions) {
    this.#source = source;
    this.#options = options;
    this.#video = source instanceof HTMLVideoElement ? source : ownVideo(source);
    this.#pace = options.pace ?? new FramePace(options.maxRate ?? 10);
    this.#announced = 'requestVideoFrameCallback' in this.#video;
  }

  start(): void {
    const { signal } = this.#options;
    // The first picture may have been captured before; to whoever reads the record it belongs to what begins here.
    this.#lastAt = this.#options.now();
    const timer = setInterval(() => this.#tick(), this.#pace.interval);
    this.#play();
    this.#watch();
    signal.addEventListener('abort', () => {
      clearInterval(timer);
      this.#unwatch();
      if (this.#video !== this.#source) this.#video.srcObject = null;
    });
  }

  /** A track that is over cannot play; its end is told by the handle of the camera. */
  #play(): void {
    if (this.#video !== this.#source) this.#video.play().catch(() => undefined);
  }

  /** Waits for the next picture that is due. To wait for each makes the page draw a frame of its own for each, looked at or not. */
  #watch(): void {
    this.#unwatch();
    if (!this.#announced || this.#options.signal.aborted) return;
    const rest = this.#pace.dueIn(performance.now()) - LEAD_MS;
    if (rest > 0) this.#waiting = setTimeout(() => this.#announce(), rest);
    else this.#announce();
  }

  #announce(): void {
    this.#callback = this.#video.requestVideoFrameCallback((time, { captureTime = time }) => {
      this.#callback = 0;
      this.#picture(captureTime);
    });
  }

  #unwatch(): void {
    clearTimeout(this.#waiting);
    if (this.#callback) this.#video.cancelVideoFrameCallback(this.#callback);
  }

  /** Pictures are not announced in a hidden tab, nor in browsers without the callback: there their number is watched. */
  #tick(): void {
    const time = performance.now();
    if (document.hidden || !this.#announced) {
      const pictures = this.#video.getVideoPlaybackQuality?.().totalVideoFrames ?? this.#video.currentTime;
      if (pictures !== this.#pictures) this.#picture(time);
      this.#pictures = pictures;
    }
    this.#checkStall(time);
    const elapsed = time - this.#countedSince;
    if (elapsed < 1000) return;
    const rate = (this.#done * 1000) / elapsed;
    // Counted anew first: a listener that throws would otherwise be told again with every look.
    this.#done = 0;
    this.#countedSince = time;
    this.#options.onRate?.(rate);
  }

  #checkStall(time: number): void {
    if (document.hidden || !this.#live || this.#busy) this.#lastPicture = time;
    const since = time - this.#lastPicture;
    if (since <= STALL_MS + this.#pace.interval) this.#stalled = false;
    else if (!this.#stalled) {
      this.#stalled = true;
      // Some browsers pause a video by themselves, after a call or a sleep.
      this.#play();
      this.#options.onStall?.(since);
    }
  }

  get #live(): boolean {
    const { srcObject, paused, ended } = this.#video;
    if (this.#video === this.#source && (paused || ended)) return false;
    return !(srcObject instanceof MediaStream) || srcObject.getVideoTracks().some((track) => track.readyState === 'live');
  }

  #picture(captured: number): void {
    const time = performance.now();
    if (this.#busy) {
      this.#missed = captured;
      return this.#watch();
    }
    const isDue = this.#pace.dueIn(time) <= 0;
    if (!isDue) this.#lastPicture = time;
    if (!isDue || this.#video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || this.#video.videoWidth === 0) return this.#watch();
    this.#pace.begin(time);
    this.#watch();
    void this.#hand(time, Math.min(OLDEST_MS, Math.max(0, time - captured)));
  }

  /** A picture that was due meanwhile is still shown: to wait for another would let the rate sag to a divisor of the camera's. */
  #next(): void {
    const missed = this.#missed;
    this.#missed = undefined;
    if (missed !== undefined && !this.#options.signal.aborted) this.#picture(missed);
  }

  async #hand(start: number, ageMs: number): Promise<void> {
    const { signal, now, onFrame } = this.#options;
    this.#busy = true;
    const at = Math.max(this.#lastAt, now() - ageMs);
    try {
      const frame = await capture(this.#video);
      if (!frame) return;
      this.#lastPicture = performance.now();
      this.#lastAt = at;
      if (signal.aborted) return frame.close();
      await onFrame(frame, at);
      this.#done += 1;
    } catch (error) {
      if (!signal.aborted) reportError(error);
    } finally {
      this.#busy = false;
      this.#pace.end(performance.now() - start);
      this.#next();
    }
  }
}

function ownVideo(track: MediaStreamTrack): HTMLVideoElement {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  return video;
}

/** Undefined where the video has nothing to show, or not to this page: that is told as a stall. `VideoFrame` costs a tenth of `createImageBitmap` on the main thread. */
async function capture(video: HTMLVideoElement): Promise<VideoFrame | ImageBitmap | undefined> {
  try {
    if (typeof VideoFrame !== 'function') return await createImageBitmap(video);
    return new VideoFrame(video, { timestamp: Math.round(performance.now() * 1000) });
  } catch {
    return undefined;
  }
}
