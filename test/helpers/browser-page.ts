import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/chromium.mjs';
import { serve } from '../../scripts/static-server.mjs';
import { STRICT_POLICY } from '../../scripts/strict-policy.mjs';

const PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title><script type="module" src="/page.js"></script><body></body></html>';

/** A served page in a real browser, under the strict policy. */
export interface TestPage {
  readonly url: string;
  readonly browser: Browser;
  readonly page: Page;
  /** What was requested of other hosts, and what the policy forbade. */
  readonly foreign: string[];
  readonly violations: string[];
  close(): Promise<void>;
}

export interface TestPageOptions {
  /** Source of the page's script. */
  readonly script: string;
  readonly flags?: readonly string[];
  readonly query?: string;
  readonly mounts?: Record<string, string>;
  /** Permissions that are denied. */
  readonly deny?: readonly ('camera' | 'microphone')[];
}

export async function openTestPage({ script, flags = [], query = '', mounts = {}, deny = [] }: TestPageOptions): Promise<TestPage> {
  const { outputFiles } = await build({ entryPoints: [script], bundle: true, format: 'esm', target: 'es2022', write: false, tsconfig: 'tsconfig.json' });
  const code = outputFiles[0]?.text ?? '';
  const server = await serve({
    mounts: { '/': { body: PAGE }, '/page.js': { type: 'text/javascript', body: code }, '/dist/': 'dist', ...mounts },
    headers: { 'Content-Security-Policy': STRICT_POLICY },
  });
  const profile = mkdtempSync(join(tmpdir(), 'interview-elements-'));
  const wanted = deny.length > 0 ? CHROMIUM_FLAGS.filter((flag: string) => flag !== '--use-fake-ui-for-media-stream') : CHROMIUM_FLAGS;
  const browser = await puppeteer.launch({
    executablePath: chromiumPath(),
    userDataDir: profile,
    args: [...wanted, ...(deny.length > 0 ? ['--deny-permission-prompts'] : []), ...flags],
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  const foreign: string[] = [];
  const violations: string[] = [];
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(server.url) && !address.startsWith('blob:') && !address.startsWith('data:')) foreign.push(address);
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted Type/i.test(message.text())) violations.push(message.text());
  });
  page.on('pageerror', (error) => violations.push(String(error)));
  await page.goto(`${server.url}/${query}`);
  return {
    url: server.url,
    browser,
    page,
    foreign,
    violations,
    async close() {
      await browser.close();
      await server.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Clicks the button with this text, in whatever shadow root, as soon as it is there and enabled. */
export async function clickButton(page: Page, text: string, timeout = 20_000): Promise<void> {
  const find = (wanted: string): HTMLElement | undefined => {
    const inside = (root: Document | ShadowRoot): HTMLElement[] =>
      [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [element, ...(element.shadowRoot ? inside(element.shadowRoot) : [])]);
    return inside(document).find(
      (element) => element instanceof HTMLButtonElement && !element.disabled && element.checkVisibility() && element.textContent?.trim() === wanted,
    );
  };
  const handle = await page.waitForFunction(find, { timeout, polling: 50 }, text).catch(() => {
    throw new Error(`No button "${text}" came within ${timeout} ms.`);
  });
  await (handle.asElement() as Awaited<ReturnType<Page['$']>>)?.click();
}

/** All text on screen, shadow roots included. */
export function visibleText(page: Page, selector = 'body'): Promise<string> {
  return page.evaluate((wanted) => {
    const collect = (node: Node): string => {
      if (node instanceof HTMLElement && (node.tagName === 'STYLE' || node.tagName === 'SCRIPT' || !node.checkVisibility())) return '';
      if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
      const children = node instanceof Element && node.shadowRoot ? [...node.shadowRoot.childNodes] : [...node.childNodes];
      return children.map(collect).join(' ');
    };
    const root = document.querySelector(wanted);
    return root ? collect(root).replace(/\s+/g, ' ') : '';
  }, selector);
}
