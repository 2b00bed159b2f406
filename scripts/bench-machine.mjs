// What benches and evaluations share: on which machine they ran, and pages of a Chromium to run in.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHROMIUM_FLAGS, chromiumPath } from './chromium.mjs';
import { serve } from './static-server.mjs';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What `npm run build` leaves for pages to fetch by URL. */
export const ASSETS = join(ROOT, 'dist/cdn/assets');
/** The policy that the documentation asks for. */
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";

/**
 * Builds where one of the built files is not there, and exits where it is not there then either.
 *
 * @param {readonly string[]} files
 * @param {string} [assets] Another folder than that of the build: nothing is built for it.
 */
export function needAssets(files, assets = ASSETS) {
  const missing = () => files.find((file) => !existsSync(join(assets, file)));
  // On stderr: what a bench prints may go on to another program.
  if (missing() && assets === ASSETS) spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  const file = missing();
  if (!file) return;
  console.error(`${join(assets, file)} is not there${assets === ASSETS ? ', and the build did not make it: see above why' : ''}.`);
  process.exit(1);
}

/** Machine and state of the source, for the file that keeps the figures. `loadBefore`: call it before what is measured. */
export function describeMachine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: platform(),
    node: process.version,
    loadBefore: loadavg()[0],
    // Undefined outside a repository.
    commit: spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).stdout?.trim() || undefined,
  };
}

/** The value below which the share `part` (0..1) of all lies, by nearest rank. */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * part) - 1))];
}

/** A row of a table in Markdown. */
export const row = (cells) => `| ${cells.join(' | ')} |`;

/**
 * Serves a page with the script of `entry` (bundled; it sets `globalThis.bench`), the built assets and further mounts under
 * the strict policy, and hands over `run(name, ...args)`: calls `bench[name]` in a page of its own, so that none pays for
 * another's heap.
 *
 * @template Result
 * @param {{ entry: string, mounts?: Record<string, import('./static-server.mjs').Mount>, flags?: readonly string[], timeoutMs: number }} options
 *   `entry`: below the repository. `flags`: for Chromium, besides the usual ones. `timeoutMs`: of one run.
 * @param {(bench: { run(name: string, ...args: readonly unknown[]): Promise<any>, machine: ReturnType<typeof describeMachine> & { browser: string } }) => Promise<Result>} use
 * @returns {Promise<Result>}
 */
export async function withBenchPage({ entry, mounts = {}, flags = [], timeoutMs }, use) {
  // Evaluations that need no browser import this file as well.
  const [{ build }, { default: puppeteer }] = await Promise.all([import('esbuild'), import('puppeteer-core')]);
  const { outputFiles } = await build({ entryPoints: [join(ROOT, entry)], bundle: true, format: 'esm', target: 'es2022', write: false });
  const server = await serve({
    mounts: {
      '/': { body: '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/bench.js"></script>' },
      '/bench.js': { type: 'text/javascript', body: outputFiles[0].contents },
      '/assets/': ASSETS,
      ...mounts,
    },
    // Isolated from other origins, the browser's clock has a step of 5 instead of 100 microseconds.
    headers: { 'Content-Security-Policy': POLICY, 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
  });
  const browser = await puppeteer.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_FLAGS, ...flags], protocolTimeout: timeoutMs });
  const run = async (name, ...args) => {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.goto(server.url);
    await page.waitForFunction('globalThis.bench !== undefined');
    const result = await page.evaluate((method, given) => globalThis.bench[method](...given), name, args);
    await page.close();
    return result;
  };
  try {
    return await use({ run, machine: { ...describeMachine(), browser: await browser.version() } });
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The machine in one line. */
export function machineLine({ browser, cores, cpu, loadBefore }) {
  return `${browser}, ${cores} x ${cpu}, load ${loadBefore.toFixed(1)} before`;
}
