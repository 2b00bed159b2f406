// npm run bench:voice-activity [-- --out FILE.json]: how well and how fast it is known that somebody speaks, by energy and
// by Silero, at the pace of a microphone, in Chromium under the strict policy that the documentation asks for. Needs the
// speech of the fixtures. Builds first where there is no build.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fixture, fixturesDir } from '../test/helpers/fixtures.mjs';
import { speechSpans } from '../test/helpers/speech.ts';
import { machineLine, needAssets, quantile, row, withBenchPage } from './bench-machine.mjs';

const CLIPS = ['answer', 'noisy-room', 'silence'];
const ACTIVITIES = ['energy', 'silero'];
const HANGOVER_MS = 300;

const { values } = parseArgs({ options: { out: { type: 'string' } } });
needAssets(['silero-worker.js', 'onnx-engine.wasm', 'silero-vad.onnx']);
if (!fixture('speech/answer.wav')) {
  console.error('The speech of the fixtures is not there: set INTERVIEW_FIXTURES to their folder.');
  process.exit(1);
}
const truth = JSON.parse(readFileSync(fixture('speech/audio.truth.json'), 'utf8'));
const ms = (value) => `${value.toFixed(0)}`;
const most = (numbers) => Math.max(...numbers);

/** How far what was found lies from the truth, in ms; ends by when they were told, the hangover taken off. */
function figures({ parts, costs, loadMs, longTasks }, clip) {
  const spans = speechSpans(truth, clip, HANGOVER_MS);
  const starts = parts.filter(({ type }) => type === 'speech-start');
  const ends = parts.filter(({ type }) => type === 'speech-end');
  const near = (list, time) => list.reduce((best, part) => (best && Math.abs(best.at - time) <= Math.abs(part.at - time) ? best : part), undefined);
  return {
    speech: spans.length,
    found: spans.filter(([from]) => starts.some(({ at }) => Math.abs(at - from) <= 150)).length,
    falseStarts: starts.filter(({ at }) => !spans.some(([from, to]) => at >= from - 150 && at <= to)).length,
    startLate: spans.map(([from]) => (near(starts, from)?.told ?? NaN) - from),
    endExcess: spans.map(([, to]) => (near(ends, to)?.told ?? NaN) - to - HANGOVER_MS),
    mainThreadMs: { p50: quantile(costs, 0.5), p95: quantile(costs, 0.95), max: most(costs) },
    longTasks: longTasks.length,
    loadMs,
  };
}

await withBenchPage({ entry: 'test/bench/voice-activity-page.ts', mounts: { '/speech/': join(fixturesDir(), 'speech') }, timeoutMs: 300_000 }, async ({ run, machine }) => {
  console.log(`${machineLine(machine)}; ${CLIPS.join(', ')} at the pace of a microphone, 16 kHz, hangover ${HANGOVER_MS} ms`);
  console.log(row(['', 'clip', 'speech found', 'false starts', 'start known after, ms: p50', 'max', 'end known after the hangover and, ms: p50', 'max', 'main thread per frame, ms: p50', 'p95', 'long tasks']));
  const results = [];
  for (const activity of ACTIVITIES) {
    for (const clip of CLIPS) {
      const raw = await run('hear', activity, clip, 1);
      const found = figures(raw, clip);
      results.push({ activity, clip, ...found, raw });
      const edges = found.speech > 0 ? [quantile(found.startLate, 0.5), most(found.startLate), quantile(found.endExcess, 0.5), most(found.endExcess)].map(ms) : ['', '', '', ''];
      console.log(row([activity, clip, `${found.found}/${found.speech}`, found.falseStarts, ...edges, found.mainThreadMs.p50.toFixed(3), found.mainThreadMs.p95.toFixed(3), found.longTasks]));
    }
  }
  console.log(`Silero was loaded after ${ms(quantile(results.filter(({ activity }) => activity === 'silero').map(({ loadMs }) => loadMs), 0.5))} ms. Aim: main thread p50 at most 1 ms a frame, no false start in noise.`);
  if (values.out) writeFileSync(values.out, `${JSON.stringify({ machine, results }, null, 2)}\n`);
});
