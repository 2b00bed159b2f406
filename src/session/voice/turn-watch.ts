import type { TurnMeasure } from '../../spec/index.js';
import type { TurnEnd } from './turn-taker.js';

/** Puts together what a candidate waited for, from moments as they come. */
export class TurnWatch {
  readonly #onMeasured: (measure: TurnMeasure) => void;
  #firstTextAt: number | undefined;
  #end: TurnEnd | undefined;

  constructor(onMeasured: (measure: TurnMeasure) => void) {
    this.#onMeasured = onMeasured;
  }

  /** Words of the reply are known. */
  text(at: number): void {
    this.#firstTextAt ??= at;
  }

  /** They were for nothing. */
  forget(): void {
    this.#firstTextAt = undefined;
  }

  end(end: TurnEnd): void {
    this.#end = end;
  }

  /** The reply begins to be heard. */
  start(at: number, firstSoundAt: number, outputLatencyMs: number): void {
    const end = this.#end;
    const textAt = this.#firstTextAt;
    this.#firstTextAt = this.#end = undefined;
    if (!end) return;
    const { speechEndAt, decidedAt, transcriptAt } = end;
    const since = (moment: number): number => moment - speechEndAt;
    this.#onMeasured({
      speechEndAt,
      decidedMs: since(decidedAt),
      ...(transcriptAt !== undefined && { transcriptMs: since(transcriptAt) }),
      ...(textAt !== undefined && { firstTextMs: since(textAt) }),
      firstSoundMs: since(firstSoundAt),
      firstSampleMs: since(at),
      outputLatencyMs,
      ahead: firstSoundAt <= decidedAt ? 'sound' : textAt !== undefined && textAt <= decidedAt ? 'text' : 'nothing',
    });
  }
}
