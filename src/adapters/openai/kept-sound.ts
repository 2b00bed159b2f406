import { SAMPLE_RATE } from './realtime-options.js';

/** What is sent in one event at most, samples: half a second. */
const CHUNK = SAMPLE_RATE / 2;

/** Sound that may have to be sent again, by its place in all that was said, in samples. */
export class KeptSound {
  #pieces: Int16Array[] = [];
  #start = 0;
  #end = 0;

  /** Place of the first sample that is kept. */
  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#end;
  }

  push(samples: Int16Array): void {
    if (samples.length === 0) return;
    this.#pieces.push(samples);
    this.#end += samples.length;
  }

  /** Forgets what lies before. */
  dropUntil(place: number): void {
    while (this.#pieces[0] && this.#start + this.#pieces[0].length <= place) this.#start += this.#pieces.shift()?.length ?? 0;
    const [first] = this.#pieces;
    if (!first || this.#start >= place) return;
    this.#pieces[0] = first.slice(place - this.#start);
    this.#start = place;
  }

  /** What lies between two places, in chunks. */
  *between(from: number, to: number): Generator<Int16Array> {
    let at = this.#start;
    let chunk: Int16Array[] = [];
    let length = 0;
    for (const piece of this.#pieces) {
      const part = piece.subarray(Math.max(0, from - at), Math.max(0, to - at));
      at += piece.length;
      if (part.length === 0) continue;
      chunk.push(part);
      length += part.length;
      if (length < CHUNK) continue;
      yield joined(chunk, length);
      [chunk, length] = [[], 0];
    }
    if (length > 0) yield joined(chunk, length);
  }
}

function joined(pieces: readonly Int16Array[], length: number): Int16Array {
  const samples = new Int16Array(length);
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  return samples;
}
