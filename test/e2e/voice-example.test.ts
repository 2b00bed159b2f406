// The example of a spoken interview as it comes: no key, no server, and nobody presses anything once it has begun.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { InterviewPanel } from '../../components/interview-panel/interview-panel.js';
import { encodeWav } from '../../src/utils/wav-file.js';
import { clickButton, element, openTestPage, textWith, waitUntil } from '../helpers/browser-page.js';

const SAMPLE_RATE = 48_000;

/** What the simulator of the page understands first. */
const SAID = 'I built a small tool that finds slow queries. It runs every night. I planted three slow queries, and it found all of them.';

/** Somebody who talks for three seconds and is silent for five, over and over, whatever is asked. */
function talker(): Uint8Array {
  const samples = Int16Array.from({ length: SAMPLE_RATE * 8 }, (_, index) => {
    const ms = (index / SAMPLE_RATE) * 1000;
    return ms < 3000 && ms % 250 < 190 ? 9000 * Math.sin(index / 40) : 20 * Math.sin(index / 7);
  });
  return encodeWav([samples], SAMPLE_RATE);
}

test('the example page goes from question to question by itself, and shows what each turn waited for', { timeout: 90_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'talker-'));
  const sound = join(folder, 'talker.wav');
  writeFileSync(sound, talker());
  const run = await openTestPage({ script: 'test/e2e/pages/panel.ts', mounts: { '/examples/': 'examples' }, flags: [`--use-file-for-fake-audio-capture=${sound}`] });
  try {
    const { page } = run;
    await page.goto(`${run.url}/examples/voice/`);
    assert.match(await textWith(page, 'body', 'No vendor is connected'), /prepared answers/);
    await clickButton(page, 'Agree and continue');
    await clickButton(page, 'Start the check');
    await clickButton(page, 'Continue');
    await clickButton(page, 'Start the interview');
    await waitUntil(page, () => ((document.querySelector('interview-panel') as InterviewPanel).session?.state.number ?? 0) >= 2, { timeout: 60_000, what: 'the second question' });
    const ended = await page.evaluate(() => {
      const { session } = document.querySelector('interview-panel') as InterviewPanel;
      return session?.events.flatMap((event) => (event.type === 'answer-submitted' && event.data ? [{ reason: event.data.reason, text: event.data.text }] : []));
    });
    assert.equal(ended?.[0]?.reason, 'turn-end');
    // The talker talks round the clock, so the answer begins wherever they were then: each word takes some of their sound.
    const heard = ended?.[0]?.text ?? '';
    assert.ok(heard.split(' ').length >= 3 && SAID.startsWith(heard), heard);
    await (await element(page, 'summary', 'For whoever builds this: what each turn waited for')).click();
    await textWith(page, 'interview-latency', 'After question 1');
    assert.deepEqual([run.foreign, run.violations], [[], []]);
  } finally {
    await run.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
