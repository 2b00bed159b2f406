import type { RealtimeVoicePart } from '../../spec/index.js';
import { historyMessage, type LiveInput, type LiveTurn } from './gemini-live-setup.js';

/** Enough for the voice to sound as before; what it says does not depend on it. */
const MOST_CHARACTERS = 8_000;

/** What was said so far, by either side. */
export class LiveHistory {
  #turns: LiveTurn[] = [];
  #words: string[] = [];

  /** Undefined where nothing was said. */
  get message(): LiveInput | undefined {
    return this.#turns.length > 0 ? historyMessage(this.#turns) : undefined;
  }

  /** Takes the words of the candidate. */
  note(part: RealtimeVoicePart): void {
    if (part.type === 'input-transcript-end') this.#words.push(part.text);
    if (part.type !== 'turn-transcribed' || this.#words.length === 0) return;
    this.#add('user', this.#words.splice(0).join(' '));
  }

  /** The voice said this to its end. */
  said(text: string): void {
    this.#add('model', text);
  }

  #add(role: LiveTurn['role'], text: string): void {
    this.#turns.push({ role, parts: [{ text }] });
    const size = (turns: readonly LiveTurn[]): number => turns.reduce((sum, turn) => sum + (turn.parts[0]?.text.length ?? 0), 0);
    while (this.#turns.length > 1 && size(this.#turns) > MOST_CHARACTERS) this.#turns = this.#turns.slice(1);
  }
}
