// npm run bench:report [-- --rounds 5 --out FILE.json]: how long the report, its table and its PDF take, and how that
// grows with the interview. In Chromium, the PDF in its worker, under the strict policy that the documentation asks
// for. Needs built assets (npm run build).
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_FLAGS, chromiumPath } from './chromium.mjs';
import { serve } from './static-server.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ASSETS = join(ROOT, 'dist/cdn/assets');
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";
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

for (const file of ['pdf-writer-worker.js', 'DejaVuSans.ttf']) {
  if (existsSync(join(ASSETS, file))) continue;
  console.error(`dist/cdn/assets/${file} is not there: run "npm run build" first.`);
  process.exit(1);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];
const line = (cells) => `| ${cells.join(' | ')} |`;

const { outputFiles } = await build({ entryPoints: [join(ROOT, 'test/bench/report-page.ts')], bundle: true, format: 'esm', target: 'es2022', write: false });
const server = await serve({
  mounts: {
    '/': { body: '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/bench.js"></script>' },
    '/bench.js': { type: 'text/javascript', body: outputFiles[0].contents },
    '/assets/': ASSETS,
  },
  // Isolated from other origins, the browser's clock has a step of 5 instead of 100 microseconds.
  headers: { 'Content-Security-Policy': POLICY, 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
});
const browser = await puppeteer.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS, protocolTimeout: 900_000 });

/** A page of its own for each, so that none pays for another's heap. */
async function run(interview) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(server.url);
  await page.waitForFunction('globalThis.bench !== undefined');
  const result = await page.evaluate((given, times) => globalThis.bench.measure(given, times), interview, rounds);
  await page.close();
  return result;
}

try {
  const loadBefore = loadavg()[0];
  const results = {};
  for (const [name, interview] of Object.entries(INTERVIEWS)) results[name] = await run(interview);
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    browser: await browser.version(),
    node: process.version,
    loadBefore,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim(),
  };
  console.log(`${machine.browser}, ${machine.cores} x ${machine.cpu}, load ${loadBefore.toFixed(1)} before; medians of ${rounds} runs, ms (in brackets ms for each turn)`);
  console.log(line(['', 'events', 'report', 'CSV', 'document', 'PDF in its worker', 'PDF pages', 'PDF, KB', 'CSV, KB', 'longest task of the page, ms']));
  for (const [name, result] of Object.entries(results)) {
    const times = STEPS.map((step) => `${median(result[step]).toFixed(1)} (${(median(result[step]) / INTERVIEWS[name].turns).toFixed(3)})`);
    const sizes = [result.pdfPages, Math.round(result.pdfBytes / 1024), Math.round(result.csvBytes / 1024)];
    console.log(line([name, result.events, ...times, ...sizes, result.longestTask === 0 ? 'none' : Math.round(result.longestTask)]));
  }
  for (const step of STEPS) {
    const each = (name) => median(results[name][step]) / INTERVIEWS[name].turns;
    console.log(`${step}: a turn of 1,000 costs ${(each('1,000 turns') / each('100 turns')).toFixed(2)} times a turn of 100.`);
  }
  console.log(`raw, ms: ${JSON.stringify(Object.fromEntries(Object.entries(results).map(([name, result]) => [name, Object.fromEntries(STEPS.map((step) => [step, result[step].map((ms) => Number(ms.toFixed(1)))]))])))}`);
  if (values.out) writeFileSync(values.out, `${JSON.stringify({ machine, interviews: INTERVIEWS, raw: results }, null, 2)}\n`);
} finally {
  await browser.close();
  await server.close();
}
