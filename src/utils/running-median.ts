/** The median of all numbers so far; to keep them sorted costs less than to sort them for each. */
export class RunningMedian {
  readonly #sorted: number[] = [];

  get count(): number {
    return this.#sorted.length;
  }

  /** Middle value; the mean of the two middle ones for an even count. NaN of nothing. */
  get value(): number {
    const middle = this.#sorted.length >> 1;
    const upper = this.#sorted[middle] ?? NaN;
    return this.#sorted.length % 2 === 1 ? upper : ((this.#sorted[middle - 1] ?? NaN) + upper) / 2;
  }

  add(number: number): void {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? NaN) <= number) low = middle + 1;
      else high = middle;
    }
    this.#sorted.splice(low, 0, number);
  }
}
