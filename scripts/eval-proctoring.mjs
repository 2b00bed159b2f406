// npm run eval:proctoring -- --footage DIR --out FILE.json: plays every clip of DIR that has a truth file in real time
// through the vision engine and the rules in Chromium, and compares what was reported with what was to be reported.
//   --clip NAME              only this clip; may be given several times
//   --rate N                 pictures a second that are analysed at most; 10 by default, as in the product
//   --objects MODEL.onnx     the object engine's model (YOLOX-Nano); that of the fixtures by default, none: --no-objects
//   --sweep NAME             brightness, distance, offset, tone or all: the clips (by default `calm`) with changed pictures
//   --save-observations DIR  keeps what the engine saw, one JSON per clip
//   --replay DIR             judges from such files, without a browser: for tuning thresholds
//   --assets DIR             worker, wasm and model to use instead of dist/cdn/assets
// It is a report: what does not hold is said, and the exit code is 0. 1: a clip could not be played or judged; the others
// were, and the file has them. 2: there was nothing to play. Builds first where there is no build.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { judgeClip } from '../test/evals/proctoring/clip-result.ts';
import { promises } from '../test/evals/proctoring/promises.ts';
import { SWEEP_LIMITS, SWEEPS, sweepResult, sweepTable, variedTruth } from '../test/evals/proctoring/sweep.ts';
import { report } from '../test/evals/proctoring/table.ts';
import { totalsOf, withFigures } from '../test/evals/proctoring/totals.ts';
import { readTruth } from '../test/evals/proctoring/truth.ts';
import { fixture } from '../test/helpers/fixtures.mjs';
import { ASSETS, describeMachine, machineLine } from './bench-machine.mjs';

/** What the sweeps change where no clip is named: nothing happens in it. */
const SWEPT_CLIP = 'calm';

const { values } = parseArgs({
  options: {
    footage: { type: 'string' },
    out: { type: 'string' },
    clip: { type: 'string', multiple: true },
    rate: { type: 'string', default: '10' },
    objects: { type: 'string' },
    'no-objects': { type: 'boolean', default: false },
    sweep: { type: 'string' },
    'save-observations': { type: 'string' },
    replay: { type: 'string' },
    assets: { type: 'string', default: ASSETS },
  },
});
const footage = values.footage ?? fixture('footage');
if (!footage || !existsSync(footage)) fail('Name a folder with NAME.mp4 and NAME.truth.json: --footage DIR.');
const sweeps = !values.sweep ? [] : values.sweep === 'all' ? Object.keys(SWEEPS) : [values.sweep];
if (sweeps.some((name) => !SWEEPS[name])) fail(`No such sweep: ${values.sweep}. There are ${Object.keys(SWEEPS).join(', ')} and all.`);
const wanted = values.clip ?? (values.sweep && existsSync(join(footage, `${SWEPT_CLIP}.mp4`)) ? [SWEPT_CLIP] : undefined);
const clips = readdirSync(footage)
  .flatMap((file) => /^(.+)\.truth\.json$/.exec(file)?.[1] ?? [])
  .filter((name) => existsSync(values.replay ? recordingFile(values.replay, name) : join(footage, `${name}.mp4`)))
  .filter((name) => !wanted || wanted.includes(name))
  .sort();
if (clips.length === 0) fail(`No clip with a truth file in ${values.replay ?? footage}.`);
const objects = values['no-objects'] ? undefined : (values.objects ?? fixture('models/yolox_nano.onnx'));
if (objects && !existsSync(objects)) fail(`${objects} is not there.`);
const machine = describeMachine();

function fail(message) {
  console.error(message);
  process.exit(2);
}

function recordingFile(dir, clip) {
  return join(dir, `${clip}.observations.json`);
}

function truthOf(clip) {
  return readTruth(JSON.parse(readFileSync(join(footage, `${clip}.truth.json`), 'utf8')));
}

function write(result) {
  if (values.out) writeFileSync(values.out, `${JSON.stringify({ machine, ...result }, null, 2)}\n`);
}

/** Clips that could not be played or judged, each with why. */
const failed = [];

function tell(judged, foreignRequests) {
  const results = judged.map(({ result }) => result);
  const totals = totalsOf(judged);
  const kept = promises(totals, foreignRequests);
  console.log(report(results, totals, kept));
  for (const { clip, why } of failed) console.log(`\n${clip} was not judged: ${why}`);
  write({ total: totals, promises: kept, clips: results.map(withFigures), failed });
}

/** Every clip as it is. */
async function evaluate({ play, foreignRequests }) {
  if (values['save-observations']) mkdirSync(values['save-observations'], { recursive: true });
  const judged = [];
  for (const clip of clips) {
    try {
      const recording = await play({ clip, maxRate: Number(values.rate) });
      if (values['save-observations']) writeFileSync(recordingFile(values['save-observations'], clip), `${JSON.stringify(recording)}\n`);
      judged.push(judgeClip(recording, truthOf(clip)));
      const { result } = judged.at(-1);
      console.error(`${clip}: ${result.found}/${result.required} found, ${result.falseIncidents.length} false`);
      if (!result.replaysAlike) console.error(`${clip}: the replay differs from what the rules said while it played.`);
    } catch (error) {
      // One clip that cannot be played must not cost what the others showed.
      const [why] = error.message.split('\n');
      failed.push({ clip, why });
      console.error(`${clip}: ${why}`);
    }
  }
  if (judged.length === 0) fail('No clip could be played.');
  if (failed.length > 0) process.exitCode = 1;
  tell(judged, foreignRequests());
}

/** The clips once for each step of each sweep. */
async function sweep({ play }) {
  const results = [];
  for (const name of sweeps) {
    const steps = [];
    for (const step of SWEEPS[name]) {
      const judged = [];
      for (const clip of clips) judged.push(judgeClip(await play({ clip, maxRate: Number(values.rate), variation: step.variation }), variedTruth(truthOf(clip), step.variation)));
      steps.push({ ...step, totals: totalsOf(judged) });
      console.error(`${name}, ${step.name}: done`);
    }
    results.push(sweepResult(name, steps));
    console.log(sweepTable(results.at(-1)));
  }
  console.log(`\n${clips.join(', ')}. ${SWEEP_LIMITS}`);
  write({ sweeps: results });
}

if (values.replay) tell(clips.map((clip) => judgeClip(JSON.parse(readFileSync(recordingFile(values.replay, clip), 'utf8')), truthOf(clip))), undefined);
else {
  const { withPlayer } = await import('./eval-proctoring-player.mjs');
  await withPlayer({ footage, assets: values.assets, objects: sweeps.length > 0 ? undefined : objects }, async (player) => {
    machine.browser = player.version;
    console.log(`${machineLine(machine)}; ${sweeps.length > 0 || !objects ? 'nobody looks for objects' : 'objects are looked for beside faces'}`);
    await (sweeps.length > 0 ? sweep(player) : evaluate(player));
  });
}
