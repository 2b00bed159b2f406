/** Brightness of a picture. */
export interface Picture {
  /** Mean luma, 0..255 (ITU-R BT.601). */
  readonly luma: number;
  /** Standard deviation of luma, 0..128. */
  readonly contrast: number;
}

const WIDTH = 32;
const HEIGHT = 24;

/** Measures what a video shows right now; undefined before it shows anything. Hand in a canvas to use it again. */
export function measurePicture(video: HTMLVideoElement, canvas = document.createElement('canvas')): Picture | undefined {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return undefined;
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  context.drawImage(video, 0, 0, WIDTH, HEIGHT);
  return measurePixels(context.getImageData(0, 0, WIDTH, HEIGHT).data);
}

/** The same of RGBA pixels. */
export function measurePixels(rgba: Uint8ClampedArray): Picture {
  const count = rgba.length / 4;
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < rgba.length; index += 4) {
    const luma = 0.299 * (rgba[index] ?? 0) + 0.587 * (rgba[index + 1] ?? 0) + 0.114 * (rgba[index + 2] ?? 0);
    sum += luma;
    squares += luma * luma;
  }
  const luma = sum / count;
  return { luma, contrast: Math.sqrt(Math.max(0, squares / count - luma * luma)) };
}
