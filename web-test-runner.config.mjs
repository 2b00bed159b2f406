import { existsSync, createReadStream, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { fileURLToPath } from 'node:url';
import { BROWSER_FOLDERS } from './scripts/browser-folders.mjs';
import { CHROMIUM_FLAGS, chromiumPath } from './scripts/chromium.mjs';
import { fixturesDir } from './test/helpers/fixtures.mjs';

const MIME = { '.mp4': 'video/mp4', '.wav': 'audio/wav', '.json': 'application/json', '.task': 'application/octet-stream' };

/** Serves the fixtures under /fixtures/, and says 404 where there are none. */
async function serveFixtures(context, next) {
  if (!context.path.startsWith('/fixtures/')) return next();
  const dir = fixturesDir();
  const file = dir && join(dir, normalize(context.path.slice('/fixtures/'.length)));
  if (!file || !file.startsWith(dir) || !existsSync(file)) {
    context.status = 404;
    return;
  }
  const { size } = statSync(file);
  const range = /^bytes=(\d+)-(\d*)$/.exec(context.get('range'));
  context.set('Accept-Ranges', 'bytes');
  context.type = MIME[file.slice(file.lastIndexOf('.'))] ?? 'application/octet-stream';
  if (range) {
    const start = Number(range[1]);
    const end = range[2] ? Number(range[2]) : size - 1;
    context.status = 206;
    context.set('Content-Range', `bytes ${start}-${end}/${size}`);
    context.length = end - start + 1;
    context.body = createReadStream(file, { start, end });
  } else {
    context.length = size;
    context.body = createReadStream(file);
  }
}

export default {
  files: BROWSER_FOLDERS.map((folder) => `${folder}/**/*.test.ts`),
  nodeResolve: { exportConditions: ['production', 'browser', 'default'] },
  plugins: [esbuildPlugin({ ts: true, json: true, target: 'es2022', tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) })],
  middleware: [serveFixtures],
  concurrency: 1,
  testFramework: { config: { timeout: 15_000, retries: 0 } },
  browsers: [
    chromeLauncher({
      concurrency: 1,
      launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_FLAGS },
    }),
  ],
};
