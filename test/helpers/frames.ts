// Frames for engines in browser tests, and hold of the workers that look at them.

/** A picture without a face. */
export function wall(): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(320, 240);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No 2D canvas.');
  context.fillStyle = '#707a80';
  context.fillRect(0, 0, 320, 240);
  return createImageBitmap(canvas);
}

/** Sound instead of a picture. Sent away, it has no width either. */
export function notAPicture(): VideoFrame {
  const data = new Float32Array(8);
  const sound = new AudioData({ format: 'f32', sampleRate: 8000, numberOfFrames: data.length, numberOfChannels: 1, timestamp: 0, data });
  return Object.defineProperty(sound, 'width', { get: () => sound.numberOfFrames }) as unknown as VideoFrame;
}

/** Gives hold of the workers that are made while `run` runs. */
export async function withWorkers(run: (workers: Worker[]) => Promise<void>): Promise<void> {
  const Native = globalThis.Worker;
  const workers: Worker[] = [];
  globalThis.Worker = class extends Native {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      workers.push(this);
    }
  };
  try {
    await run(workers);
  } finally {
    globalThis.Worker = Native;
  }
}
