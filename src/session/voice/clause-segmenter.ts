/** The first clause is short, so that the voice can begin; later ones are longer, because they sound better whole. */
const FIRST = 12;
const LATER = 40;

/** Ends of clauses: of scripts with spaces only before one, of Chinese and Japanese anywhere. */
const ENDS = /[.!?…;:,—–؛،؟](?=["'”’»)\]]*\s)["'”’»)\]]*\s+|[。！？；：，、]["”’」』）]*/gu;

/** Points that end no clause: titles and abbreviations, and numbers in a list. */
const ABBREVIATION = /(?:^|[\s(])(?:[A-Za-z]|\d{1,2}|e\.g|i\.e|etc|vs|approx|Mr|Mrs|Ms|Dr|Prof|St|No|z\.B|d\.h|bzw|ca|Nr|Sr|Sra|M|Mme|p\.ej|p\.ex)\.\s*$/u;

/** Cuts text that is still being written into pieces that can be spoken. Nothing of it is lost or changed. */
export class ClauseSegmenter {
  #pending = '';
  #shortest = FIRST;

  /** The clauses that these words complete. */
  push(text: string): readonly string[] {
    this.#pending += text;
    const clauses: string[] = [];
    for (let clause = this.#next(); clause !== undefined; clause = this.#next()) {
      clauses.push(clause);
      this.#shortest = LATER;
    }
    return clauses;
  }

  /** The rest. */
  end(): readonly string[] {
    const rest = this.#pending;
    this.#pending = '';
    this.#shortest = FIRST;
    return rest.trim() === '' ? [] : [rest];
  }

  #next(): string | undefined {
    for (const match of this.#pending.matchAll(ENDS)) {
      const end = match.index + match[0].length;
      const clause = this.#pending.slice(0, end);
      if (clause.trim().length < this.#shortest || ABBREVIATION.test(clause)) continue;
      this.#pending = this.#pending.slice(end);
      return clause;
    }
    return undefined;
  }
}
