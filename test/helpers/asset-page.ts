// A page that uses self-hosted assets as hosts serve them: under a policy, from another folder or host, with some of them
// missing or broken.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser } from 'puppeteer-core';
import { serve } from '../../scripts/static-server.mjs';
import { STRICT_POLICY } from '../../scripts/strict-policy.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const ASSETS = join(ROOT, 'dist/cdn/assets');
export const POLICY = 'Content-Security-Policy';

export interface LookOptions {
  /** Of every answer; the strict policy by default. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What is served in place of assets, by name. */
  readonly replace?: Readonly<Record<string, { readonly status?: number; readonly type?: string; readonly body?: string }>>;
  readonly assetsUrl?: string;
  /** Further folders, by prefix. */
  readonly mounts?: Parameters<typeof serve>[0]['mounts'];
}

export interface Look<Outcome> {
  readonly outcome: Outcome;
  /** Addresses, without the page's own origin. */
  readonly requests: readonly string[];
  readonly console: readonly string[];
  /** What the policy of the page forbade. */
  readonly refused: readonly string[];
}

/** The script of a page, bundled: it sets `globalThis.look`, a function of the assets' address, and imports by paths of the repository. */
export async function lookScript(contents: string): Promise<Uint8Array> {
  const note = `
    globalThis.refused = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => refused.push(effectiveDirective + ' ' + blockedURI));
  `;
  const { outputFiles } = await build({ stdin: { contents: contents + note, resolveDir: ROOT, loader: 'js' }, bundle: true, format: 'esm', target: 'es2022', write: false });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** Serves the page and its assets, and looks. */
export async function look<Outcome>(browser: Browser, script: Uint8Array, options: LookOptions = {}): Promise<Look<Outcome>> {
  const { headers = { [POLICY]: STRICT_POLICY }, replace = {}, assetsUrl = '/assets/', mounts = {} } = options;
  const replaced = Object.fromEntries(Object.entries(replace).map(([file, answer]) => [`/assets/${file}`, answer]));
  const server = await serve({
    mounts: {
      '/': { body: '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>' },
      '/page.js': { type: 'text/javascript', body: script },
      '/assets/': ASSETS,
      ...mounts,
      ...replaced,
    },
    headers,
  });
  const page = await browser.newPage();
  const said: string[] = [];
  const requests: string[] = [];
  try {
    page.on('console', (message) => said.push(message.text()));
    page.on('request', (request) => requests.push(request.url()));
    page.on('workercreated', (worker) => requests.push(worker.url()));
    await page.goto(server.url);
    await page.waitForFunction('globalThis.look !== undefined');
    const outcome = (await page.evaluate(`look(${JSON.stringify(assetsUrl)})`)) as Outcome;
    const refused = (await page.evaluate('refused')) as string[];
    return { outcome, refused, console: said, requests: [...requests, ...server.requests.map(({ path }) => server.url + path)].map((url) => url.replace(server.url, '')) };
  } finally {
    await page.close();
    await server.close();
  }
}
