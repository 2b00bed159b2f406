import type { InterviewPlan, Level, Turn } from '../../spec/index.js';

const START: Readonly<Record<Level, number>> = { entry: 1, junior: 2, middle: 3, senior: 4, lead: 5 };
/** Mean level of an answer from which the next question is a step harder, and down to which it is a step easier. */
const HARDER_FROM = 4;
const EASIER_TO = 2;

export interface TargetDifficulty {
  /** 1..5, within the plan's range. */
  readonly value: number;
  /** One sentence for the record. */
  readonly reason: string;
}

/** How difficult the next planned question is to be. Follows from the plan and the answers alone. */
export function targetDifficulty(plan: InterviewPlan, turns: readonly Turn[]): TargetDifficulty {
  const { min, max, adaptive } = plan.difficulty;
  const clamp = (value: number): number => Math.min(max, Math.max(min, value));
  const start = clamp(plan.level ? START[plan.level] : Math.round((min + max) / 2));
  if (!adaptive) return { value: start, reason: `Difficulty ${start} of 5, as planned.` };
  let value = start;
  let reason = `Difficulty ${start} of 5, to begin with.`;
  for (const { question, evaluation } of turns) {
    if (question.kind !== 'planned') continue;
    const mean = meanLevel(evaluation);
    const step = mean === undefined ? 0 : mean >= HARDER_FROM ? 1 : mean <= EASIER_TO ? -1 : 0;
    const next = clamp(value + step);
    const why = mean === undefined ? 'the last answer could not be judged' : `the last answer reached ${mean.toFixed(1)} of 5`;
    reason = `Difficulty ${next} of 5, ${next > value ? 'one up' : next < value ? 'one down' : 'unchanged'}: ${why}.`;
    value = next;
  }
  return { value, reason };
}

function meanLevel(evaluation: Turn['evaluation']): number | undefined {
  const levels = (evaluation?.scores ?? []).flatMap(({ level }) => (level === null ? [] : [level]));
  return levels.length === 0 ? undefined : levels.reduce((sum, level) => sum + level, 0) / levels.length;
}
