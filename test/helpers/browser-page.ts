import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/chromium.mjs';
import { serve } from '../../scripts/static-server.mjs';
import { STRICT_POLICY } from '../../scripts/strict-policy.mjs';
import { bundleSource } from './bundle-source.js';
import { openDisplay } from './display.js';

const PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title><script type="module" src="/page.js"></script><body></body></html>';

/** A served page in a real browser, under the strict policy. */
export interface TestPage {
  readonly url: string;
  readonly browser: Browser;
  readonly page: Page;
  /** Another tab, for the same helpers. */
  newPage(): Promise<Page>;
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
  readonly mounts?: Parameters<typeof serve>[0]['mounts'];
  /** Other origins that the page may talk to. */
  readonly connect?: string | readonly string[];
  /** Name under which the page is opened, where not by its address: a name that is no localhost has no secure context. */
  readonly host?: string;
  /** Permissions that are denied. */
  readonly deny?: readonly ('camera' | 'microphone')[];
  /** With windows on a screen of its own, as a person has them: a browser without any never loses the focus. */
  readonly display?: boolean;
  /** A browser that is there already, for a page without wishes as to flags, host, permissions or display: it gets a storage of its own. */
  readonly browser?: () => Promise<Browser>;
}

export async function openTestPage({ script, flags = [], query = '', mounts = {}, connect = [], host, deny = [], display = false, browser: shared }: TestPageOptions): Promise<TestPage> {
  const others = [connect].flat();
  const code = await bundleSource(script);
  const server = await serve({
    mounts: { '/': { body: PAGE }, '/page.js': { type: 'text/javascript', body: code }, '/dist/': 'dist', ...mounts },
    headers: { 'Content-Security-Policy': STRICT_POLICY.replace("connect-src 'self'", ["connect-src 'self'", ...others].join(' ')) },
  });
  const profile = mkdtempSync(join(tmpdir(), 'interview-elements-'));
  const wanted = deny.length > 0 ? CHROMIUM_FLAGS.filter((flag: string) => flag !== '--use-fake-ui-for-media-stream') : CHROMIUM_FLAGS;
  const url = host ? server.url.replace('127.0.0.1', host) : server.url;
  const screen = display ? await openDisplay() : undefined;
  const launch = (): Promise<Browser> =>
    puppeteer.launch({
      executablePath: chromiumPath(),
      ...(screen && { headless: false, env: { ...process.env, DISPLAY: screen.name } }),
      userDataDir: profile,
      args: [...wanted, ...(deny.length > 0 ? ['--deny-permission-prompts'] : []), ...(host ? [`--host-resolver-rules=MAP ${host} 127.0.0.1`] : []), ...flags],
    });
  const browser = await (shared ?? launch)();
  const context = shared && (await browser.createBrowserContext());
  const newPage = async (): Promise<Page> => {
    const opened = await (context ?? browser).newPage();
    await opened.setViewport({ width: 1280, height: 800 });
    // The transpiler of the tests wraps named functions in a helper that does not exist in the page.
    await opened.evaluateOnNewDocument('globalThis.__name = (value) => value');
    return opened;
  };
  const page = await newPage();
  const foreign: string[] = [];
  const violations: string[] = [];
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !others.some((other) => address.startsWith(other)) && !address.startsWith('blob:') && !address.startsWith('data:')) foreign.push(address);
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted Type/i.test(message.text())) violations.push(message.text());
  });
  page.on('pageerror', (error) => violations.push(String(error)));
  await page.goto(`${url}/${query}`);
  return {
    url,
    browser,
    page,
    newPage,
    foreign,
    violations,
    async close() {
      await (context ?? browser).close();
      await screen?.close();
      await server.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/**
 * Waits until the predicate holds in the page. The browser driver's own waiting builds functions from strings, which the
 * strict policy rightly forbids.
 */
export async function waitUntil<Args extends readonly unknown[]>(
  page: Page,
  predicate: (...args: Args) => unknown,
  { args = [] as unknown as Args, timeout = 30_000, what = 'the condition' }: { args?: Args; timeout?: number; what?: string } = {},
): Promise<void> {
  const until = Date.now() + timeout;
  for (;;) {
    // A page that is being reloaded has no context for a moment.
    const holds = await page.evaluate(predicate as unknown as (...given: unknown[]) => unknown, ...args).catch(() => false);
    if (holds) return;
    if (Date.now() > until) throw new Error(`Waited ${timeout} ms for ${what}. On screen: ${(await visibleText(page)).slice(0, 600)}`);
    await pause(40);
  }
}

/** The first element, in whatever shadow root, that is visible, enabled, matches, and has this text where one is given. */
async function findDeep(page: Page, selector: string, text?: string): Promise<ElementHandle | undefined> {
  const handle = await page.evaluateHandle(
    (wanted, label) => {
      const inside = (root: Document | ShadowRoot): Element[] =>
        [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? inside(element.shadowRoot) : [])]);
      return inside(document).find(
        (element) =>
          element.matches(wanted) && !element.matches(':disabled') && element.checkVisibility() && (label === null || element.textContent?.trim() === label),
      );
    },
    selector,
    text ?? null,
  );
  return (handle.asElement() as ElementHandle | null) ?? undefined;
}

/** The element as soon as it is there. */
export async function element(page: Page, selector: string, text?: string, timeout = 30_000): Promise<ElementHandle> {
  const until = Date.now() + timeout;
  for (;;) {
    const found = await findDeep(page, selector, text).catch(() => undefined);
    if (found) return found;
    if (Date.now() > until) throw new Error(`No ${selector} "${text ?? ''}" within ${timeout} ms. On screen: ${(await visibleText(page)).slice(0, 600)}`);
    await pause(40);
  }
}

/** Puts a text into a field in one piece, as an input method does: keys one by one take a second for each line. */
export async function fill(page: Page, selector: string, text: string): Promise<void> {
  await (await element(page, selector)).focus();
  await page.keyboard.sendCharacter(text);
}

/** Clicks the button with this text as soon as it is there and enabled. */
export async function clickButton(page: Page, text: string, timeout?: number): Promise<void> {
  await (await element(page, 'button', text, timeout)).click();
}

/** All text on screen, shadow roots included. */
export function visibleText(page: Page, selector = 'body'): Promise<string> {
  return page.evaluate((wanted) => {
    const collect = (node: Node): string => {
      // What has no box of its own is as visible as what is in it.
      const isHidden = (element: HTMLElement): boolean => !element.checkVisibility() && getComputedStyle(element).display !== 'contents';
      if (node instanceof HTMLElement && (node.tagName === 'STYLE' || node.tagName === 'SCRIPT' || isHidden(node))) return '';
      if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
      const children = node instanceof Element && node.shadowRoot ? [...node.shadowRoot.childNodes] : [...node.childNodes];
      return children.map(collect).join(' ');
    };
    const root = document.querySelector(wanted);
    return root ? collect(root).replace(/\s+/g, ' ') : '';
  }, selector);
}

/** The text of an element as soon as it shows these words: what it needs may still be loading. */
export async function textWith(page: Page, selector: string, words: string | RegExp, timeout = 20_000): Promise<string> {
  const until = Date.now() + timeout;
  for (;;) {
    const text = await visibleText(page, selector);
    if (typeof words === 'string' ? text.includes(words) : words.test(text)) return text;
    if (Date.now() > until) throw new Error(`No ${String(words)} in ${selector} within ${timeout} ms. It shows: ${text.slice(0, 600)}`);
    await pause(40);
  }
}
