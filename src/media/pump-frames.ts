/** Below this nothing useful can be judged, frames a second. */
const SLOWEST = 2;
/** A live camera that gives no picture for this long has stalled, ms. */
const STALL_MS = 2000;

export interface PumpOptions {
  readonly signal: AbortSignal;
  /** The clock that frames are stamped with, ms. */
  now(): number;
  /** Frames a second at most; 10 by default. */
  readonly maxRate?: number;
  /** Takes the frame and closes it. The next one waits until this one is done. */
  onFrame(frame: VideoFrame | ImageBitmap, at: number): Promise<void>;
  /** About once a second: frames that were really looked at. */
  onRate?(framesPerSecond: number): void;
  /** No picture came although the camera lives. */
  onStall?(ms: number): void;
}

/**
 * Hands over frames of a camera or a video: one at a time, dropped when nobody is free, at a rate that follows how
 * long a frame takes. Nothing is ever queued.
 */
export function pumpFrames(source: MediaStreamTrack | HTMLVideoElement, options: PumpOptions): void {
  const { signal, now, maxRate = 10, onFrame, onRate, onStall } = options;
  if (signal.aborted) return;
  const own = source instanceof HTMLVideoElement ? undefined : playing(source);
  const video = own ?? (source as HTMLVideoElement);
  const shortest = 1000 / maxRate;
  let interval = shortest;
  let busy = false;
  let lastStart = -Infinity;
  let lastPicture = performance.now();
  let stalled = false;
  let done = 0;
  let countedSince = performance.now();
  let callback = 0;

  const look = async (): Promise<void> => {
    const start = performance.now();
    // Half a picture of slack: a camera of 30 pictures a second must not fall to 7.5 because of 33.4 ms.
    if (busy || signal.aborted || start - lastStart < interval - 16 || video.readyState < 2 || video.videoWidth === 0) return;
    busy = true;
    lastStart = start;
    try {
      const at = now();
      const frame = await capture(video);
      if (signal.aborted) frame.close();
      else await onFrame(frame, at);
      done += 1;
    } finally {
      busy = false;
      const took = performance.now() - start;
      const wanted = Math.min(1000 / SLOWEST, Math.max(shortest, took * 1.25));
      interval = wanted > interval ? wanted : Math.max(wanted, interval * 0.95);
    }
  };

  const attempt = (): void => void look().catch(() => undefined);

  const watchPictures = (): void => {
    if (!('requestVideoFrameCallback' in video)) return;
    callback = video.requestVideoFrameCallback(() => {
      lastPicture = performance.now();
      stalled = false;
      attempt();
      if (!signal.aborted) watchPictures();
    });
  };
  watchPictures();

  // Pictures are not announced in a hidden tab, nor in browsers without the callback; a timer looks there.
  const timer = setInterval(() => {
    const time = performance.now();
    if (document.hidden || !('requestVideoFrameCallback' in video)) attempt();
    else if (time - lastPicture > STALL_MS && !stalled && !video.paused) {
      stalled = true;
      onStall?.(time - lastPicture);
    }
    if (time - countedSince >= 1000) {
      onRate?.((done * 1000) / (time - countedSince));
      done = 0;
      countedSince = time;
    }
  }, shortest);

  signal.addEventListener(
    'abort',
    () => {
      clearInterval(timer);
      if ('cancelVideoFrameCallback' in video) video.cancelVideoFrameCallback(callback);
      if (own) own.srcObject = null;
    },
    { once: true },
  );
}

function playing(track: MediaStreamTrack): HTMLVideoElement {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  // A track that is over cannot play; its end is told by the handle of the camera.
  void video.play().catch(() => undefined);
  return video;
}

/** `VideoFrame` costs a tenth of `createImageBitmap` on the main thread. */
async function capture(video: HTMLVideoElement): Promise<VideoFrame | ImageBitmap> {
  return typeof VideoFrame === 'function' ? new VideoFrame(video, { timestamp: Math.round(performance.now() * 1000) }) : createImageBitmap(video);
}
