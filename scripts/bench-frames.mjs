// npm run bench:frames [-- --seconds 20 --out FILE.json]: what watching costs the page. The same footage goes through
// the frame pump and the vision worker, then through MediaPipe on the main thread, under the strict policy that the
// documentation asks for. Builds first where there is no build.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fixture, fixturesDir } from '../test/helpers/fixtures.mjs';
import { machineLine, needAssets, quantile, ROOT, row, withBenchPage } from './bench-machine.mjs';

const CLIP = 'calm-long.mp4';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '20' }, out: { type: 'string' } } });
const options = { clip: fixture(`footage/${CLIP}`) && `/footage/${CLIP}`, seconds: Number(values.seconds), warmUpSeconds: 2 };

needAssets(['vision-worker.js', 'face_landmarker.task']);

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
  return lines.map(row).join('\n');
}

const mounts = {
  '/vendor/': join(ROOT, 'node_modules/@mediapipe/tasks-vision'),
  ...(fixturesDir() && { '/footage/': join(fixturesDir(), 'footage') }),
};

await withBenchPage({ entry: 'test/bench/frames-page.ts', mounts, timeoutMs: (options.seconds + 120) * 1000 }, async ({ run, machine }) => {
  const worker = await run('inWorker', options);
  const mainThread = await run('onMainThread', options);
  const rows = { worker: summary(worker), 'main thread': summary(mainThread) };
  console.log(`${machineLine(machine)}; ${options.clip ? `${CLIP} at 30 pictures/s` : 'fake camera'}, ${options.seconds} s each, at most 10 frames/s`);
  console.log(table(rows));
  console.log(`The engine was ready after ${worker.startMs.toFixed(0)} ms. Aim: p50 at most 1 ms, p95 at most 4 ms, 0 long tasks, 10 frames/s.`);
  if (values.out) writeFileSync(values.out, `${JSON.stringify({ machine, options, summary: rows, raw: { worker, mainThread } }, null, 2)}\n`);
});
