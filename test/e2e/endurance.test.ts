// The short form of `npm run bench:endurance`: footage in a loop, and a worker that dies without a word.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fixture, fixturesDir } from '../helpers/fixtures.mjs';
import { joinClips } from '../helpers/mjpeg.js';
import { killWorker, numbers, openWatched, untilResults, untilTold } from '../helpers/watched-run.js';

const skip = fixturesDir() ? false : 'no fixtures beside the repository';
const temp = mkdtempSync(join(tmpdir(), 'interview-endurance-'));
const camera = join(temp, 'calm.mjpeg');

before(() => {
  if (!skip) joinClips([{ file: fixture('footage/calm.mjpeg') ?? '', from: 0, to: 4 }], camera);
});
after(() => rmSync(temp, { recursive: true, force: true }));

test('a worker that dies is a gap that is told, and monitoring comes back without help', { skip, timeout: 90_000 }, async () => {
  const run = await openWatched(camera, '?alone');
  try {
    await untilResults(run, 5);
    const died = await killWorker(run);
    await untilTold(run, 'start monitoring-gap', died);
    await untilTold(run, 'end monitoring-gap', died);
    await untilResults(run, 5, died);
    const { told, results, errors, mostInFlight } = await numbers(run);
    assert.deepEqual(told.map(({ what }) => what), ['start monitoring-gap', 'end monitoring-gap'], 'nothing else is to be reported');
    const [start, end] = told;
    assert.deepEqual(results.filter((at) => at > (start?.at ?? 0) && at < (end?.at ?? 0)), [], 'a gap is one');
    assert.deepEqual([errors, mostInFlight], [['adapter/timeout'], 1]);
    assert.deepEqual([run.foreign, run.violations], [[], []]);
  } finally {
    await run.close();
  }
});
