// npm run bench:throttle [-- --seconds 15 --factor 4 --out FILE.json]: a page that is slow. An interview in which somebody
// types runs with and without being watched, at full speed and with its main thread slowed down through the DevTools
// protocol: how fast its own frames come, and how many pictures are still analysed. Needs the fixtures. Builds
// first where there is no build.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { clickButton, element } from '../test/helpers/browser-page.ts';
import { fixture } from '../test/helpers/fixtures.mjs';
import { joinClips } from '../test/helpers/mjpeg.ts';
import { passCheck, until } from '../test/helpers/panel-run.ts';
import { numbers, openWatched, smoothness, untilResults } from '../test/helpers/watched-run.ts';
import { describeMachine, machineLine, needAssets, quantile, row } from './bench-machine.mjs';

/** After a change of speed the pace finds its way, ms. */
const SETTLE_MS = 3_000;
const KEY_MS = 150;

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '15' }, factor: { type: 'string', default: '4' }, out: { type: 'string' } } });
const durationMs = Number(values.seconds) * 1000;
const factor = Number(values.factor);
needAssets(['vision-worker.js', 'face_landmarker.task']);
if (!fixture('footage/calm.mjpeg')) {
  console.error('There are no fixtures beside the repository: nothing to show to the camera.');
  process.exit(2);
}

const plan = (enabled) => ({ title: 'Throttle', domains: ['web-development'], questionCount: 3, seed: 'throttle', timeLimitMs: 3_600_000, proctoring: { enabled } });

async function type(run, signal) {
  const field = await element(run.page, 'textarea');
  while (!signal.aborted) {
    await field.type('a ');
    await pause(KEY_MS);
  }
}

/** The page's frames and the analysed pictures for a while, while somebody types. */
async function measure(run, slower) {
  await run.page.emulateCPUThrottling(slower);
  await pause(SETTLE_MS);
  const over = new AbortController();
  const typing = type(run, over.signal);
  const before = await numbers(run);
  const { frames, longTasks } = await smoothness(run, durationMs);
  const after = await numbers(run);
  over.abort();
  await typing;
  await run.page.emulateCPUThrottling(null);
  return {
    frameMs: { p50: quantile(frames, 0.5), p95: quantile(frames, 0.95), max: Math.max(...frames) },
    longTasks: { count: longTasks.length, ms: longTasks.reduce((sum, ms) => sum + ms, 0) },
    picturesPerSecond: ((after.results.length - before.results.length) * 1000) / (after.now - before.now),
  };
}

/** One interview at full speed and slowed down. */
async function interview(watched) {
  const run = await openWatched(camera, `?plan=${encodeURIComponent(JSON.stringify(plan(watched)))}`);
  try {
    machine.browser = await run.browser.version();
    for (const purpose of ['recording', ...(watched ? ['proctoring'] : [])]) await (await element(run.page, `input[name="${purpose}"]`)).click();
    await clickButton(run.page, 'Agree and continue');
    await passCheck(run);
    await until(run, 'turn', 'listening');
    await clickButton(run.page, 'Type instead');
    if (watched) await untilResults(run, 1);
    return { full: await measure(run, 1), slowed: await measure(run, factor) };
  } finally {
    await run.close();
  }
}

const machine = describeMachine();
const temp = mkdtempSync(join(tmpdir(), 'interview-throttle-'));
const camera = join(temp, 'camera.mjpeg');
joinClips([{ file: fixture('footage/calm.mjpeg'), from: 0, to: 29.9 }], camera);
try {
  const without = await interview(false);
  const watched = await interview(true);
  const line = (name, { frameMs, longTasks, picturesPerSecond }) => row([name, frameMs.p50.toFixed(1), frameMs.p95.toFixed(1), frameMs.max.toFixed(1), longTasks.count, longTasks.ms.toFixed(0), picturesPerSecond.toFixed(1)]);
  const ratio = (speed) => row([`ratio, ${speed}`, ...['p50', 'p95', 'max'].map((part) => (watched[speed].frameMs[part] / without[speed].frameMs[part]).toFixed(2)), '', '', '']);
  console.log(`${machineLine(machine)}; ${values.seconds} s each, an interview in which somebody types; slowed: main thread ${factor} times`);
  console.log(
    [
      row(['', 'frames of the page, ms: p50', 'p95', 'max', 'long tasks', 'of them, ms', 'pictures analysed a second']),
      row(Array(7).fill('---')),
      line('not watched', without.full),
      line('watched', watched.full),
      ratio('full'),
      line('not watched, slowed', without.slowed),
      line('watched, slowed', watched.slowed),
      ratio('slowed'),
    ].join('\n'),
  );
  if (values.out) writeFileSync(values.out, `${JSON.stringify({ machine, factor, seconds: Number(values.seconds), without, watched }, null, 2)}\n`);
} finally {
  rmSync(temp, { recursive: true, force: true });
}
