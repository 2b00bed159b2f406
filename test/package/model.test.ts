import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { MODEL, resolveModel } from '../../scripts/model.mjs';
import { MODEL_FILE, MODEL_HASH } from '../../src/adapters/mediapipe/index.js';
import { fixture } from '../helpers/fixtures.mjs';

const root = mkdtempSync(join(tmpdir(), 'model-'));
const real = fixture('models/face_landmarker.task');
const needsModel = { skip: real ? false : 'no fixtures: models/face_landmarker.task' };

const answer = (bytes: Uint8Array<ArrayBuffer>, status = 200) => (() => Promise.resolve(new Response(bytes, { status }))) as typeof fetch;
const offline = (() => Promise.reject(new TypeError('fetch failed'))) as typeof fetch;

describe('resolveModel', () => {
  let cacheDir: string;
  beforeEach(() => {
    cacheDir = mkdtempSync(join(root, 'cache-'));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  /** Without a named path and without fixtures, whatever the machine has. */
  const bare = (fetch: typeof globalThis.fetch) => resolveModel({ path: '', fixturePath: null, cacheDir, fetch });

  it('names the same model as the engine and the command that copies it', () => {
    assert.deepEqual([MODEL.file, MODEL.sha256], [MODEL_FILE, MODEL_HASH]);
    assert.ok(readFileSync(fileURLToPath(new URL('../../bin/interview-elements.mjs', import.meta.url)), 'utf8').includes(MODEL.url));
  });

  it('takes a named path only, and refuses a wrong file there', needsModel, async () => {
    assert.equal(await resolveModel({ path: real ?? '', cacheDir, fetch: offline }), real);
    const wrong = join(cacheDir, 'wrong.task');
    writeFileSync(wrong, 'no model');
    await assert.rejects(resolveModel({ path: wrong, cacheDir, fetch: offline }), /wrong\.task is not the expected model/);
    await assert.rejects(resolveModel({ path: join(cacheDir, 'none.task'), cacheDir, fetch: offline }), /There is no model at/);
  });

  it('prefers the cache to the fixtures, and passes over a damaged copy', needsModel, async () => {
    const cached = join(cacheDir, MODEL.file);
    writeFileSync(cached, 'half a model');
    assert.equal(await resolveModel({ path: '', cacheDir, fixturePath: real ?? null, fetch: offline }), real);
    writeFileSync(cached, readFileSync(real ?? ''));
    assert.equal(await resolveModel({ path: '', cacheDir, fixturePath: real ?? null, fetch: offline }), cached);
  });

  it('downloads once into the cache, from the publisher', needsModel, async () => {
    const asked: string[] = [];
    const bytes = new Uint8Array(readFileSync(real ?? ''));
    const counting = ((url: string) => (asked.push(url), answer(bytes)(url))) as typeof fetch;
    const path = await bare(counting);
    assert.equal(path, join(cacheDir, MODEL.file));
    assert.equal(await bare(counting), path);
    assert.deepEqual(asked, [MODEL.url]);
    assert.deepEqual(readdirSync(cacheDir), [MODEL.file]);
  });

  it('says what to do when there is no network, no file, or another file', async () => {
    await assert.rejects(bare(offline), /could not be downloaded.*INTERVIEW_MODEL=<path>/s);
    await assert.rejects(bare(answer(Uint8Array.of(), 404)), /HTTP 404/);
    await assert.rejects(bare(answer(Uint8Array.of(1, 2, 3))), /SHA-256 differs/);
    assert.equal(existsSync(join(cacheDir, MODEL.file)), false);
  });
});
