// What a candidate does with a panel, and what a test reads of its session. The page puts the panel on `globalThis.panel`.
import type { LogEvent } from '../../src/spec/index.js';
import { clickButton, element, waitUntil, type TestPage } from './browser-page.js';

export const events = ({ page }: TestPage): Promise<LogEvent[]> => page.evaluate(() => (globalThis as unknown as { panel: { session: { events: LogEvent[] } } }).panel.session.events);
export const state = <Value>({ page }: TestPage, path: string): Promise<Value> =>
  page.evaluate((wanted) => {
    const { session } = (globalThis as unknown as { panel: { session: { state: unknown } } }).panel;
    return wanted.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], session.state) as Value;
  }, path);
export const until = ({ page }: TestPage, path: string, value: unknown, timeout = 30_000): Promise<void> =>
  waitUntil(
    page,
    (wanted: string, expected: unknown) => {
      const { session } = (globalThis as unknown as { panel: { session?: { state: unknown } } }).panel;
      return wanted.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], session?.state) === expected;
    },
    { args: [path, value] as [string, unknown], timeout, what: `${path} = ${String(value)}` },
  );

/** Types into the answer. */
export async function type({ page }: TestPage, text: string): Promise<void> {
  await (await element(page, 'textarea')).type(text);
}

export async function agree({ page }: TestPage, purposes: readonly string[] = ['recording', 'proctoring']): Promise<void> {
  for (const name of purposes) await (await element(page, `input[name="${name}"]`)).click();
  await clickButton(page, 'Agree and continue');
}

export async function passCheck(test: TestPage): Promise<void> {
  await clickButton(test.page, 'Start the check');
  await clickButton(test.page, 'Continue');
  await clickButton(test.page, 'Start the interview');
}

/** Codes of the `interview-error` events so far, in order. */
export const errorCodes = ({ page }: TestPage): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { errors: string[] }).errors);
