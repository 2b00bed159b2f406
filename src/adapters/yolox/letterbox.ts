/** Side of the square that YOLOX-Nano looks at, px. */
export const INPUT_SIZE = 416;

/** What lies beside the picture, of 255: the grey that the model was trained with (`preproc` in YOLOX's `data_augment.py`). */
const PADDING = 114;

/** A picture fitted into the square, at its top left, px. */
export type Letterbox = { readonly width: number; readonly height: number };

/** Size of a picture of `width` x `height` px inside the square, with its proportions kept. */
export function letterbox(width: number, height: number): Letterbox {
  const scale = Math.min(INPUT_SIZE / width, INPUT_SIZE / height);
  // A picture of a pixel's width would be none at all.
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Fills `input` with a fitted picture of RGBA bytes: plane after plane, blue, green, red, each 0..255 as it is. Alpha is ignored. */
export function fillInput(input: Float32Array, rgba: Uint8ClampedArray, { width, height }: Letterbox): void {
  const plane = INPUT_SIZE ** 2;
  input.fill(PADDING);
  for (let y = 0, from = 0; y < height; y++) {
    for (let x = 0, to = y * INPUT_SIZE; x < width; x++, to++, from += 4) {
      input[to] = rgba[from + 2] ?? 0;
      input[plane + to] = rgba[from + 1] ?? 0;
      input[2 * plane + to] = rgba[from] ?? 0;
    }
  }
}
