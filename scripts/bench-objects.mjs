// npm run bench:objects [-- --step 2000 --phases 1 --seconds 20 --clip NAME --out FILE.json]: what the object engine finds in every clip
// of the fixtures, what the rules make of it, how long a look takes, and what it costs those who look at faces beside it.
// Clips are stepped through, not played: `--step` ms between two looks, `--phases` times over, each a part of a step later.
// `--seconds 0` leaves the faces out. Needs model and footage of the fixtures. Builds first where there is no build.
import { readdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createProctor } from '../src/proctoring/index.ts';
import { fixture } from '../test/helpers/fixtures.mjs';
import { machineLine, needAssets, quantile, row, withBenchPage } from './bench-machine.mjs';

/** Played while faces are looked at. */
const BESIDE = 'calm-long';
const LABELS = ['phone', 'book', 'person'];

const { values } = parseArgs({
  options: {
    step: { type: 'string', default: '2000' },
    phases: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '20' },
    clip: { type: 'string', multiple: true },
    out: { type: 'string' },
  },
});
const [step, phases, seconds] = [values.step, values.phases, values.seconds].map(Number);

needAssets(['object-worker.js', 'onnx-engine.wasm', 'vision-worker.js', 'face_landmarker.task']);
const [footage, models] = [fixture('footage'), fixture('models')];
if (!footage || !models || !fixture('models/yolox_nano.onnx')) {
  console.error('The fixtures are not there: see test/helpers/fixtures.mjs.');
  process.exit(1);
}
const clips = readdirSync(footage)
  .flatMap((file) => /^(.+)\.mp4$/.exec(file)?.[1] ?? [])
  .filter((clip) => !values.clip || values.clip.includes(clip))
  .sort();

/** What the rules say of these looks, with nobody who looks at faces. */
function incidentsOf(looks) {
  const proctor = createProctor();
  const outputs = [{ type: 'monitor', at: 0, monitor: 'objects', state: 'on' }, ...looks].flatMap((observation) => proctor.push(observation));
  outputs.push(...proctor.end(looks.at(-1)?.at ?? 0));
  return outputs.flatMap((output) => (output.type === 'incident' && output.incident.phase === 'end' ? [output.incident] : []));
}

function figures({ looks, seconds: length }) {
  const scores = (label) => looks.map(({ objects }) => Math.max(0, ...objects.filter((object) => object.label === label).map(({ score }) => score)));
  const people = (objects) => objects.filter(({ label, score }) => label === 'person' && score >= 0.5).length;
  return {
    seconds: length,
    looks: looks.length,
    best: Object.fromEntries(LABELS.map((label) => [label, Math.max(0, ...scores(label))])),
    sure: scores('phone').filter((score) => score >= 0.5).length,
    twoPeople: looks.filter(({ objects }) => people(objects) > 1).length,
    incidents: incidentsOf(looks),
  };
}

const fixed = (value) => value.toFixed(2);
const times = (took) => `${quantile(took, 0.5).toFixed(0)} ms (p50), ${quantile(took, 0.95).toFixed(0)} ms (p95)`;

await withBenchPage({ entry: 'test/bench/objects-page.ts', mounts: { '/footage/': footage, '/models/': models }, timeoutMs: 3_600_000 }, async ({ run, machine }) => {
  console.log(`${machineLine(machine)}; a look every ${step} ms, ${phases} times over`);
  console.log(row(['clip', 'from, ms', 'looks', ...LABELS.map((label) => `best ${label}`), 'phone 0.5 and more', 'two people', 'told by the rules']));
  const all = [];
  for (let phase = 0; phase < phases; phase++) {
    const fromMs = Math.round((phase * step) / phases);
    const looked = await run('look', clips, step, fromMs);
    for (const each of looked.clips) {
      const found = figures(each);
      const told = found.incidents.map(({ rule, severity, startedAt, endedAt }) => `${rule.id} (${severity}) ${startedAt / 1000}-${endedAt / 1000} s`).join(', ');
      console.log(row([each.clip, fromMs, found.looks, ...LABELS.map((label) => fixed(found.best[label])), found.sure, found.twoPeople, told]));
      all.push({ clip: each.clip, fromMs, ...found, tookMs: each.tookMs, raw: each.looks });
    }
    console.log(`The engine was ready after ${looked.startMs.toFixed(0)} ms.`);
  }
  console.log(`A look took ${times(all.flatMap(({ tookMs }) => tookMs))}, ${all.length === 0 ? 0 : all.reduce((sum, { looks }) => sum + looks, 0)} looks.`);
  const beside = {};
  for (const [name, withObjects] of seconds > 0 ? [['faces alone', false], ['faces and objects', true]] : []) {
    const measured = await run('faces', BESIDE, seconds, withObjects);
    beside[name] = measured;
    const looks = withObjects ? `; ${measured.detections.length} looks for objects, ${times(measured.detections)}` : '';
    console.log(`${name}, ${seconds} s: ${measured.framesPerSecond.toFixed(2)} frames/s of 10, round trip ${times(measured.roundTrip)}${looks}`);
  }
  if (values.out) writeFileSync(values.out, `${JSON.stringify({ machine, step, phases, clips: all, beside }, null, 2)}\n`);
});
