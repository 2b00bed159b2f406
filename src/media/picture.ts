/** Brightness of a picture. */
export interface Picture {
  /** Mean luma, 0..255 (Rec. 601). */
  readonly luma: number;
  /** Standard deviation of luma. */
  readonly contrast: number;
}

const WIDTH = 32;
const HEIGHT = 24;

/** Measures what a video shows right now; undefined before it shows anything. */
export function measurePicture(video: HTMLVideoElement, canvas = document.createElement('canvas')): Picture | undefined {
  if (video.readyState < 2 || video.videoWidth === 0) return undefined;
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  context.drawImage(video, 0, 0, WIDTH, HEIGHT);
  const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < data.length; index += 4) {
    const luma = 0.299 * (data[index] ?? 0) + 0.587 * (data[index + 1] ?? 0) + 0.114 * (data[index + 2] ?? 0);
    sum += luma;
    squares += luma * luma;
  }
  const count = WIDTH * HEIGHT;
  const mean = sum / count;
  return { luma: mean, contrast: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}
