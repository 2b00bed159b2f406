// npm run bench:endurance -- --minutes 30 [--out FILE.json]: an interview that is watched, for long. Footage in which
// things happen plays over and over through Chromium's own fake camera at true speed; everything that can watch is on;
// somebody types answers. After a third and two thirds of the time the vision worker dies without a word.
// Needs the fixtures. Builds first where there is no build.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { clickButton, element } from '../test/helpers/browser-page.ts';
import { fixture } from '../test/helpers/fixtures.mjs';
import { joinClips } from '../test/helpers/mjpeg.ts';
import { agree, passCheck, until } from '../test/helpers/panel-run.ts';
import { killWorker, numbers, openWatched, untilResults, untilTold } from '../test/helpers/watched-run.ts';
import { describeMachine, machineLine, needAssets, quantile, row } from './bench-machine.mjs';
import { usedMemory } from './page-memory.mjs';

/** What plays, in turn: nearly two minutes. */
const CLIPS = ['calm', 'look-away', 'leave', 'second-person'];
const STORED_RATE = 15;
const SECONDS = { calm: 30, 'look-away': 32, leave: 29, 'second-person': 26 };
/** Time between two lines of an answer, and between two questions. */
const TYPING_MS = 5_000;
const QUESTION_MS = 60_000;
/** Until the first memory is read: what is loaded lazily is there by then. */
const WARM_UP_MS = 60_000;
const GAP_LIMIT_MS = 2_000;
const GROWTH_LIMIT = 20 * 2 ** 20;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' }, out: { type: 'string' } } });
const durationMs = Number(values.minutes) * 60_000;
needAssets(['vision-worker.js', 'face_landmarker.task']);
if (!fixture('footage/calm.mjpeg')) {
  console.error('There are no fixtures beside the repository: nothing to show to the camera.');
  process.exit(2);
}

const plan = {
  title: 'Endurance',
  domains: ['backend', 'behavioural', 'customer-support', 'data-ml', 'finance', 'web-development'],
  questionCount: 60,
  followUps: 0,
  seed: 'endurance',
  timeLimitMs: 24 * 3_600_000,
  proctoring: { enabled: true, keepObservations: true, snapshots: { onIncidents: true, most: 2000 } },
};

/** Somebody types, and goes on to the next question now and then, until the signal. */
async function answer(run, signal) {
  for (let number = 1; !signal.aborted; number += 1) {
    await until(run, 'number', number);
    await until(run, 'turn', 'listening');
    await clickButton(run.page, 'Type instead');
    const field = await element(run.page, 'textarea');
    for (const began = Date.now(); Date.now() - began < QUESTION_MS && !signal.aborted; ) {
      await field.type('I would measure it first. ');
      await pause(TYPING_MS, undefined, { signal }).catch(() => undefined);
    }
    if (!signal.aborted) await clickButton(run.page, 'Done');
  }
}

/** Lets the worker die; how long until the gap was told, and until pictures were analysed again, ms. */
async function killAndWait(run) {
  const died = await killWorker(run);
  await untilTold(run, 'start monitoring-gap', died);
  await untilTold(run, 'end monitoring-gap', died);
  await untilResults(run, 1, died);
  const { told, results } = await numbers(run);
  const after = (what) => told.find((each) => each.what === what && each.at > died).at - died;
  return { atMs: died, toldAfterMs: after('start monitoring-gap'), backAfterMs: results.find((at) => at > died) - died };
}

const machine = describeMachine();
const temp = mkdtempSync(join(tmpdir(), 'interview-endurance-'));
const camera = join(temp, 'camera.mjpeg');
joinClips(CLIPS.map((name) => ({ file: fixture(`footage/${name}.mjpeg`), from: 0, to: SECONDS[name] - 1 / STORED_RATE })), camera);
const run = await openWatched(camera, `?plan=${encodeURIComponent(JSON.stringify(plan))}`, [`--use-file-for-fake-audio-capture=${fixture('speech/answer.48k.wav')}`]);
const over = new AbortController();
let failure;
try {
  machine.browser = await run.browser.version();
  await (await element(run.page, 'input[name="snapshots"]')).click();
  await agree(run);
  await passCheck(run);
  await untilResults(run, 1);
  const answering = answer(run, over.signal).catch((error) => (failure = error));
  const { now: began, delivered: deliveredBefore } = await numbers(run);
  const wait = async (untilMs) => pause(Math.max(0, began + untilMs - (await numbers(run)).now));
  await wait(Math.min(WARM_UP_MS, durationMs / 4));
  const before = await usedMemory(run.page);
  const kills = [];
  for (const part of [1 / 3, 2 / 3]) {
    await wait(durationMs * part);
    kills.push(await killAndWait(run));
    console.error(`after ${Math.round((durationMs * part) / 60_000)} min: the gap was told after ${kills.at(-1).toldAfterMs.toFixed(0)} ms`);
  }
  await wait(durationMs);
  const end = await usedMemory(run.page);
  const all = await numbers(run);
  over.abort();
  await answering;
  report({ before, end, kills, all, began, deliveredBefore });
} finally {
  await run.close();
  rmSync(temp, { recursive: true, force: true });
}

function report({ before, end, kills, all, began, deliveredBefore }) {
  const minutes = Math.max(1, Math.floor(durationMs / 60_000));
  const rates = Array.from({ length: minutes }, (_, minute) => all.results.filter((at) => Math.floor((at - began) / 60_000) === minute).length / Math.min(60, durationMs / 1000));
  const killed = new Set(kills.map(({ atMs }) => Math.floor((atMs - began) / 60_000)));
  const whole = rates.filter((_, minute) => !killed.has(minute));
  const middle = quantile(whole, 0.5);
  const apart = whole.map((rate) => Math.abs(rate / middle - 1));
  const analysed = all.results.filter((at) => at >= began).length;
  const growth = end.total - before.total;
  const said = (held) => (held ? 'held' : 'NOT HELD');
  const mb = (bytes) => (bytes / 2 ** 20).toFixed(1);
  console.log(`${machineLine(machine)}; ${values.minutes} min of a watched interview`);
  console.log(`Pictures analysed a second, by minute (* the worker died in it): ${rates.map((rate, minute) => rate.toFixed(1) + (killed.has(minute) ? '*' : '')).join(' ')}`);
  const steady = () => `Steady within 10 % of ${middle.toFixed(1)}: ${said(apart.every((part) => part <= 0.1))} (furthest ${(100 * Math.max(...apart)).toFixed(0)} %)`;
  console.log(whole.length > 0 ? steady() : 'Too short to say whether it was steady: no minute without a death.');
  console.log(`Frames in flight at once, at most: ${all.mostInFlight}: ${said(all.mostInFlight <= 1)}. Of ${all.delivered - deliveredBefore} pictures of the camera ${analysed} were analysed, the others dropped; none was queued.`);
  for (const { toldAfterMs, backAfterMs } of kills) console.log(`The worker died: the gap was told after ${toldAfterMs.toFixed(0)} ms (at most ${GAP_LIMIT_MS}: ${said(toldAfterMs <= GAP_LIMIT_MS)}), pictures were analysed again after ${backAfterMs.toFixed(0)} ms.`);
  console.log(['', row(['memory after collection, MB', 'after warm-up', 'at the end']), row(['---', '---', '---']), ...Object.keys(end).map((name) => row([name, mb(before[name] ?? 0), mb(end[name])]))].join('\n'));
  console.log(`Growth: ${mb(growth)} MB, at most ${mb(GROWTH_LIMIT)}: ${said(growth < GROWTH_LIMIT)}`);
  const count = [...new Set(all.told.map(({ what }) => what))].map((what) => `${what} ${all.told.filter((each) => each.what === what).length}`);
  console.log(`Reported: ${count.join(', ')}. Errors: ${all.errors.join(', ') || 'none'}. Requests to other hosts: ${run.foreign.length}.`);
  if (failure) console.log(`The interview beside it failed: ${failure.message}`);
  if (values.out) writeFileSync(values.out, `${JSON.stringify({ machine, minutes: Number(values.minutes), rates, kills, memory: { before, end }, ...all }, null, 2)}\n`);
}
