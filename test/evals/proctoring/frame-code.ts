/** Size of the picture that the code is defined for, and of its blocks, px. */
export const CODE_PICTURE = { width: 640, height: 480 };
const BLOCK = 8;
const BITS = 14;
/** White, black, the bits, parity. */
export const CODE_BLOCKS = BITS + 3;
/** White and black closer than this are no code, luma 0..255. The darkest clips leave about 20. */
const LEAST_CONTRAST = 12;

/** Where the code lies in a picture of the standard size, px. */
export const CODE_AREA = { x: 0, y: CODE_PICTURE.height - BLOCK, width: BLOCK * CODE_BLOCKS, height: BLOCK };

/**
 * Number of the frame from the mean luma of its blocks along the bottom left edge: white, black, 14 bits with the
 * highest first, even parity of these bits. Undefined where there is no code or where its parity is wrong.
 */
export function readFrameCode(blocks: readonly number[]): number | undefined {
  const [white = 0, black = 0] = blocks;
  if (blocks.length !== CODE_BLOCKS || white - black < LEAST_CONTRAST) return undefined;
  const middle = (white + black) / 2;
  const bits = blocks.slice(2).map((luma) => (luma > middle ? 1 : 0));
  // The parity bit makes the count of ones even.
  if (bits.filter((bit) => bit === 1).length % 2 !== 0) return undefined;
  return bits.slice(0, BITS).reduce<number>((number, bit) => number * 2 + bit, 0);
}

/** Mean luma (ITU-R BT.601) of each block, from RGBA pixels of `CODE_AREA`; a rim of 2 px is left to the codec's blur. */
export function blockLuma(rgba: Uint8ClampedArray): number[] {
  const rim = 2;
  return Array.from({ length: CODE_BLOCKS }, (_, block) => {
    let sum = 0;
    for (let y = rim; y < BLOCK - rim; y++) {
      for (let x = rim; x < BLOCK - rim; x++) {
        const i = 4 * (y * CODE_AREA.width + block * BLOCK + x);
        sum += 0.299 * (rgba[i] ?? 0) + 0.587 * (rgba[i + 1] ?? 0) + 0.114 * (rgba[i + 2] ?? 0);
      }
    }
    return sum / (BLOCK - 2 * rim) ** 2;
  });
}
