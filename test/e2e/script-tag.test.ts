// The script-tag build as a page gets it: one module, the elements at once, the headless part behind them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as headless from '../../src/index.js';
import { openTestPage } from '../helpers/browser-page.js';
import { sharedBrowser } from '../helpers/shared-browser.js';

const ELEMENTS = ['consent-notice', 'device-check', 'interview-latency', 'interview-panel', 'interview-report', 'interview-setup', 'live-waveform', 'proctor-camera', 'voice-recorder'];

interface Global {
  readonly InterviewElements: Readonly<Record<string, unknown>> & { readonly ready: Promise<Readonly<Record<string, unknown>>> };
}

test('the script tag registers every element, and its global holds the headless entry and the embedded adapters once ready', async () => {
  const run = await openTestPage({ script: 'test/e2e/pages/panel.ts', browser: sharedBrowser });
  try {
    const found = await run.page.evaluate(async (tags) => {
      await Promise.all(tags.map((tag) => customElements.whenDefined(tag)));
      const { InterviewElements } = globalThis as unknown as Global;
      const classes = Object.keys(InterviewElements);
      const ready = await InterviewElements.ready;
      return { classes, names: Object.keys(ready), same: ready === InterviewElements, adapters: typeof ready.embeddedAdapters };
    }, ELEMENTS);
    assert.ok(found.classes.includes('InterviewPanel') && found.classes.includes('InterviewReport'), 'the classes are there at once');
    assert.equal(found.same, true);
    assert.equal(found.adapters, 'function');
    assert.deepEqual(Object.keys(headless).filter((name) => !found.names.includes(name)), []);
    assert.deepEqual([run.foreign, run.violations], [[], []]);
  } finally {
    await run.close();
  }
});

test('elements work where the headless part does not come, and whoever waits for it is told', async () => {
  const gone = { '/dist/cdn/cdn-headless': () => ({ status: 503, type: 'text/plain', body: 'busy' }) };
  const run = await openTestPage({ script: 'test/e2e/pages/panel.ts', mounts: gone, browser: sharedBrowser });
  try {
    const told = await run.page.evaluate(async () => {
      await customElements.whenDefined('voice-recorder');
      return (globalThis as unknown as Global).InterviewElements.ready.then(
        () => 'nothing',
        (error: { code: string }) => error.code,
      );
    });
    assert.equal(told, 'asset/not-loaded');
    assert.deepEqual(run.violations, []);
  } finally {
    await run.close();
  }
});
