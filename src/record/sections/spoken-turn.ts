import type { LogEvent } from '../../spec/index.js';
import type { ReportPhrase, ReportQuestion } from '../report.js';

/** What was said around one question while its events are read. */
export class SpokenTurn {
  readonly #phrases: ReportPhrase[] = [];
  #isHeard = false;
  #isCut = false;
  #heardTo: number | undefined;
  #repeatsByVoice = 0;

  fold({ type, data, at }: LogEvent): void {
    if (data === null) return;
    if (type === 'question-spoken') {
      this.#isHeard ||= data.outcome === 'heard';
      this.#isCut ||= data.outcome === 'interrupted';
      if (data.heardTo !== undefined) this.#heardTo = Math.max(this.#heardTo ?? 0, data.heardTo);
    } else if (type === 'phrase-spoken') {
      this.#phrases.push({ at, ...data });
    } else if (type === 'command-spoken' && data.command === 'repeat') {
      this.#repeatsByVoice += 1;
    }
  }

  /** `length`: characters of the question, where it is known. */
  toReport(length = Infinity): Pick<ReportQuestion, 'cutShort' | 'repeatsByVoice' | 'phrases'> {
    const heardTo = this.#heardTo;
    // Whoever heard it whole once, before or after, has heard it.
    const isWhole = this.#isHeard || (heardTo !== undefined && heardTo >= length);
    return {
      ...(this.#isCut && !isWhole && { cutShort: heardTo === undefined ? {} : { heardTo } }),
      ...(this.#repeatsByVoice > 0 && { repeatsByVoice: this.#repeatsByVoice }),
      ...(this.#phrases.length > 0 && { phrases: this.#phrases }),
    };
  }
}
