// npm run bench:report [-- --rounds 5 --out FILE.json]: how long the report, its table and its PDF take, and how that
// grows with the interview. In Chromium, the PDF in its worker, under the strict policy that the documentation asks
// for. Builds first where there is no build.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { machineLine, needAssets, quantile, row, withBenchPage } from './bench-machine.mjs';

const DENSITY = { incidentsPerHour: 12, coverageChangesPerHour: 20 };
/** The last one is a real long interview: 40 questions in two hours; the others show how it grows. */
const INTERVIEWS = {
  '10 turns': { turns: 10, turnMs: 90_000, ...DENSITY },
  '100 turns': { turns: 100, turnMs: 90_000, ...DENSITY },
  '1,000 turns': { turns: 1_000, turnMs: 90_000, ...DENSITY },
  '40 questions, 2 hours': { turns: 40, turnMs: 180_000, incidentsPerHour: 60, coverageChangesPerHour: 120 },
};
const STEPS = ['report', 'csv', 'document', 'pdf'];

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, out: { type: 'string' } } });
const rounds = Number(values.rounds);

needAssets(['pdf-writer-worker.js', 'DejaVuSans.ttf']);

const median = (numbers) => quantile(numbers, 0.5);

await withBenchPage({ entry: 'test/bench/report-page.ts', timeoutMs: 900_000 }, async ({ run, machine }) => {
  const results = {};
  for (const [name, interview] of Object.entries(INTERVIEWS)) results[name] = await run('measure', interview, rounds);
  console.log(`${machineLine(machine)}; medians of ${rounds} runs, ms (in brackets ms for each turn)`);
  console.log(row(['', 'events', 'report', 'CSV', 'document', 'PDF in its worker', 'PDF pages', 'PDF, KB', 'CSV, KB', 'longest task of the page, ms']));
  for (const [name, result] of Object.entries(results)) {
    const times = STEPS.map((step) => `${median(result[step]).toFixed(1)} (${(median(result[step]) / INTERVIEWS[name].turns).toFixed(3)})`);
    const sizes = [result.pdfPages, Math.round(result.pdfBytes / 1024), Math.round(result.csvBytes / 1024)];
    console.log(row([name, result.events, ...times, ...sizes, result.longestTask === 0 ? 'none' : Math.round(result.longestTask)]));
  }
  for (const step of STEPS) {
    const each = (name) => median(results[name][step]) / INTERVIEWS[name].turns;
    console.log(`${step}: a turn of 1,000 costs ${(each('1,000 turns') / each('100 turns')).toFixed(2)} times a turn of 100.`);
  }
  console.log(`raw, ms: ${JSON.stringify(Object.fromEntries(Object.entries(results).map(([name, result]) => [name, Object.fromEntries(STEPS.map((step) => [step, result[step].map((ms) => Number(ms.toFixed(1)))]))])))}`);
  if (values.out) writeFileSync(values.out, `${JSON.stringify({ machine, interviews: INTERVIEWS, raw: results }, null, 2)}\n`);
});
