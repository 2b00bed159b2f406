// Plays clips in Chromium for the evaluation: one browser for each clip, so that none pays for the one before.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { needAssets, ROOT } from './bench-machine.mjs';
import { CHROMIUM_FLAGS, chromiumPath } from './chromium.mjs';
import { serve } from './static-server.mjs';

const REPORTS = '/refused';
/** As the documentation asks for it. A request to another host is refused by it, and the refusal told to our server: by page and workers alike. */
const POLICY = `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; report-uri ${REPORTS}`;
const LONGEST_CLIP_MS = 3_600_000;
const MODEL = '/objects.onnx';
const PAGES = 'test/evals/proctoring';

/**
 * @typedef {import('../test/evals/proctoring/page.ts').PlayOptions} PlayOptions
 * @typedef {import('../test/evals/proctoring/recording.ts').ClipRecording} ClipRecording
 * @param {{ footage: string, assets: string, objects: string | undefined }} files `objects`: the object engine's model.
 * @param {(player: { play(options: Omit<PlayOptions, 'objects'>): Promise<ClipRecording>, foreignRequests(): number, version: string }) => Promise<void>} use
 *   `foreignRequests`: so far, attempts included.
 */
export async function withPlayer({ footage, assets, objects }, use) {
  needAssets(['vision-worker.js', 'face_landmarker.task', ...(objects ? ['object-worker.js', 'onnx-engine.wasm'] : [])], assets);
  const script = async (file) => {
    const { outputFiles } = await build({ entryPoints: [join(ROOT, PAGES, file)], bundle: true, format: 'esm', target: 'es2022', write: false });
    return { type: 'text/javascript', body: outputFiles[0].contents };
  };
  const server = await serve({
    mounts: {
      '/': { body: '<!doctype html><meta charset="utf-8"><title>eval</title><script type="module" src="/page.js"></script>' },
      '/page.js': await script('page.ts'),
      '/code-worker.js': await script('code-worker.ts'),
      [REPORTS]: { status: 204 },
      '/assets/': assets,
      '/footage/': footage,
      ...(objects && { [MODEL]: { type: 'application/octet-stream', body: readFileSync(objects) } }),
    },
    // Isolated from other origins, the browser's clock has a step of 5 instead of 100 microseconds.
    headers: { 'Content-Security-Policy': POLICY, 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
  });
  const left = [];
  const refused = () => server.requests.filter(({ path }) => path === REPORTS).length;
  const launch = () => puppeteer.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS, protocolTimeout: LONGEST_CLIP_MS });
  async function play(options) {
    const browser = await launch();
    try {
      const page = await browser.newPage();
      page.on('pageerror', (error) => console.error(error));
      page.on('request', (request) => {
        if (/^https?:/.test(request.url()) && !request.url().startsWith(`${server.url}/`)) left.push(request.url());
      });
      await page.goto(server.url);
      await page.waitForFunction('globalThis.record !== undefined');
      return await page.evaluate((given) => globalThis.record(given), { ...options, ...(objects && { objects: MODEL }) });
    } finally {
      await browser.close();
    }
  }
  try {
    const first = await launch();
    const version = await first.version();
    await first.close();
    await use({ play, foreignRequests: () => left.length + refused(), version });
  } finally {
    await server.close();
  }
}
