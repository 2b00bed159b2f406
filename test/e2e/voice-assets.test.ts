// Voice activity by a model as hosts serve it: security policies, missing and broken files, another origin.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { serve } from '../../scripts/static-server.mjs';
import { STRICT_POLICY as STRICT } from '../../scripts/strict-policy.mjs';
import { ASSETS, look as lookIn, lookScript, POLICY, type Look, type LookOptions } from '../helpers/asset-page.js';
import { sharedBrowser } from '../helpers/shared-browser.js';

const FILES = { worker: 'silero-worker.js', engine: 'onnx-engine.wasm', model: 'silero-vad.onnx' };

/** Loads it, has it hear a hum, and says what came of it. */
const PAGE = `
  import { sileroVoiceActivity } from './src/adapters/silero/index.js';
  globalThis.look = async (assetsUrl) => {
    const activity = sileroVoiceActivity({ assetsUrl });
    try {
      await activity.load({ signal: new AbortController().signal });
      for (let at = 0; activity.probability === 0; at += 20) {
        activity.push({ data: Int16Array.from({ length: 320 }, (_, index) => 3000 * Math.sin(index / 9)), sampleRate: 16000, at });
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return { probability: activity.probability, isolated: crossOriginIsolated };
    } catch (error) {
      return { code: error.code, file: error.file, action: error.action };
    } finally {
      activity.close();
    }
  };
`;

type Outcome = { probability?: number; isolated?: boolean; code?: string; file?: string; action?: string };

describe('voice assets in a page', { skip: existsSync(join(ASSETS, FILES.worker)) ? false : 'no assets: npm run build' }, () => {
  let browser: Browser;
  let script: Uint8Array;

  before(async () => {
    script = await lookScript(PAGE);
    browser = await sharedBrowser();
  });

  const look = (options: LookOptions = {}): Promise<Look<Outcome>> => lookIn(browser, script, options);
  const failure = ({ outcome }: Look<Outcome>): readonly (string | undefined)[] => [outcome.code, outcome.file];

  it('hears under the strict policy with Trusted Types and without shared memory, asks no other host, and says nothing to the console', async () => {
    const { outcome, requests, refused, console } = await look();
    assert.ok(outcome.probability !== undefined && outcome.probability > 0 && outcome.probability < 1, JSON.stringify(outcome));
    assert.equal(outcome.isolated, false);
    assert.deepEqual(refused, []);
    assert.deepEqual(requests.filter((url) => !url.startsWith('/') && !url.startsWith('data:')), []);
    assert.deepEqual(console.filter((line) => !line.includes('data:,')), []);
    const files = new Set(requests.filter((url) => url.startsWith('/assets/')).map((url) => url.slice('/assets/'.length)));
    assert.deepEqual([...files].sort(), Object.values(FILES).sort());
  });

  for (const file of Object.values(FILES)) {
    it(`names ${file} when it is missing or a page stands in its place, and the command that copies it`, async () => {
      for (const answer of [{ status: 404, body: 'Not found' }, { type: 'text/html', body: '<!doctype html>' }]) {
        const seen = await look({ replace: { [file]: answer } });
        assert.deepEqual(failure(seen), ['asset/missing', file]);
        assert.match(seen.outcome.action ?? '', /npx interview-elements assets <dir> --silero/);
      }
    });

    it(`says that a damaged ${file} is invalid`, async () => {
      const type = file.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
      assert.deepEqual(failure(await look({ replace: { [file]: { type, body: 'this is (not it' } } })), ['asset/invalid', file]);
    });
  }

  it('says that the policy forbids to compile wasm, to start the worker, or to fetch', async () => {
    assert.deepEqual(failure(await look({ headers: { [POLICY]: "default-src 'self'" } })), ['asset/blocked', FILES.engine]);
    assert.deepEqual(failure(await look({ headers: { [POLICY]: STRICT.replace("worker-src 'self'", "worker-src 'none'") } })), ['asset/blocked', FILES.worker]);
    assert.equal((await look({ headers: { [POLICY]: STRICT.replace("connect-src 'self'", "connect-src 'none'") } })).outcome.code, 'asset/blocked');
  });

  it('starts from another origin, and says where the policy or that host forbids it', async () => {
    const open = await serve({ mounts: { '/assets/': ASSETS }, headers: { 'Access-Control-Allow-Origin': '*' } });
    const closed = await serve({ mounts: { '/assets/': ASSETS } });
    try {
      const { outcome, refused } = await look({ assetsUrl: `${open.url}/assets/`, headers: { [POLICY]: "require-trusted-types-for 'script'; trusted-types interview-elements" } });
      assert.ok(outcome.probability !== undefined, JSON.stringify(outcome));
      assert.deepEqual(refused, []);
      assert.deepEqual(failure(await look({ assetsUrl: `${open.url}/assets/`, headers: { [POLICY]: "default-src 'self'; connect-src *; worker-src 'self'" } })), ['asset/blocked', FILES.worker]);
      assert.equal((await look({ assetsUrl: `${closed.url}/assets/`, headers: {} })).outcome.code, 'asset/blocked');
    } finally {
      await open.close();
      await closed.close();
    }
  });
});
