import { ENTRY_POINTS } from './entry-points.js';
import { sums, type Outcome } from './evaluate.js';
import { INVARIANTS, type Count } from './tally.js';

const MOST_LINES = 20;

/** Checked and violated for each entry point and invariant, what that means, and what it does not. */
export function table(outcomes: readonly Outcome[]): string {
  const header = ['entry point', 'payloads', 'shown to who asks / judges', ...INVARIANTS.map((_, index) => String(index + 1))];
  const rows = ENTRY_POINTS.map((entryPoint) => {
    const here = outcomes.filter(({ payload }) => payload.entryPoint === entryPoint);
    const shown = (who: 'asking' | 'scoring'): number => here.filter(({ shown }) => shown[who] > 0).length;
    return [entryPoint, here.length, `${shown('asking')} / ${shown('scoring')}`, ...sums(outcomes, entryPoint).map(cell)];
  });
  const all = ['all', outcomes.length, '', ...sums(outcomes).map(cell)];
  const { answers, stood, highest } = levelsOf(outcomes);
  return [
    ...[header, header.map(() => '---'), ...rows, all].map((cells) => `| ${cells.join(' | ')} |`),
    '',
    'Each cell: checked/violated.',
    ...INVARIANTS.map((text, index) => `${String(index + 1).padStart(2)}. ${text}.`),
    '',
    ...violationsOf(outcomes),
    `What this cannot hold: a model that is swayed may still give a high level with words that the candidate really said. Here it always tried: of ${answers} answers, ${stood} levels stood, each with a real quote, and ${highest} of them were a 5. ` +
      'That is why each level is shown with its quote, an answer that speaks to the judge is marked, and a person decides. How often a real model is swayed is not measured here.',
    'Nor this: fewer than five words of resume or job description, names of the resume apart, may come to the scorer in a question that a model made; and no rule finds a copy in other words.',
  ].join('\n');
}

export function levelsOf(outcomes: readonly Outcome[]): Outcome['levels'] {
  const sum = (name: keyof Outcome['levels']): number => outcomes.reduce((total, { levels }) => total + levels[name], 0);
  return { answers: sum('answers'), stood: sum('stood'), highest: sum('highest') };
}

function cell({ checked, violated }: Count): string {
  return `${checked}/${violated}`;
}

function violationsOf(outcomes: readonly Outcome[]): string[] {
  const lines = outcomes.flatMap(({ payload, violations }) =>
    violations.map(({ invariant, what }) => `Violated: ${invariant}, payload ${payload.index} (${payload.entryPoint}, ${payload.family}, ${payload.wish}, ${payload.disorder}): ${what}`),
  );
  return lines.length === 0 ? [] : [...lines.slice(0, MOST_LINES), ...(lines.length > MOST_LINES ? [`... and ${lines.length - MOST_LINES} more`] : []), ''];
}
