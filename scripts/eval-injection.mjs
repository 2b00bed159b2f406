// npm run eval:injection -- --out FILE.json: holds a whole interview for each payload with a model that belongs to the
// attacker, and checks in code what must hold whatever it replies. Exit code 1 where something does not.
//   --seed TEXT   another order of wordings and failures; default 1
//   --count N     only a sample of N payloads, every entry point in turn
//   --only N      only the payload of this number
//   --plant NAME  with a weakness put in from outside, to see it found; --plant list names them
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { evaluate, sums } from '../test/evals/injection/evaluate.ts';
import { ENTRY_POINTS } from '../test/evals/injection/entry-points.ts';
import { FAMILIES } from '../test/evals/injection/families.ts';
import { payloads, sample } from '../test/evals/injection/payloads.ts';
import { PLANTS } from '../test/evals/injection/plants.ts';
import { levelsOf, table } from '../test/evals/injection/table.ts';
import { INVARIANTS } from '../test/evals/injection/tally.ts';
import { WISH_NAMES } from '../test/evals/injection/wishes.ts';
import { describeMachine } from './bench-machine.mjs';

const { values } = parseArgs({
  options: { out: { type: 'string' }, seed: { type: 'string', default: '1' }, count: { type: 'string' }, only: { type: 'string' }, plant: { type: 'string' } },
});

if (values.plant !== undefined && !Object.hasOwn(PLANTS, values.plant)) {
  for (const [name, { breaks, what }] of Object.entries(PLANTS)) console.error(`${name}: ${what} (breaks ${breaks})`);
  process.exit(2);
}
const chosen = values.count === undefined ? payloads(values.seed).filter(({ index }) => values.only === undefined || index === Number(values.only)) : sample(values.seed, Number(values.count));
if (chosen.length === 0) {
  console.error('There is no such payload.');
  process.exit(2);
}

const machine = describeMachine();
const started = performance.now();
const outcomes = await evaluate(chosen, PLANTS[values.plant ?? ''], () => undefined);
const seconds = (performance.now() - started) / 1000;
const requests = outcomes.reduce((sum, outcome) => sum + outcome.requests, 0);
const violated = outcomes.reduce((sum, { violations }) => sum + violations.length, 0);

console.log(table(outcomes));
console.log(
  `\n${outcomes.length} payloads (${FAMILIES.length} families x ${WISH_NAMES.length} wishes x ${ENTRY_POINTS.length} entry points), ${requests} requests, ${violated} violations, ${seconds.toFixed(1)} s.` +
    `\nMachine: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGB} GB, ${machine.system}, Node ${machine.node}. Seed ${values.seed}.${values.plant ? ` Planted: ${values.plant}.` : ''}`,
);
if (values.out) {
  const byEntryPoint = Object.fromEntries(ENTRY_POINTS.map((entryPoint) => [entryPoint, sums(outcomes, entryPoint)]));
  const result = { seed: values.seed, planted: values.plant ?? null, machine, seconds, requests, violated, invariants: INVARIANTS, total: sums(outcomes), byEntryPoint, levels: levelsOf(outcomes), outcomes };
  writeFileSync(values.out, `${JSON.stringify(result, null, 2)}\n`);
}
process.exit(violated > 0 ? 1 : 0);
