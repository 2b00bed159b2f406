import type { SpeechToTextPart } from '../../spec/index.js';
import { listMember, member, numberMember, textMember } from '../../utils/member.js';
import { malformedError } from './deepgram-errors.js';
import type { MessageReader } from './listening.js';
import type { SentAudio } from './sent-audio.js';
import { ToldSpeech } from './told-speech.js';
import { wordsOf } from './words.js';

/**
 * Reads `/v1/listen`: `Results` (a guess, or certain with `is_final`; `speech_final` after a pause), `SpeechStarted` and
 * `UtteranceEnd`, by which speech is over where the room is too loud for a pause. Source: Deepgram, "Configure Endpointing and
 * Interim Results" and "Utterance End".
 */
export class ResultsReader implements MessageReader {
  readonly #provider: string;
  readonly #sent: SentAudio;
  readonly #speech = new ToldSpeech();
  #guess = '';
  #heardUntil = 0;

  constructor(provider: string, sent: SentAudio) {
    this.#provider = provider;
    this.#sent = sent;
  }

  get heardUntil(): number {
    return this.#heardUntil;
  }

  read(type: string, message: unknown): readonly SpeechToTextPart[] {
    if (type === 'Results') return this.#results(message);
    if (type === 'SpeechStarted') return this.#speech.start();
    if (type === 'UtteranceEnd') return this.#speech.end();
    return [];
  }

  end(): readonly SpeechToTextPart[] {
    const text = this.#guess;
    this.#guess = '';
    return [...(text ? [{ type: 'transcript-end', text } as const] : []), ...this.#speech.end()];
  }

  #results(message: unknown): readonly SpeechToTextPart[] {
    const alternative = member(message, 'channel', 'alternatives', 0);
    const text = textMember(alternative, 'transcript')?.trim();
    const [start, duration] = [numberMember(message, 'start'), numberMember(message, 'duration')];
    if (text === undefined || start === undefined || duration === undefined) throw malformedError(this.#provider);
    this.#heardUntil = Math.max(this.#heardUntil, start + duration);
    if (member(message, 'is_final') !== true) return this.#guessed(text);
    this.#guess = '';
    const words = wordsOf(listMember(alternative, 'words'), this.#sent);
    const confidence = numberMember(alternative, 'confidence');
    const isPause = member(message, 'speech_final') === true;
    // Without a pause a stretch may end within a word, which then belongs to the next one.
    const until = isPause || member(message, 'from_finalize') === true ? this.#sent.endAt(start + duration) : words.at(-1)?.end;
    const said = { text, ...(confidence !== undefined && { confidence }), ...(words.length > 0 && { words }), ...(until !== undefined && { until }) };
    return [...(text ? [{ type: 'transcript-end', ...said } as const] : []), ...(isPause ? this.#speech.end() : [])];
  }

  #guessed(text: string): readonly SpeechToTextPart[] {
    if (!text || text === this.#guess) return [];
    this.#guess = text;
    return [...this.#speech.start(), { type: 'transcript-delta', text }];
  }
}
