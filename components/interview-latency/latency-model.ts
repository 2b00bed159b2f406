import type { LogEvent, LogEventData, Question, TurnMeasure } from '../../src/spec/index.js';

/** A turn that was measured, and which question it came after where that is known. */
export interface MeasuredTurn {
  readonly measure: TurnMeasure;
  /** Counts from 1; 0 for practice; absent for a measure without its record. */
  readonly number?: number;
  readonly kind?: Question['kind'];
}

/** Something on the clock of the session, ms. */
export type Timed<Data> = Data & { readonly at: number };

/** What the element shows. */
export interface LatencyRecord {
  readonly turns: readonly MeasuredTurn[];
  readonly interruptions: readonly Timed<LogEventData['voice-interrupted']>[];
  readonly phrases: readonly Timed<LogEventData['phrase-spoken']>[];
}

/** What a log tells of turns. Erased events are left out. */
export function latencyOf(events: readonly LogEvent[]): LatencyRecord {
  const asked = new Map<string, LogEventData['question-asked']>();
  const turns: MeasuredTurn[] = [];
  const interruptions: LatencyRecord['interruptions'][number][] = [];
  const phrases: LatencyRecord['phrases'][number][] = [];
  for (const { at, type, data } of events) {
    if (data === null) continue;
    if (type === 'question-asked') asked.set(data.question.id, data);
    else if (type === 'turn-measured') {
      const question = asked.get(data.questionId);
      turns.push({ measure: data.measure, ...(question && { number: question.number, kind: question.question.kind }) });
    } else if (type === 'voice-interrupted') interruptions.push({ at, ...data });
    else if (type === 'phrase-spoken') phrases.push({ at, ...data });
  }
  return { turns, interruptions, phrases };
}

/** What there is to show: of a log, else of measures alone. */
export function recordOf(events: readonly LogEvent[] | undefined, measures: readonly TurnMeasure[] = []): LatencyRecord {
  return events ? latencyOf(events) : { turns: measures.map((measure) => ({ measure })), interruptions: [], phrases: [] };
}

/** In the order in which they are shown: as they follow each other where nothing is ready ahead. */
export const MOMENTS = ['transcript', 'decided', 'text', 'sound', 'sample'] as const;
export type Moment = (typeof MOMENTS)[number];

/** When a moment came, ms from the end of speech; negative where it came before. Undefined where it did not come. */
export function momentIn(measure: TurnMeasure, moment: Moment): number | undefined {
  const { transcriptMs, decidedMs, firstTextMs, firstSoundMs, firstSampleMs } = measure;
  return { transcript: transcriptMs, decided: decidedMs, text: firstTextMs, sound: firstSoundMs, sample: firstSampleMs }[moment];
}

/** Whether the words of the reply, or its sound, were there before the turn was over. */
export function isAhead({ ahead }: TurnMeasure, moment: Moment): boolean {
  return (moment === 'text' && ahead !== 'nothing') || (moment === 'sound' && ahead === 'sound');
}

export interface MomentSummary {
  readonly moment: Moment;
  readonly median: number;
  readonly p95: number;
  /** Of how many turns. */
  readonly count: number;
}

/** From so many turns on the 95th percentile is not simply the longest. */
export const MANY_TURNS = 20;

/** Each moment by itself, over all turns in which it came. Moments that never came are left out. */
export function summaryOf(turns: readonly MeasuredTurn[]): readonly MomentSummary[] {
  return MOMENTS.flatMap((moment) => {
    const values = turns.flatMap(({ measure }) => momentIn(measure, moment) ?? []);
    return values.length === 0 ? [] : [{ moment, median: medianOf(values), p95: percentileOf(values, 95), count: values.length }];
  });
}

/** The middle value; the mean of the two middle ones for an even count. NaN of nothing. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
}

/** The smallest value that at least so many percent of all do not exceed (nearest rank): always one that was measured. NaN of nothing. */
export function percentileOf(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? NaN;
}
