import { middleOf } from './median.js';

/** The median of all numbers so far; to keep them sorted costs less than to sort them for each. */
export class RunningMedian {
  readonly #sorted: number[] = [];

  get count(): number {
    return this.#sorted.length;
  }

  /** As `median` of all of them. */
  get value(): number {
    return middleOf(this.#sorted);
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
