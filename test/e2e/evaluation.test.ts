// The command of the evaluation on a folder that is none of ours: a clip with next to no truth, and one that cannot be played.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { promisify } from 'node:util';
import { fixture } from '../helpers/fixtures.mjs';

const CLIP = 'footage/real-calm.mp4';
const clip = fixture(CLIP);

it('judges footage that it has never seen, and says what it could not play', { skip: clip ? false : `${CLIP} is not there` }, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'footage-'));
  const out = join(dir, 'figures.json');
  try {
    copyFileSync(clip!, join(dir, 'somebody.mp4'));
    writeFileSync(join(dir, 'somebody.truth.json'), '{}');
    writeFileSync(join(dir, 'broken.mp4'), 'no film');
    writeFileSync(join(dir, 'broken.truth.json'), '{"events":[]}');
    copyFileSync(clip!, join(dir, 'without-truth.mp4'));
    const args = ['--import', 'tsx', 'scripts/eval-proctoring.mjs', '--footage', dir, '--out', out];
    const { code, stdout } = await promisify(execFile)(process.execPath, args).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => error,
    );
    assert.equal(code, 1, stdout);
    assert.match(stdout, /\| P3 \| main thread per analysed picture, p50 \| \d+\.\d\d ms \|[^]*broken was not judged: /);
    const { total, promises, clips, failed } = JSON.parse(readFileSync(out, 'utf8'));
    assert.deepEqual(clips.map(({ clip, replaysAlike }: { clip: string; replaysAlike: boolean }) => [clip, replaysAlike]), [['somebody', true]]);
    assert.deepEqual(failed.map(({ clip }: { clip: string }) => clip), ['broken']);
    assert.deepEqual([total.required, total.recall, total.missed, total.falseIncidents], [0, null, [], []]);
    assert.deepEqual(
      promises.filter(({ id }: { id: string }) => id === 'P5').map(({ measured, held }: { measured: string; held: boolean }) => [measured, held]),
      [['0', true]],
    );
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
