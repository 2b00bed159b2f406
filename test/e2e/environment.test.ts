import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CDPSession } from 'puppeteer-core';
import type { Incident, IncidentKind, LogEvent } from '../../src/spec/index.js';
import { clickButton, element, openTestPage, textWith, waitUntil, type TestPage } from '../helpers/browser-page.js';
import { errorCodes, events, state, until } from '../helpers/panel-run.js';

type PanelPage = { panel: { session: { at: number; events: LogEvent[] } } };

/** Session time in the page, ms. */
const now = ({ page }: TestPage): Promise<number> => page.evaluate(() => (globalThis as unknown as PanelPage).panel.session.at);

/** The first and the last moment at which something can have been done. */
type Span = readonly [from: number, to: number];

/** Does something and waits until an incident by this rule has begun or ended. */
async function during(run: TestPage, phase: 'start' | 'end', rule: string, act: () => Promise<unknown>): Promise<Span> {
  const from = await now(run);
  await act();
  await waitUntil(
    run.page,
    (wanted: string, which: string) =>
      (globalThis as unknown as PanelPage).panel.session.events.some(
        (event) => (event.type === 'incident-started' || event.type === 'incident-ended') && event.data?.incident.rule.id === which && event.data.incident.phase === wanted,
      ),
    { args: [phase, rule] as [string, string], what: `the ${phase} of ${rule}` },
  );
  return [from, await now(run)];
}

async function press({ page }: TestPage, key: 'KeyA' | 'KeyC' | 'KeyV', command: string): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press(key, { commands: [command] });
  await page.keyboard.up('Control');
}

/** Another window of the browser, in front of ours. */
async function openWindow(cdp: CDPSession): Promise<() => Promise<unknown>> {
  const { targetId } = await cdp.send('Target.createTarget', { url: 'about:blank', newWindow: true });
  return () => cdp.send('Target.closeTarget', { targetId });
}

/** Agrees to be watched and goes on to the first question. */
async function begin(run: TestPage): Promise<void> {
  await (await element(run.page, 'input[name="proctoring"]')).click();
  await clickButton(run.page, 'Agree and continue');
  await clickButton(run.page, 'Start the check');
  await clickButton(run.page, 'Continue');
  await textWith(run.page, 'interview-panel', 'hold Escape');
  await clickButton(run.page, 'Start the interview');
  await until(run, 'turn', 'listening');
}

const endedIncidents = (log: readonly LogEvent[]): Incident[] => log.flatMap((event) => (event.type === 'incident-ended' && event.data ? [event.data.incident] : []));

test('a left full screen, a copy, pastes, another window, a second tab and a lost camera each give one incident, at its time', { timeout: 120_000 }, async () => {
  const run = await openTestPage({ script: 'test/e2e/pages/environment.ts', display: true });
  try {
    const cdp = await run.browser.target().createCDPSession();
    const { targetInfo } = await (await run.page.createCDPSession()).send('Target.getTargetInfo');
    const { windowId } = await cdp.send('Browser.getWindowForTarget', { targetId: targetInfo.targetId });
    await begin(run);
    assert.equal(await run.page.evaluate(() => document.fullscreenElement?.localName), 'interview-panel');

    const left = await during(run, 'start', 'fullscreen-exited', () => cdp.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } }));
    const field = await element(run.page, 'textarea');
    await field.type('I measure.');
    await press(run, 'KeyA', 'selectAll');
    const copied = await during(run, 'end', 'copy', () => press(run, 'KeyC', 'copy'));
    const pasted = await during(run, 'end', 'paste', () => press(run, 'KeyV', 'paste'));

    let closeWindow: () => Promise<unknown> = () => Promise.resolve();
    const blurred = await during(run, 'start', 'window-blurred', async () => (closeWindow = await openWindow(cdp)));
    const focused = await during(run, 'end', 'window-blurred', () => closeWindow());
    await field.focus();
    const pastedAfter = await during(run, 'end', 'paste-after-blur', () => press(run, 'KeyV', 'paste'));

    const other = await run.newPage();
    const doubled = await during(run, 'start', 'second-tab', () => other.goto(run.page.url()));
    await textWith(other, 'interview-panel', 'The interview was opened in another tab.');
    const alone = await during(run, 'end', 'second-tab', async () => {
      await run.page.bringToFront();
      await other.close();
    });
    const back = await during(run, 'end', 'fullscreen-exited', () => clickButton(run.page, 'Go to full screen'));
    const unplugged = await during(run, 'start', 'camera-lost', () => cdp.send('Browser.setPermission', { permission: { name: 'camera' }, setting: 'denied', origin: run.url }));
    await clickButton(run.page, 'Done');
    await until(run, 'phase', 'ended');
    await waitUntil(run.page, () => document.fullscreenElement === null, { what: 'the end of full screen' });
    const over = await now(run);

    const log = await events(run);
    const ended = endedIncidents(log);
    const found = (rule: string): Incident | undefined => ended.find((incident) => incident.rule.id === rule);
    const expected: readonly (readonly [rule: string, kind: IncidentKind, begins: Span, ends: Span])[] = [
      ['copy', 'copy', copied, copied],
      ['paste', 'paste', pasted, pasted],
      ['window-blurred', 'window-blurred', blurred, focused],
      ['paste-after-blur', 'paste', pastedAfter, pastedAfter],
      ['second-tab', 'second-tab', doubled, alone],
      ['fullscreen-exited', 'fullscreen-exited', left, back],
      ['camera-lost', 'camera-lost', unplugged, [unplugged[1], over]],
    ];
    // Whoever is in the second tab has left the first.
    const told = ended.filter(({ kind, startedAt }) => kind !== 'tab-hidden' && !(kind === 'window-blurred' && startedAt >= doubled[0] - 1));
    assert.deepEqual(told.map(({ rule }) => rule.id).sort(), expected.map(([rule]) => rule).sort());
    for (const [rule, kind, begins, ends] of expected) {
      const { startedAt = NaN, endedAt = NaN, kind: given } = found(rule) ?? {};
      const what = `${rule} ${startedAt}-${endedAt}, done ${begins.join('-')} and ${ends.join('-')}`;
      assert.ok(given === kind && startedAt >= begins[0] && startedAt <= begins[1] && endedAt >= ends[0] && endedAt <= ends[1], what);
    }
    assert.equal(ended.filter(({ kind }) => kind === 'tab-hidden').length, 1);
    assert.deepEqual([found('copy')?.evidence.length, found('paste')?.evidence.length, found('paste')?.evidence.target], [10, 10, 'textarea']);
    assert.deepEqual([found('paste')?.severity, found('paste-after-blur')?.severity], ['note', 'warn']);
    assert.ok(!JSON.stringify(ended).includes('measure'), 'no word of what was pasted');
    assert.deepEqual(await state(run, 'saving.status'), 'saved');
    assert.deepEqual([run.foreign, run.violations], [[], []]);
    // No voice reads the question out here, and the camera was taken away.
    assert.deepEqual((await errorCodes(run)).filter((code) => code !== 'adapter/unsupported'), []);
  } finally {
    await run.close();
  }
});

// A browser without windows can be given a screen; one with windows has those of its machine.
test('a second screen that is connected in the middle gives one incident, at its time', { timeout: 60_000 }, async () => {
  const run = await openTestPage({ script: 'test/e2e/pages/environment.ts' });
  try {
    const cdp = await run.browser.target().createCDPSession();
    await begin(run);
    let screenId = '';
    const connected = await during(run, 'start', 'second-screen', async () => {
      ({ screenInfo: { id: screenId } } = await cdp.send('Emulation.addScreen', { left: 1280, top: 0, width: 1024, height: 768 }));
    });
    const removed = await during(run, 'end', 'second-screen', () => cdp.send('Emulation.removeScreen', { screenId }));
    const told = endedIncidents(await events(run)).filter(({ kind }) => kind === 'second-screen');
    assert.equal(told.length, 1);
    const [{ startedAt, endedAt = NaN, severity }] = told as [Incident];
    assert.equal(severity, 'note');
    assert.ok(startedAt >= connected[0] && startedAt <= connected[1] && endedAt >= removed[0] && endedAt <= removed[1], `${startedAt}-${endedAt}, done ${connected.join('-')} and ${removed.join('-')}`);
  } finally {
    await run.close();
  }
});
