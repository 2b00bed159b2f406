// Languages of the script-tag build: a file for each, under the strict policy, and what is told where one does not come.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestPage, waitUntil } from '../helpers/browser-page.js';
import { sharedBrowser } from '../helpers/shared-browser.js';

const shown = (text: string): boolean => Boolean(document.querySelector('voice-recorder')?.shadowRoot?.textContent?.includes(text));

test('a language is fetched when an element asks for it, English stands in where it does not come, and asking again tries again', async () => {
  let isThere = false;
  const gone = { '/dist/cdn/pt-': () => (isThere ? undefined : { status: 503, type: 'text/plain', body: 'busy' }) };
  const run = await openTestPage({ script: 'test/e2e/pages/panel.ts', mounts: gone, browser: sharedBrowser });
  const { page } = run;
  const speak = (lang: string) => page.evaluate((tag) => void (document.querySelector('voice-recorder')!.lang = tag), lang);
  try {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url().split('/').at(-1) ?? ''));
    await waitUntil(page, () => 'errors' in globalThis, { what: 'the page' });
    await page.evaluate(() => document.body.append(document.createElement('voice-recorder')));
    await waitUntil(page, shown, { args: ['Nothing recorded yet'], what: 'English' });
    assert.deepEqual(fetched.filter((file) => /^(?:ar|de|es|fr|pt)-/.test(file)), [], 'no language was asked for');

    await speak('de-CH');
    await waitUntil(page, shown, { args: ['Noch nichts aufgenommen'], what: 'German' });
    assert.equal(fetched.filter((file) => /^(?:ar|de|es|fr|pt)-/.test(file)).length, 1);

    await speak('pt-BR');
    await waitUntil(page, () => (globalThis as unknown as { errors: string[] }).errors.includes('asset/not-loaded'), { what: 'an error' });
    assert.deepEqual(await page.evaluate((text) => [document.querySelector('voice-recorder')!.shadowRoot!.textContent!.includes(text), document.querySelector('voice-recorder')!.shadowRoot!.querySelector('div')!.lang], 'Nothing recorded yet'), [true, 'en']);

    isThere = true;
    await speak('en');
    await waitUntil(page, shown, { args: ['Nothing recorded yet'], what: 'English again' });
    await speak('pt-BR');
    await waitUntil(page, shown, { args: ['Nada gravado ainda'], what: 'Portuguese' });
    assert.deepEqual([run.foreign, run.violations.filter((text) => !/503/.test(text))], [[], []]);
  } finally {
    await run.close();
  }
});
