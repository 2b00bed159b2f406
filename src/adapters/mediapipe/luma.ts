/** Size of the sampled picture: every 10th pixel of a 640x480 frame, each way. */
export const SAMPLE_WIDTH = 64;
export const SAMPLE_HEIGHT = 48;

/** Side of the squares over which contrast is averaged, in samples. */
const BLOCK = 4;

export type PictureMeasures = {
  /** Mean luma, 0..255 (ITU-R BT.601). */
  readonly luma: number;
  /** Standard deviation of the block means of luma, 0..128: the noise of a covered sensor averages out of it, a scene does not. */
  readonly contrast: number;
  /** FNV-1a of the very samples, hex. Single pixels and not means, so that the noise of a live sensor changes it. */
  readonly fingerprint: string;
};

/** Measures a picture of RGBA bytes whose sides are multiples of 4. Alpha is ignored. */
export function measurePicture(rgba: Uint8ClampedArray, width: number, height: number): PictureMeasures {
  const columns = width / BLOCK;
  const sums = new Float64Array(columns * (height / BLOCK));
  let hash = 0x811c9dc5;
  let total = 0;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) {
      const red = rgba[i] ?? 0;
      const green = rgba[i + 1] ?? 0;
      const blue = rgba[i + 2] ?? 0;
      hash = Math.imul(hash ^ red, 0x01000193);
      hash = Math.imul(hash ^ green, 0x01000193);
      hash = Math.imul(hash ^ blue, 0x01000193);
      const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
      total += luma;
      const block = Math.floor(y / BLOCK) * columns + Math.floor(x / BLOCK);
      sums[block] = (sums[block] ?? 0) + luma;
    }
  }
  const luma = total / (width * height);
  const variance = sums.reduce((sum, value) => sum + (value / BLOCK ** 2 - luma) ** 2, 0) / sums.length;
  return { luma, contrast: Math.sqrt(variance), fingerprint: (hash >>> 0).toString(16).padStart(8, '0') };
}
