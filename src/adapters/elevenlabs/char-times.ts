import { listMember, member } from '../../utils/member.js';

interface CharTime {
  /** ms since the start of the speech. */
  readonly at: number;
  readonly charIndex: number;
}

/**
 * Follows the voice through the text by the alignment that comes with its sound: start times per character, counted from the
 * start of the chunk they came with. Some messages carry those of the whole stretch, some none (ElevenLabs API reference,
 * "Multi-Context WebSocket", `alignment`); both are followed.
 */
export class CharTimes {
  readonly #text: string;
  readonly #waiting: CharTime[] = [];
  #found = 0;
  #any = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether times have come at all. */
  get hasAny(): boolean {
    return this.#any;
  }

  /** Index behind the last character that a time is known of. */
  get covered(): number {
    return this.#found;
  }

  /** `chunkAt`: where the sound of the message begins, ms. */
  push(message: unknown, chunkAt: number): void {
    const alignment = member(message, 'alignment');
    const starts = listMember(alignment, 'charStartTimesMs').length > 0 ? listMember(alignment, 'charStartTimesMs') : listMember(alignment, 'char_start_times_ms');
    listMember(alignment, 'chars').forEach((char, index) => {
      const start = starts[index];
      if (typeof char !== 'string' || typeof start !== 'number' || char.trim() === '') return;
      const charIndex = this.#text.indexOf(char, this.#found);
      // What was put into other words on the way is not looked for through the whole text.
      if (charIndex < 0 || this.#text.slice(this.#found, charIndex).trim().length > 1) return;
      this.#any = true;
      this.#found = charIndex + char.length;
      this.#waiting.push({ at: chunkAt + start, charIndex });
    });
  }

  /** The last character that begins before `ms`, where it is one since the last call. */
  until(ms: number): number | undefined {
    let reached: number | undefined;
    while (this.#waiting[0] && this.#waiting[0].at < ms) reached = this.#waiting.shift()?.charIndex;
    return reached;
  }
}
