// What a host, a server or a browser can get wrong: each is told on screen and to the page, with what to do, and the
// interview goes on where it can.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { element, clickButton, openTestPage, waitUntil, type TestPage, type TestPageOptions } from '../helpers/browser-page.js';
import { fixturesDir } from '../helpers/fixtures.mjs';
import { sharedBrowser } from '../helpers/shared-browser.js';
import { agree, events, passCheck, state, type, until } from '../helpers/panel-run.js';
import type { PanelPage } from './pages/panel.js';

const PLAN = { title: 'Web developer', domains: ['web-development'], questionCount: 1, followUps: 0, seed: 'bad-input' };
/** Without a recogniser of speech, which not every browser build has. */
const TYPED = { ...PLAN, answerMode: 'typed' };
const ASSETS = '/dist/cdn/assets/';

async function withPanel(config: PanelPage, work: (run: TestPage) => Promise<void>, options: Partial<TestPageOptions> = {}): Promise<void> {
  const run = await openTestPage({ script: 'test/e2e/pages/panel.ts', query: `?config=${encodeURIComponent(JSON.stringify(config))}`, ...(!options.host && { browser: sharedBrowser }), ...options });
  try {
    await work(run);
  } finally {
    await run.close();
  }
}

/** The page was told the code, and the person reads these words. */
async function told(run: TestPage, code: string, ...words: readonly string[]): Promise<void> {
  await waitUntil(run.page, (wanted: string) => (globalThis as unknown as { errors?: string[] }).errors?.includes(wanted), { args: [code] as [string], what: code });
  for (const word of words) await waitUntil(run.page, includesText, { args: [word] as [string], what: `"${word}" on screen` });
}

/** In any shadow root, visible. */
function includesText(words: string): boolean {
  const collect = (node: Node): string => {
    // What has no box of its own has visible children all the same.
    if (node instanceof HTMLElement && !node.checkVisibility() && getComputedStyle(node).display !== 'contents') return '';
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
    const children = node instanceof Element && node.shadowRoot ? [...node.shadowRoot.childNodes] : [...node.childNodes];
    return children.map(collect).join(' ');
  };
  return collect(document.body).replace(/\s+/g, ' ').includes(words);
}

async function agreeToProctoring({ page }: TestPage): Promise<void> {
  await (await element(page, 'input[name="proctoring"]')).click();
  await clickButton(page, 'Agree and continue');
}

/** The one question, typed. */
async function answerByTyping(run: TestPage): Promise<void> {
  await until(run, 'turn', 'listening');
  await type(run, 'An answer in spite of it.');
  await clickButton(run.page, 'Done');
  await until(run, 'phase', 'ended');
  const answers = (await events(run)).flatMap((event) => (event.type === 'answer-submitted' && event.data ? [event.data.text] : []));
  assert.deepEqual(answers, ['An answer in spite of it.']);
}

test('a malformed question bank is refused with the path of each bad field', () =>
  withPanel({ plan: PLAN, banks: [{ id: 'mine', version: '1', questions: [{ id: 'a', text: '' }] }] }, async (run) => {
    await told(run, 'bank/invalid', 'questions.0.text: must not be empty', 'Correct the named fields and try again.');
    assert.ok(await element(run.page, 'button', 'Try again'));
  }));

test('a question bank that is not JSON is refused with its attribute', () =>
  withPanel({ plan: PLAN, attributes: { 'bank-src': '/bank.json' } }, async (run) => {
    await told(run, 'bank/invalid', 'bank-src: is not JSON', 'Check the address and the file.');
  }, { mounts: { '/bank.json': { type: 'application/json', body: '{"questions": [' } } }));

test('a plan with no questions is refused, and what to add is said', () =>
  withPanel({ plan: { title: 'Nothing' } }, async (run) => {
    await told(run, 'plan/invalid', 'name at least one question bank here, or write your own "questions"');
    assert.deepEqual(run.violations, []);
  }));

test('an unknown attribute value is told with the values there are, and the default is used', () =>
  withPanel({ attributes: { domains: 'web-development', questions: '1', purpose: 'fun', unwatched: '', 'text-only': '' } }, async (run) => {
    await told(run, 'attribute/invalid', 'purpose: must be one of: hiring, practice', 'The default is used meanwhile.');
    await clickButton(run.page, 'Agree and continue');
    await clickButton(run.page, 'Start the interview');
    assert.equal(await state(run, 'plan.purpose'), 'hiring');
    await clickButton(run.page, 'Skip');
    await until(run, 'phase', 'ended');
  }));

test('with a store that does not open the interview runs from memory, and says that nothing is saved', () =>
  withPanel({ plan: { ...PLAN, proctoring: { enabled: false }, accommodations: { textOnly: true } }, newerStore: true }, async (run) => {
    await told(run, 'store/moved', 'The interview was opened in another tab.', 'this one no longer saves');
    await clickButton(run.page, 'Agree and continue');
    await clickButton(run.page, 'Start the interview');
    await until(run, 'saving.status', 'failed');
    await told(run, 'store/moved', 'kept in memory, trying again');
    await answerByTyping(run);
  }));

test('a model file with a wrong hash is not run; the interview goes on unwatched and says so', { skip: fixturesDir() ? false : 'no fixtures beside the repository' }, () =>
  withPanel({ plan: TYPED }, async (run) => {
    await agreeToProctoring(run);
    await clickButton(run.page, 'Start the check');
    await told(run, 'asset/hash-mismatch', 'face_landmarker.task is not the expected one', 'npx interview-elements assets');
    await clickButton(run.page, 'Continue');
    await clickButton(run.page, 'Start the interview');
    await until(run, 'coverage.camera', 'unsupported');
    await told(run, 'asset/hash-mismatch', 'Not watched');
    await answerByTyping(run);
  }, { mounts: { [`${ASSETS}face_landmarker.task`]: { type: 'application/octet-stream', body: 'not the model' } } }));

test('wasm that cannot be fetched leaves the camera unwatched; the file is named and the interview goes on', () =>
  withPanel({ plan: TYPED }, async (run) => {
    await agreeToProctoring(run);
    await clickButton(run.page, 'Start the check');
    await told(run, 'asset/missing', 'vision_wasm_module_internal.wasm was not found', 'npx interview-elements assets');
    await clickButton(run.page, 'Continue');
    await clickButton(run.page, 'Start the interview');
    await until(run, 'coverage.camera', 'unsupported');
    await answerByTyping(run);
  }, { mounts: { [`${ASSETS}vision_wasm_module_internal.wasm`]: { status: 404, type: 'text/plain', body: 'Not found' } } }));

test('on a page without HTTPS there is no camera and no microphone; both are told, and answers are typed', () =>
  withPanel({ plan: PLAN }, async (run) => {
    assert.equal(await run.page.evaluate(() => isSecureContext), false);
    await agree(run);
    await clickButton(run.page, 'Start the check');
    await told(run, 'media/insecure-page', 'HTTPS');
    await clickButton(run.page, 'Continue without the camera or the microphone');
    await clickButton(run.page, 'Start the interview');
    await answerByTyping(run);
  }, { host: 'interviews.example' }));

test('a part of the package that does not come is told, and can be tried again', async () => {
  let asked = 0;
  await withPanel({ plan: TYPED }, async (run) => {
    await told(run, 'asset/not-loaded', 'The part "interview" could not be loaded.', 'Check the connection and try again');
    await passCheckAfterRetry(run);
  }, {
    mounts: {
      '/dist/cdn/panel-parts': () => {
        asked += 1;
        return asked === 1 ? { status: 503, type: 'text/plain', body: 'busy' } : undefined;
      },
    },
  });
});

async function passCheckAfterRetry(run: TestPage): Promise<void> {
  await clickButton(run.page, 'Try again');
  await agreeToProctoring(run);
  await passCheck(run);
  await answerByTyping(run);
}
