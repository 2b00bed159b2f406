/** Something that was handed over to be written down. */
export interface SpokenPiece {
  /** Place behind its last sample, in all sound of the candidate. */
  readonly end: number;
  /** Of the event that commits it. */
  readonly eventId: string;
  /** Of the item that the server made of it. */
  itemId: string | undefined;
  /** As far as it was written down. */
  partial: string;
  /** All of it; undefined while words are still to come. */
  text: string | undefined;
  failures: number;
}

/** The pieces whose words have not all been handed out, in the order in which they were said. */
export class SpokenPieces {
  readonly #pieces: SpokenPiece[] = [];
  #count = 0;
  #end = 0;

  get all(): readonly SpokenPiece[] {
    return this.#pieces;
  }

  /** Place behind the last sample that belongs to a piece. */
  get end(): number {
    return this.#end;
  }

  /** What is written down of all of them, certain or not. */
  get guess(): string {
    return this.#pieces.map(({ text, partial }) => (text ?? partial).trim()).filter((text) => text !== '').join(' ');
  }

  get(itemId: string): SpokenPiece | undefined {
    return this.#pieces.find((piece) => piece.itemId === itemId);
  }

  /** One that we commit. */
  add(end: number): SpokenPiece {
    const piece = this.#made(end);
    this.#pieces.push(piece);
    this.#end = Math.max(this.#end, end);
    return piece;
  }

  /** One that the server has found by itself; it comes before those that it has not taken yet. */
  found(itemId: string, end: number): void {
    const piece = this.#made(end);
    piece.itemId = itemId;
    const next = this.#pieces.findIndex((each) => each.itemId === undefined);
    this.#pieces.splice(next < 0 ? this.#pieces.length : next, 0, piece);
    this.#end = Math.max(this.#end, end);
  }

  /** The server has made an item: of what it found, or of what we committed first. */
  taken(itemId: string): void {
    if (this.get(itemId)) return;
    const piece = this.#pieces.find((each) => each.itemId === undefined);
    if (piece) piece.itemId = itemId;
  }

  drop(eventId: string): void {
    const index = this.#pieces.findIndex((piece) => piece.eventId === eventId);
    if (index >= 0) this.#pieces.splice(index, 1);
  }

  /** Takes out those at the front whose words are certain. */
  settled(): readonly SpokenPiece[] {
    const next = this.#pieces.findIndex(({ text }) => text === undefined);
    return this.#pieces.splice(0, next < 0 ? this.#pieces.length : next);
  }

  /** Whether some of them lie before this place. */
  hasUntil(place: number): boolean {
    return this.#pieces.some(({ end }) => end <= place);
  }

  /** For a new line nothing has been answered yet. */
  reset(): readonly SpokenPiece[] {
    for (const piece of this.#pieces) Object.assign(piece, { itemId: undefined, partial: '', text: undefined });
    return this.#pieces;
  }

  #made(end: number): SpokenPiece {
    return { end, eventId: `commit-${(this.#count += 1)}`, itemId: undefined, partial: '', text: undefined, failures: 0 };
  }
}
