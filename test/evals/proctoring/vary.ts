import type { TruePerson, Truth } from './truth.js';

/** One change of a clip's pictures. */
export type Variation =
  /** Factor of every channel. */
  | { readonly type: 'brightness'; readonly factor: number }
  /** Size of the picture, as of one taken from `1 / factor` times as far away; what lies around it is its own blurred rim. */
  | { readonly type: 'distance'; readonly factor: number }
  /** Share of the width by which the picture is moved to the right. */
  | { readonly type: 'offset'; readonly share: number }
  /** Factors of red, green and blue inside the faces. */
  | { readonly type: 'tone'; readonly factors: readonly [number, number, number] };

type Frame = VideoFrame | ImageBitmap;

/** Where the colour of a face begins to fade into the picture, share of the oval's radius. */
const SOFT_RIM = 0.8;
/** The oval of the truth ends at chin and cheeks; a little more takes the forehead in. */
const OVAL_MARGIN = 1.12;

/** Gives the changed picture of a frame, which it closes. `seconds`: position in the clip. */
export function vary(variation: Variation, { fps = 15, perFrame = [] }: Pick<Truth, 'fps' | 'perFrame'>): (frame: Frame, seconds: number) => Frame {
  let context: OffscreenCanvasRenderingContext2D | undefined;
  return (frame, seconds) => {
    const [width, height] = 'displayWidth' in frame ? [frame.displayWidth, frame.displayHeight] : [frame.width, frame.height];
    context ??= new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true }) ?? undefined;
    if (!context) throw new Error('No 2D canvas here.');
    draw(context, frame, variation, perFrame[Math.min(perFrame.length - 1, Math.floor(seconds * fps + 0.001))]?.persons ?? []);
    frame.close();
    return new VideoFrame(context.canvas, { timestamp: Math.round(performance.now() * 1000) });
  };
}

function draw(context: OffscreenCanvasRenderingContext2D, frame: Frame, variation: Variation, persons: readonly TruePerson[]): void {
  const { width, height } = context.canvas;
  context.globalCompositeOperation = 'source-over';
  switch (variation.type) {
    case 'brightness':
      context.filter = `brightness(${variation.factor})`;
      context.drawImage(frame, 0, 0, width, height);
      context.filter = 'none';
      return;
    case 'distance': {
      drawRim(context, frame);
      const [w, h] = [width * variation.factor, height * variation.factor];
      return context.drawImage(frame, (width - w) / 2, (height - h) / 2, w, h);
    }
    case 'offset':
      drawRim(context, frame);
      return context.drawImage(frame, variation.share * width, 0, width, height);
    case 'tone':
      context.drawImage(frame, 0, 0, width, height);
      context.globalCompositeOperation = 'multiply';
      for (const { box } of persons) if (box) tint(context, box, variation.factors);
  }
}

/** The outermost columns of the picture over the whole of it: a wall that goes on, and nobody on it. */
function drawRim(context: OffscreenCanvasRenderingContext2D, frame: Frame): void {
  const { width, height } = context.canvas;
  const rim = 8;
  context.drawImage(frame, 0, 0, rim, height, 0, 0, width / 2, height);
  context.drawImage(frame, width - rim, 0, rim, height, width / 2, 0, width / 2, height);
}

/** Multiplies inside a soft oval; white changes nothing. */
function tint(context: OffscreenCanvasRenderingContext2D, [left, top, right, bottom]: NonNullable<TruePerson['box']>, factors: readonly number[]): void {
  const { width, height } = context.canvas;
  const [radiusX, radiusY] = [((right - left) / 2) * OVAL_MARGIN, ((bottom - top) / 2) * OVAL_MARGIN];
  const colour = `rgb(${factors.map((factor) => Math.round(255 * factor)).join(' ')})`;
  const gradient = context.createRadialGradient(0, 0, 0, 0, 0, 1);
  gradient.addColorStop(0, colour);
  gradient.addColorStop(SOFT_RIM, colour);
  gradient.addColorStop(1, 'white');
  context.save();
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  context.translate((left + right) / 2, (top + bottom) / 2);
  context.scale(radiusX, radiusY);
  context.fillStyle = gradient;
  context.fillRect(-1, -1, 2, 2);
  context.restore();
}
