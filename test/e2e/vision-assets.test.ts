// The vision engine as hosts serve it: security policies, missing and broken files, another origin, no WebGL.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import puppeteer, { type Browser } from 'puppeteer-core';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/chromium.mjs';
import { serve } from '../../scripts/static-server.mjs';
import { STRICT_POLICY as STRICT } from '../../scripts/strict-policy.mjs';
import { ASSETS, look as lookIn, lookScript, POLICY, type Look, type LookOptions } from '../helpers/asset-page.js';
import { sharedBrowser } from '../helpers/shared-browser.js';

/** Starts the engine, shows it one picture, and says what came of it. */
const PAGE = `
  import { mediapipeVision } from './src/adapters/mediapipe/index.js';
  globalThis.look = async (assetsUrl) => {
    const engine = mediapipeVision({ assetsUrl });
    try {
      await engine.start({ signal: new AbortController().signal });
      const canvas = new OffscreenCanvas(320, 240);
      canvas.getContext('2d').fillRect(0, 0, 100, 100);
      const { faces, detected } = await engine.analyse(await createImageBitmap(canvas), 5);
      return { faces: faces.length, detected: detected.length };
    } catch (error) {
      return { code: error.code, message: error.message, file: error.file, cause: String(error.cause) };
    } finally {
      await engine.stop();
    }
  };
`;

type Outcome = { faces?: number; detected?: number; code?: string; file?: string; message?: string; cause?: string };

const ready = existsSync(join(ASSETS, 'vision-worker.js')) && existsSync(join(ASSETS, 'face_landmarker.task'));

describe('vision assets in a page', { skip: ready ? false : 'no assets with a model: npm run build' }, () => {
  let browser: Browser;
  let script: Uint8Array;

  before(async () => {
    script = await lookScript(PAGE);
    browser = await sharedBrowser();
  });

  const look = ({ in: other, ...options }: LookOptions & { readonly in?: Browser } = {}): Promise<Look<Outcome>> => lookIn(other ?? browser, script, options);
  let once: Promise<Look<Outcome>> | undefined;
  /** As a page with nothing wrong has it; two tests look at it. */
  const usual = (): Promise<Look<Outcome>> => (once ??= look());

  it('works under the strict policy with Trusted Types, asks no other host for anything, and says nothing to the console', async () => {
    assert.match(STRICT, /require-trusted-types-for 'script'/);
    const { outcome, requests, refused, console } = await usual();
    assert.deepEqual(outcome, { faces: 0, detected: 0 });
    assert.deepEqual(refused, []);
    assert.deepEqual(requests.filter((url) => !url.startsWith('/') && !url.startsWith('data:')), []);
    assert.ok(requests.includes('/assets/vision_wasm_module_internal.wasm'));
    assert.deepEqual(console.filter((line) => !line.includes('data:,')), []);
  });

  it('asks for the worker, the two files of the engine and the model, and for no other asset', async () => {
    const { requests } = await usual();
    const files = new Set(requests.filter((url) => url.startsWith('/assets/')).map((url) => url.slice('/assets/'.length)));
    assert.deepEqual([...files].sort(), ['face_landmarker.task', 'vision-worker.js', 'vision_wasm_module_internal.js', 'vision_wasm_module_internal.wasm']);
  });

  for (const file of ['vision-worker.js', 'vision_wasm_module_internal.js', 'vision_wasm_module_internal.wasm', 'face_landmarker.task']) {
    it(`names ${file} when it is missing`, async () => {
      const { outcome } = await look({ replace: { [file]: { status: 404, body: 'Not found' } } });
      assert.deepEqual([outcome.code, outcome.file], ['asset/missing', file]);
    });

    it(`takes the page that a single-page server sends in place of ${file} for a missing file`, async () => {
      const { outcome } = await look({ replace: { [file]: { type: 'text/html', body: '<!doctype html>' } } });
      assert.deepEqual([outcome.code, outcome.file], ['asset/missing', file]);
    });
  }

  it('says that a damaged file is invalid', async () => {
    for (const [file, type] of [['vision-worker.js', 'text/javascript'], ['vision_wasm_module_internal.js', 'text/javascript'], ['vision_wasm_module_internal.wasm', 'application/wasm']] as const) {
      const { outcome } = await look({ replace: { [file]: { type, body: 'this is (not it' } } });
      assert.deepEqual([outcome.code, outcome.file], ['asset/invalid', file]);
    }
  });

  it('says that the policy forbids to compile wasm', async () => {
    const { outcome } = await look({ headers: { [POLICY]: "default-src 'self'" } });
    assert.deepEqual([outcome.code, outcome.file], ['asset/blocked', 'vision_wasm_module_internal.wasm']);
  });

  it('says that the policy forbids the worker', async () => {
    const { outcome } = await look({ headers: { [POLICY]: `${STRICT.replace("worker-src 'self'", "worker-src 'none'")}` } });
    assert.deepEqual([outcome.code, outcome.file], ['asset/blocked', 'vision-worker.js']);
  });

  it('says that the page does not allow our Trusted Types policy', async () => {
    const { outcome, refused } = await look({ headers: { [POLICY]: STRICT.replace('trusted-types interview-elements lit-html', 'trusted-types lit-html') } });
    assert.deepEqual([outcome.code, outcome.file], ['asset/blocked', 'vision-worker.js']);
    assert.deepEqual(refused, ['trusted-types trusted-types-policy', 'require-trusted-types-for trusted-types-sink']);
  });

  it('says that the policy forbids to fetch the model', async () => {
    const { outcome } = await look({ headers: { [POLICY]: STRICT.replace("connect-src 'self'", "connect-src 'none'") } });
    assert.equal(outcome.code, 'asset/blocked');
  });

  it('starts from another origin, by a worker of its own that imports the file', async () => {
    const cdn = await serve({ mounts: { '/assets/': ASSETS }, headers: { 'Access-Control-Allow-Origin': '*' } });
    try {
      const { outcome, requests, refused } = await look({ assetsUrl: `${cdn.url}/assets/`, headers: { [POLICY]: "require-trusted-types-for 'script'; trusted-types interview-elements" } });
      assert.deepEqual(outcome, { faces: 0, detected: 0 });
      assert.deepEqual(refused, []);
      assert.ok(requests.some((url) => url.startsWith('blob:')), 'a blob worker');
      assert.deepEqual(requests.filter((url) => url.startsWith('/assets/')), []);
    } finally {
      await cdn.close();
    }
  });

  it('says that the policy forbids a worker from another origin', async () => {
    const cdn = await serve({ mounts: { '/assets/': ASSETS }, headers: { 'Access-Control-Allow-Origin': '*' } });
    try {
      const { outcome } = await look({ assetsUrl: `${cdn.url}/assets/`, headers: { [POLICY]: `default-src 'self'; connect-src *; worker-src 'self'` } });
      assert.deepEqual([outcome.code, outcome.file], ['asset/blocked', 'vision-worker.js']);
    } finally {
      await cdn.close();
    }
  });

  it('says unsupported where there is no WebGL', async () => {
    const bare = await puppeteer.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_FLAGS, '--disable-gpu', '--disable-software-rasterizer'] });
    try {
      const { outcome } = await look({ in: bare });
      assert.equal(outcome.code, 'adapter/unsupported');
      assert.match(outcome.message ?? '', /WebGL2/);
    } finally {
      await bare.close();
    }
  });
});
