/** A picture and when it was taken, ms on the session clock. */
export interface Taken<Picture> {
  readonly at: number;
  readonly picture: Picture;
}

/** The pictures of the last seconds. The oldest is drawn over, so that nothing is made anew while it runs. */
export class PictureRing<Picture> {
  readonly #size: number;
  readonly #make: () => Picture;
  #taken: Taken<Picture>[] = [];

  /** `size`: how many are held. */
  constructor(size: number, make: () => Picture) {
    this.#size = size;
    this.#make = make;
  }

  /** Has a picture drawn. It must not be older than the one before. */
  take(at: number, draw: (picture: Picture) => void): void {
    const oldest = this.#taken.length < this.#size ? undefined : this.#taken.shift();
    const picture = oldest?.picture ?? this.#make();
    draw(picture);
    this.#taken.push({ at, picture });
  }

  /** The newest that is not older than this. */
  newest(since: number): Taken<Picture> | undefined {
    const last = this.#taken.at(-1);
    return last && last.at >= since ? last : undefined;
  }

  /** The one nearest to `wanted` of those before `end`. */
  before(end: number, wanted: number): Taken<Picture> | undefined {
    const distance = ({ at }: Taken<Picture>): number => Math.abs(at - wanted);
    return this.#taken.filter(({ at }) => at < end).reduce<Taken<Picture> | undefined>((best, taken) => (best && distance(best) <= distance(taken) ? best : taken), undefined);
  }

  clear(): void {
    this.#taken = [];
  }
}
