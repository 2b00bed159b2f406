// npm run eval:proctoring -- --footage DIR --out FILE.json: plays every clip of DIR that has a truth file in real time
// through the vision engine and the rules in Chromium, and compares what was reported with what was to be reported.
//   --save-observations DIR  keeps what the engine saw, one JSON per clip
//   --replay DIR             judges from such files, without a browser: for tuning thresholds
//   --assets DIR             worker, wasm and model to use instead of dist/cdn/assets
//   --clip NAME              only this clip; may be given several times
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { judgeClip } from '../test/evals/proctoring/clip-result.ts';
import { table } from '../test/evals/proctoring/table.ts';
import { totalsOf, withFigures } from '../test/evals/proctoring/totals.ts';
import { fixture } from '../test/helpers/fixtures.mjs';
import { CHROMIUM_FLAGS, chromiumPath } from './chromium.mjs';
import { serve } from './static-server.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";
const LONGEST_CLIP_MS = 3_600_000;

const { values } = parseArgs({
  options: {
    footage: { type: 'string' },
    out: { type: 'string' },
    'save-observations': { type: 'string' },
    replay: { type: 'string' },
    assets: { type: 'string', default: join(ROOT, 'dist/cdn/assets') },
    clip: { type: 'string', multiple: true },
  },
});
const footage = values.footage ?? fixture('footage');
if (!footage || !existsSync(footage)) fail('Name a folder with NAME.mp4 and NAME.truth.json: --footage DIR.');
const clips = readdirSync(footage)
  .flatMap((file) => /^(.+)\.truth\.json$/.exec(file)?.[1] ?? [])
  .filter((name) => (values.replay ? existsSync(recordingFile(values.replay, name)) : existsSync(join(footage, `${name}.mp4`))))
  .filter((name) => !values.clip || values.clip.includes(name))
  .sort();
if (clips.length === 0) fail(`No clip with a truth file in ${values.replay ?? footage}.`);

function fail(message) {
  console.error(message);
  process.exit(2);
}

function recordingFile(dir, clip) {
  return join(dir, `${clip}.observations.json`);
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Calls back with the recording of each clip, one browser for each so that none pays for the one before. */
async function play(onRecording) {
  for (const file of ['vision-worker.js', 'face_landmarker.task']) {
    if (!existsSync(join(values.assets, file))) fail(`${join(values.assets, file)} is not there: run "npm run build" first.`);
  }
  const { outputFiles } = await build({ entryPoints: [join(ROOT, 'test/evals/proctoring/page.ts')], bundle: true, format: 'esm', target: 'es2022', write: false });
  const server = await serve({
    mounts: {
      '/': { body: '<!doctype html><meta charset="utf-8"><title>eval</title><script type="module" src="/page.js"></script>' },
      '/page.js': { type: 'text/javascript', body: outputFiles[0].contents },
      '/assets/': values.assets,
      '/footage/': footage,
    },
    headers: { 'Content-Security-Policy': POLICY },
  });
  try {
    for (const clip of clips) {
      const browser = await puppeteer.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS, protocolTimeout: LONGEST_CLIP_MS });
      try {
        const page = await browser.newPage();
        page.on('pageerror', (error) => console.error(error));
        await page.goto(server.url);
        await page.waitForFunction('globalThis.record !== undefined');
        onRecording(await page.evaluate((name, url) => globalThis.record(name, url), clip, `/footage/${encodeURIComponent(clip)}.mp4`));
      } finally {
        await browser.close();
      }
    }
  } finally {
    await server.close();
  }
}

const judged = [];
function judge(recording) {
  judged.push(judgeClip(recording, readJson(join(footage, `${recording.clip}.truth.json`))));
  if (!values.replay) console.error(`${recording.clip}: ${judged.at(-1).result.found}/${judged.at(-1).result.required} found`);
}

if (values['save-observations']) mkdirSync(values['save-observations'], { recursive: true });
if (values.replay) for (const clip of clips) judge(readJson(recordingFile(values.replay, clip)));
else {
  await play((recording) => {
    if (values['save-observations']) writeFileSync(recordingFile(values['save-observations'], recording.clip), `${JSON.stringify(recording)}\n`);
    judge(recording);
  });
}

if (!values.replay) {
  const unlike = judged.filter(({ result }) => !result.replaysAlike).map(({ result }) => result.clip);
  if (unlike.length > 0) console.error(`The replay of these clips differs from what the rules said while they played: ${unlike.join(', ')}.`);
}
const results = judged.map(({ result }) => result);
const totals = totalsOf(results, judged.flatMap(({ pairs }) => pairs));
console.log(table(results, totals));
if (values.out) writeFileSync(values.out, `${JSON.stringify({ total: totals, clips: results.map(withFigures) }, null, 2)}\n`);
