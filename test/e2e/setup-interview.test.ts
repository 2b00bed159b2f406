// From a resume in the file picker to the first question, on one page under the strict policy: nothing leaves it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ElementHandle } from 'puppeteer-core';
import type { ResumeContact } from '../../src/documents/index.js';
import type { InterviewPlan } from '../../src/spec/index.js';
import { clickButton, element, fill, openTestPage, textWith, type TestPage } from '../helpers/browser-page.js';
import { fixturesDir } from '../helpers/fixtures.mjs';
import { sharedBrowser } from '../helpers/shared-browser.js';
import { errorCodes, state, until } from '../helpers/panel-run.js';

const skip = fixturesDir() ? false : 'no fixtures beside the repository';
const document = (name: string): string => join(fixturesDir() ?? '', 'documents', name);
const JOB = 'Backend engineer for payments.\nYou must know Go, PostgreSQL, Kafka and Kubernetes.';

async function withSetup(work: (run: TestPage) => Promise<void>): Promise<void> {
  const run = await openTestPage({ script: 'test/e2e/pages/setup.ts', browser: sharedBrowser });
  try {
    await work(run);
    assert.deepEqual([run.foreign, run.violations], [[], []]);
  } finally {
    await run.close();
  }
}

async function upload({ page }: TestPage, name: string): Promise<void> {
  const input = (await element(page, '[data-zone="resume"] input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(document(name));
}

async function made({ page }: TestPage): Promise<{ plan: InterviewPlan; contact: ResumeContact | undefined }> {
  await clickButton(page, 'Make the interview');
  await element(page, 'interview-panel');
  return page.evaluate(() => {
    const { plan, candidate } = globalThis as unknown as { plan: InterviewPlan; candidate?: { contact: ResumeContact } };
    return { plan, contact: candidate?.contact };
  });
}

test('a resume and a job description become an interview, and its first question is asked', { skip, timeout: 90_000 }, () =>
  withSetup(async (run) => {
    const { page } = run;
    await (await element(page, '#field-role')).type('Backend engineer');
    await fill(page, '#field-jobDescription', JOB);
    await upload(run, 'resume-3pages.pdf');
    await textWith(page, 'interview-setup', '1 passage in the file cannot be seen');
    await upload(run, 'resume-1page.pdf');
    await textWith(page, 'interview-setup', 'resume-1page.pdf was read');
    assert.match(await textWith(page, 'interview-setup', /75 of 100/), /Kubernetes\s+required/);
    // Pressed too early: what is missing is said, and everything stays.
    await clickButton(page, 'Make the interview');
    await textWith(page, 'interview-setup', 'Choose at least one set of questions');
    await (await element(page, 'input[value="backend"]')).click();
    await (await element(page, '#answer-mode-1')).click();
    await (await element(page, '#field-watched')).click();
    const { plan, contact } = await made(run);
    assert.deepEqual([plan.role, plan.jobDescription, plan.domains, plan.answerMode, plan.proctoring.enabled], ['Backend engineer', JOB, ['backend'], 'typed', false]);
    assert.match(plan.resume ?? '', /Quillmark Payments/);
    assert.doesNotMatch(plan.resume ?? '', /Northvale|ignore previous/);
    assert.equal(contact?.name, 'Mirela Osterhoudt');
    await clickButton(page, 'Agree and continue');
    await clickButton(page, 'Start the interview');
    await until(run, 'turn', 'listening');
    assert.ok((await state<string>(run, 'question.text')).length > 20);
    assert.ok((await errorCodes(run)).every((code) => code === 'plan/invalid' || code === 'adapter/unsupported'));
  }));

test('the example page makes an interview and holds it', { timeout: 60_000 }, async () => {
  const run = await openTestPage({ script: 'test/e2e/pages/setup.ts', mounts: { '/examples/': 'examples' }, browser: sharedBrowser });
  try {
    await run.page.goto(`${run.url}/examples/setup/`);
    await fill(run.page, '#field-questions', 'What would you change about the last thing that you made?');
    await clickButton(run.page, 'Make the interview');
    await textWith(run.page, 'interview-panel', 'Agree and continue');
    assert.deepEqual([run.foreign, run.violations], [[], []]);
  } finally {
    await run.close();
  }
});

test('a scan is read on the page by text recognition of its own server, and no other', { skip, timeout: 120_000 }, () =>
  withSetup(async (run) => {
    const { page } = run;
    await upload(run, 'resume-scan.pdf');
    await clickButton(page, 'Read the picture');
    await textWith(page, 'interview-setup', 'sure of its letters', 60_000);
    await (await element(page, 'input[value="customer-support"]')).click();
    const { plan, contact } = await made(run);
    assert.match(plan.resume ?? '', /Copperleaf Software[^]*Bluewhistle Telecom/);
    assert.equal(contact?.name, 'Juniper Halvorsen-Reyes');
    assert.deepEqual(await errorCodes(run), ['document/image-only']);
  }));
