// One browser for all tests of a process that want no flags of their own: to launch one takes longer than some of them do.
import { after } from 'node:test';
import puppeteer, { type Browser } from 'puppeteer-core';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/chromium.mjs';

let launched: Promise<Browser> | undefined;

/** It is launched for the first who asks, and closed after the last test of the process. Storage is kept apart by contexts. */
export function sharedBrowser(): Promise<Browser> {
  return (launched ??= puppeteer.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS }));
}

after(async () => (await launched)?.close());
