import type { Ellipse } from './people.js';

/** px. Enough to see how many people there are and which way they face, too little to read a screen or a page. */
const WIDTH = 320;
/** Of the JPEG, 0..1. */
const QUALITY = 0.8;
/** Halved this often, 320 px are 10: what is left of a face in the background is its colour. */
const HALVINGS = 5;

/** Throws where the browser gives no canvas off the page. */
export function newPicture(): OffscreenCanvas {
  return new OffscreenCanvas(WIDTH, WIDTH);
}

/** Draws what the camera shows, small and unmirrored. Nothing is made larger than it is. */
export function drawFrame(picture: OffscreenCanvas, frame: VideoFrame | ImageBitmap): void {
  const [width, height] = 'displayWidth' in frame ? [frame.displayWidth, frame.displayHeight] : [frame.width, frame.height];
  const scale = Math.min(1, WIDTH / width);
  resize(picture, Math.round(width * scale), Math.round(height * scale));
  contextOf(picture)?.drawImage(frame, 0, 0, picture.width, picture.height);
}

/** A copy that stays as it is; undefined where the browser gives no context to draw in. */
export function copyOf(picture: OffscreenCanvas): OffscreenCanvas | undefined {
  const copy = new OffscreenCanvas(picture.width, picture.height);
  const context = contextOf(copy);
  context?.drawImage(picture, 0, 0);
  return context ? copy : undefined;
}

/** A copy that is blurred but within these outlines; wholly where there are none. Undefined where it cannot be done. */
export function blurredCopy(picture: OffscreenCanvas, sharp: readonly Ellipse[]): OffscreenCanvas | undefined {
  const copy = copyOf(picture);
  const context = copy && contextOf(copy);
  if (!copy || !context || !blur(copy, context)) return undefined;
  context.beginPath();
  for (const { x, y, radiusX, radiusY } of sharp) {
    const [centreX, centreY] = [x * copy.width, y * copy.height];
    context.moveTo(centreX + radiusX * copy.width, centreY);
    context.ellipse(centreX, centreY, radiusX * copy.width, radiusY * copy.height, 0, 0, 2 * Math.PI);
  }
  context.clip();
  context.drawImage(picture, 0, 0);
  return copy;
}

/** By halving and enlarging again: not every browser has the blur filter of canvases, and this costs less. */
function blur(picture: OffscreenCanvas, context: OffscreenCanvasRenderingContext2D): boolean {
  const { width, height } = picture;
  const small = copyOf(picture);
  const smallContext = small && contextOf(small);
  if (!small || !smallContext) return false;
  smallContext.globalCompositeOperation = 'copy';
  let [w, h] = [width, height];
  for (let step = 0; step < HALVINGS; step += 1) {
    const [nextW, nextH] = [Math.max(1, Math.round(w / 2)), Math.max(1, Math.round(h / 2))];
    smallContext.drawImage(small, 0, 0, w, h, 0, 0, nextW, nextH);
    [w, h] = [nextW, nextH];
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(small, 0, 0, w, h, 0, 0, width, height);
  return true;
}

/** Rejects where the browser does not encode it. */
export async function toJpeg(picture: OffscreenCanvas): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await picture.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}

function contextOf(picture: OffscreenCanvas): OffscreenCanvasRenderingContext2D | null {
  // In memory, not on the graphics card: it is read back, and the card is busy with the model.
  return picture.getContext('2d', { alpha: false, willReadFrequently: true });
}

function resize(picture: OffscreenCanvas, width: number, height: number): void {
  // Setting a size clears the picture, also where it is the same.
  if (picture.width !== width) picture.width = width;
  if (picture.height !== height) picture.height = height;
}
