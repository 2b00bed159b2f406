/**
 * Discrete Fourier transform of complex numbers, in place, for one size (Cooley and Tukey 1965, radix 2). Tables are made
 * once, so keep the instance.
 */
export class Fft {
  readonly size: number;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #reversed: Uint32Array;

  /** `size`: a power of two. */
  constructor(size: number) {
    if (size < 2 || (size & (size - 1)) !== 0) throw new RangeError('The size of a transform must be a power of two.');
    this.size = size;
    this.#cos = Float64Array.from({ length: size / 2 }, (_, index) => Math.cos((2 * Math.PI * index) / size));
    this.#sin = Float64Array.from({ length: size / 2 }, (_, index) => Math.sin((2 * Math.PI * index) / size));
    this.#reversed = new Uint32Array(size);
    for (let index = 1; index < size; index += 1) {
      this.#reversed[index] = ((this.#reversed[index >> 1] as number) >> 1) | (index & 1 ? size >> 1 : 0);
    }
  }

  /** From time to frequency. */
  forward(real: Float64Array, imaginary: Float64Array): void {
    this.#reorder(real, imaginary);
    for (let half = 1; half < this.size; half *= 2) this.#stage(real, imaginary, half);
  }

  /** Back, scaled so that `inverse` after `forward` changes nothing. */
  inverse(real: Float64Array, imaginary: Float64Array): void {
    this.forward(imaginary, real);
    for (let index = 0; index < this.size; index += 1) {
      real[index] = (real[index] as number) / this.size;
      imaginary[index] = (imaginary[index] as number) / this.size;
    }
  }

  #reorder(real: Float64Array, imaginary: Float64Array): void {
    for (let index = 0; index < this.size; index += 1) {
      const other = this.#reversed[index] as number;
      if (other <= index) continue;
      [real[index], real[other]] = [real[other] as number, real[index] as number];
      [imaginary[index], imaginary[other]] = [imaginary[other] as number, imaginary[index] as number];
    }
  }

  /** Plain loops over plain numbers: this is most of the work. */
  #stage(real: Float64Array, imaginary: Float64Array, half: number): void {
    const step = this.size / (half * 2);
    for (let offset = 0; offset < half; offset += 1) {
      const cos = this.#cos[offset * step] as number;
      const sin = this.#sin[offset * step] as number;
      for (let even = offset; even < this.size; even += half * 2) {
        const odd = even + half;
        const r = (real[odd] as number) * cos + (imaginary[odd] as number) * sin;
        const i = (imaginary[odd] as number) * cos - (real[odd] as number) * sin;
        real[odd] = (real[even] as number) - r;
        imaginary[odd] = (imaginary[even] as number) - i;
        real[even] = (real[even] as number) + r;
        imaginary[even] = (imaginary[even] as number) + i;
      }
    }
  }
}
