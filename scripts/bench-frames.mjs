// npm run bench:frames [-- --seconds 20 --out FILE.json]: what watching costs the page. The same footage goes through
// the frame pump and the vision worker, then through MediaPipe on the main thread, under the strict policy that the
// documentation asks for. Needs built assets (npm run build).
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { fixture, fixturesDir } from '../test/helpers/fixtures.mjs';
import { CHROMIUM_FLAGS, chromiumPath } from './chromium.mjs';
import { serve } from './static-server.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ASSETS = join(ROOT, 'dist/cdn/assets');
const VENDOR = join(ROOT, 'node_modules/@mediapipe/tasks-vision');
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";
const CLIP = 'calm-long.mp4';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '20' }, out: { type: 'string' } } });
const options = { clip: fixture(`footage/${CLIP}`) && `/footage/${CLIP}`, seconds: Number(values.seconds), warmUpSeconds: 2 };

for (const file of ['vision-worker.js', 'face_landmarker.task']) {
  if (existsSync(join(ASSETS, file))) continue;
  console.error(`dist/cdn/assets/${file} is not there: run "npm run build" first.`);
  process.exit(1);
}

/** The value below which the share `part` (0..1) of all lies, by nearest rank. */
function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * part) - 1))];
}

function summary({ mainThread, roundTrip, framesPerSecond, longTasks, withFace }) {
  return {
    frames: roundTrip.length,
    withFace,
    framesPerSecond,
    mainThreadMs: { p50: quantile(mainThread, 0.5), p95: quantile(mainThread, 0.95), max: Math.max(...mainThread) },
    roundTripMs: { p50: quantile(roundTrip, 0.5), p95: quantile(roundTrip, 0.95), max: Math.max(...roundTrip) },
    longTasks: longTasks.length,
    longTaskMs: longTasks.reduce((sum, ms) => sum + ms, 0),
  };
}

function table(rows) {
  const cell = (value) => (typeof value === 'number' ? value.toFixed(2) : String(value));
  const lines = [
    ['', 'main thread per frame, ms: p50', 'p95', 'max', 'round trip, ms: p50', 'p95', 'frames/s', 'long tasks', 'of them, ms'],
    ...Object.entries(rows).map(([name, { mainThreadMs: m, roundTripMs: r, ...s }]) => [name, m.p50, m.p95, m.max, r.p50, r.p95, s.framesPerSecond, s.longTasks, s.longTaskMs]),
  ].map((line) => line.map(cell));
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

const { outputFiles } = await build({ entryPoints: [join(ROOT, 'test/bench/frames-page.ts')], bundle: true, format: 'esm', target: 'es2022', write: false });

const server = await serve({
  mounts: {
    '/': { body: '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/bench.js"></script>' },
    '/bench.js': { type: 'text/javascript', body: outputFiles[0].contents },
    '/assets/': ASSETS,
    '/vendor/': VENDOR,
    ...(fixturesDir() && { '/footage/': join(fixturesDir(), 'footage') }),
  },
  // Isolated from other origins, the browser's clock has a step of 5 instead of 100 microseconds.
  headers: { 'Content-Security-Policy': POLICY, 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
});
const browser = await puppeteer.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS, protocolTimeout: (options.seconds + 120) * 1000 });

/** A page of its own for each way, so that neither pays for the other's heap. */
async function run(way) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(server.url);
  await page.waitForFunction('globalThis.bench !== undefined');
  const result = await page.evaluate((name, given) => globalThis.bench[name](given), way, options);
  await page.close();
  return result;
}

try {
  const loadBefore = loadavg()[0];
  const worker = await run('inWorker');
  const mainThread = await run('onMainThread');
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    browser: await browser.version(),
    node: process.version,
    loadBefore,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim(),
  };
  const rows = { worker: summary(worker), 'main thread': summary(mainThread) };
  console.log(`${machine.browser}, ${machine.cores} x ${machine.cpu}, load ${loadBefore.toFixed(1)} before; ${options.clip ? `${CLIP} at 30 pictures/s` : 'fake camera'}, ${options.seconds} s each, at most 10 frames/s`);
  console.log(table(rows));
  console.log(`The engine was ready after ${worker.startMs.toFixed(0)} ms. Aim: p50 at most 1 ms, p95 at most 4 ms, 0 long tasks, 10 frames/s.`);
  if (values.out) writeFileSync(values.out, `${JSON.stringify({ machine, options, summary: rows, raw: { worker, mainThread } }, null, 2)}\n`);
} finally {
  await browser.close();
  await server.close();
}
