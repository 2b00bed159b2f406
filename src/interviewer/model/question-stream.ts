import { parseJson } from '../../utils/parse-json.js';
import { isLawful, isPlainText } from './check-question.js';
import { visibleText } from './untrusted.js';

/** Clauses with their ends, and the space by which it is known that they end there. */
const WHOLE_CLAUSES = /^[\s\S]*(?:[.!?…;:,،؛؟]\s|[。！？；：，])/u;
/** Less is not worth a voice's breath. */
const SHORTEST = 12;

export interface QuestionStreamOptions {
  /** Kinds that are due. */
  readonly kinds: readonly string[];
  /** Stands between the words of others, and is no part of the question. */
  readonly mark: string;
  /** The text so far, cut at the end of a clause, or the whole of it. */
  onText(text: string): void;
}

/**
 * Reads the question out of a reply that is still being written, so that it can be spoken before it is whole. Tells nothing
 * of a kind that is not due, and nothing any more once a clause holds what no question may: the whole reply is judged
 * afterwards in any case.
 */
export class QuestionStream {
  readonly #options: QuestionStreamOptions;
  #told = '';
  #isStopped = false;

  constructor(options: QuestionStreamOptions) {
    this.#options = options;
  }

  /** All of the reply so far. The space behind a clause is told with it. */
  read(reply: string): void {
    if (this.#isStopped) return;
    const kind = /"kind"\s*:\s*"([a-z-]*)"/.exec(reply)?.[1];
    const begun = /"text"\s*:\s*"((?:[^"\\]|\\.)*)("?)/.exec(reply);
    if (kind === undefined || !begun) return;
    const isWhole = begun[2] === '"';
    // A text before its kind, or none that is due: then the whole reply is waited for.
    if (!this.#options.kinds.includes(kind)) return this.#stop();
    const text = this.#textOf(begun[1] ?? '', isWhole);
    const part = isWhole ? text : (WHOLE_CLAUSES.exec(text)?.[0] ?? '');
    if (part.length < SHORTEST || part.length <= this.#told.length) return;
    if (!part.startsWith(this.#told) || !isPlainText(part) || !isLawful(part)) return this.#stop();
    this.#told = part;
    this.#options.onText(part);
    if (isWhole) this.#stop();
  }

  #stop(): void {
    this.#isStopped = true;
  }

  /** As the checked question is made of it. A sign that is cut in two is not there yet. */
  #textOf(escaped: string, isWhole: boolean): string {
    const whole = escaped.replace(/\\(?:u[0-9a-fA-F]{0,3})?$/, '');
    const text = parseJson(`"${whole.replace(/[\n\r\t]/g, ' ')}"`);
    if (typeof text !== 'string') return '';
    const visible = text.replaceAll(this.#options.mark, ' ');
    const clean = visibleText(visible, Infinity).replace(/\s+/g, ' ');
    return isWhole || !/\s$/.test(visible) ? clean : `${clean} `;
  }
}
