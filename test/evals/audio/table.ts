import type { HeardIncident, JudgedCase } from './judge.js';

const KINDS = ['other-voice', 'loud-noise', 'microphone-lost'] as const;

/** Of all cases together, by kind. */
export interface KindTotals {
  readonly kind: string;
  readonly required: number;
  readonly found: number;
  readonly right: number;
  readonly wrong: number;
  readonly recall: number | null;
  readonly precision: number | null;
}

export interface AudioTotals {
  readonly cases: number;
  readonly minutes: number;
  readonly kinds: readonly KindTotals[];
  readonly cost: Cost;
}

/** ms of work on 20 ms of sound. Only every second frame is analysed, so the mean is what the machine feels; where it is far above the median, the machine was busy. */
export interface Cost {
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
}

export function costOf(costs: readonly number[]): Cost {
  const sorted = [...costs].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { mean: sorted.reduce((sum, cost) => sum + cost, 0) / Math.max(1, sorted.length), p50: at(0.5), p95: at(0.95) };
}

export function costText({ mean, p50, p95 }: Cost): string {
  return `${mean.toFixed(3)} ms (mean), ${p50.toFixed(3)} ms (p50), ${p95.toFixed(3)} ms (p95) for 20 ms of sound`;
}

export function totalsOf(judged: readonly JudgedCase[]): AudioTotals {
  return {
    cases: judged.length,
    minutes: judged.reduce((sum, { seconds }) => sum + seconds, 0) / 60,
    kinds: KINDS.map((kind) => {
      const of = <Item extends { readonly kind: string }>(list: (each: JudgedCase) => readonly Item[]): Item[] => judged.flatMap(list).filter((item) => item.kind === kind);
      const required = of(({ events }) => events.filter((event) => event.required !== false)).length;
      const missed = of((each) => each.missed).length;
      const wrong = of((each) => each.wrong).length;
      const right = of((each) => each.incidents).length - wrong;
      return { kind, required, found: required - missed, right, wrong, recall: required > 0 ? (required - missed) / required : null, precision: right + wrong > 0 ? right / (right + wrong) : null };
    }),
    cost: costOf(judged.flatMap((each) => each.costs)),
  };
}

/** As Markdown. */
export function table(judged: readonly JudgedCase[], totals: AudioTotals): string {
  const rows = judged.map(({ name, seconds, events, incidents, missed, wrong }) => [name, seconds.toFixed(1), events.map(({ kind, start, end, required }) => `${kind} ${start.toFixed(1)}-${end.toFixed(1)}${required === false ? ' (may be)' : ''}`).join('; '), incidents.map(shown).join('; '), String(missed.length || ''), String(wrong.length || '')]);
  const header = ['sound', 's', 'truth', 'reported', 'missed', 'wrong'];
  const percent = (value: number | null): string => (value === null ? '-' : `${(value * 100).toFixed(0)} %`);
  return [
    ...[header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
    '',
    ...totals.kinds.map(({ kind, required, found, right, wrong, recall, precision }) => `${kind}: recall ${percent(recall)} (${found}/${required}), precision ${percent(precision)} (${right} right, ${wrong} wrong)`),
    `${totals.cases} sounds, ${totals.minutes.toFixed(1)} minutes; ${costText(totals.cost)}`,
  ].join('\n');
}

function shown({ rule, severity, start, end }: HeardIncident): string {
  return `${rule} ${severity} ${start.toFixed(1)}-${end.toFixed(1)}`;
}
