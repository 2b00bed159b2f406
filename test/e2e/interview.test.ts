import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { NEUTRAL_INCIDENT_KINDS, type Incident, type LogEvent } from '../../src/spec/index.js';
import { ignoredKinds, replayObservations } from '../../src/proctoring/index.js';
import { readObservations, verifyLog } from '../../src/record/index.js';
import { canonicalJson } from '../../src/utils/canonical-json.js';
import { sha256Hex } from '../../src/utils/sha256.js';
import { clickButton, element, openTestPage, textWith, waitUntil, type TestPage } from '../helpers/browser-page.js';
import { fixture, fixturesDir } from '../helpers/fixtures.mjs';
import { joinClips } from '../helpers/mjpeg.js';
import { agree, errorCodes, events, passCheck, state, type, until } from '../helpers/panel-run.js';

const skip = fixturesDir() ? false : 'no fixtures beside the repository';
const temp = mkdtempSync(join(tmpdir(), 'interview-footage-'));
const camera = join(temp, 'candidate.mjpeg');
const sound = fixture('speech/answer.48k.wav') ?? '';

/**
 * What the fake camera shows, with what the truth of the clips says of it, in seconds of the joined clip:
 * the head turned 14-18, nobody 21.8-26.8, a second person 30.5-35.5.
 */
const LEAD = 12;
const EXPECTED = [
  { kind: 'head-turned', from: LEAD + 2, to: LEAD + 6 },
  { kind: 'face-missing', from: LEAD + 9.8, to: LEAD + 14.8 },
  { kind: 'multiple-faces', from: LEAD + 18.5, to: LEAD + 23.5 },
] as const;
/** The longest dwell and a second, as in the evaluation on footage, s. */
const TOLERANCE = 3;

const CAMERA_FLAGS = [`--use-file-for-fake-video-capture=${camera}`, `--use-file-for-fake-audio-capture=${sound}`];

before(() => {
  if (skip) return;
  const clip = (name: string, from: number, to: number) => ({ file: fixture(`footage/${name}.mjpeg`) ?? '', from, to });
  joinClips([clip('calm', 0, LEAD), clip('look-away', 3, 11), clip('leave', 7, 15.5), clip('second-person', 8.5, 17), clip('calm', 0, 29.9), clip('calm', 0, 29.9)], camera);
});
after(() => rmSync(temp, { recursive: true, force: true }));

function incidents(log: readonly LogEvent[]): Incident[] {
  return log.flatMap((event) => (event.type === 'incident-ended' && event.data ? [event.data.incident] : []));
}

/** What the browser kept of the observations gives the incidents of the record once more, here, to the last bit. */
async function expectReplay({ page }: TestPage, log: readonly LogEvent[]): Promise<void> {
  const kept = log.flatMap((event) => (event.type === 'observations-kept' && event.data ? [event.data] : [])).at(-1);
  assert.ok(kept);
  const texts = await page.evaluate((id) => (globalThis as unknown as { textOf(id: string): Promise<string[]> }).textOf(id), kept.recordingId);
  assert.equal(sha256Hex(texts.join('')), kept.hash);
  const slices = texts.map((text, index) => ({ track: 'observations', recordingId: kept.recordingId, index, contentType: '', bytes: new TextEncoder().encode(text) }));
  const observations = readObservations(slices);
  assert.deepEqual([observations.length, kept.beyond], [kept.count, undefined]);
  const live = log.flatMap((event) => ((event.type === 'incident-started' || event.type === 'incident-ended') && event.data ? [event.data.incident] : []));
  const created = log.flatMap((event) => (event.type === 'session-created' && event.data ? [event.data.plan.proctoring] : []))[0];
  const again = replayObservations(observations, { ignore: ignoredKinds(created?.policy) }).flatMap((output) => (output.type === 'incident' ? [output.incident] : []));
  assert.equal(canonicalJson(again), canonicalJson(live));
}

/** Of each incident that the camera shows one picture of before, of its beginning and of its end; of no other. Reading one checks its hash. */
async function expectPictures({ page }: TestPage, log: readonly LogEvent[]): Promise<void> {
  const pictures = log.flatMap((event) => (event.type === 'snapshot-kept' && event.data ? [event.data] : []));
  const about = incidents(log).filter(({ kind }) => EXPECTED.some((expected) => expected.kind === kind));
  const reasons = about.map(({ id }) => pictures.filter(({ incidentId }) => incidentId === id).map(({ reason }) => reason));
  assert.deepEqual(reasons, about.map(() => ['before', 'start', 'end']));
  const missing = log.flatMap((event) => (event.type === 'snapshots-dropped' && event.data ? [event.data.why] : []));
  assert.deepEqual([pictures.length, missing], [reasons.flat().length, []]);
  for (const { incidentId, reason, takenAt, width, height } of pictures) {
    const startedAt = about.find(({ id }) => id === incidentId)?.startedAt ?? NaN;
    assert.equal(reason === 'before', takenAt < startedAt, `${reason}: ${takenAt}, began at ${startedAt}`);
    assert.deepEqual([width, height], [320, 240]);
  }
  const begins = await page.evaluate(async (ids) => {
    const { session } = (globalThis as unknown as { panel: { session: { readSnapshot(id: string): Promise<Uint8Array> } } }).panel;
    return Promise.all(ids.map(async (id) => [...(await session.readSnapshot(id)).slice(0, 3)]));
  }, pictures.map(({ snapshotId }) => snapshotId));
  // The marker with which every JPEG begins (ISO/IEC 10918-1).
  for (const beginning of begins) assert.deepEqual(beginning, [0xff, 0xd8, 0xff]);
}

test('a whole interview under the strict policy: spoken, typed, skipped; its report names what happened and nothing else', { skip, timeout: 240_000 }, async () => {
  const run = await openTestPage({ script: 'test/e2e/pages/interview.ts', flags: CAMERA_FLAGS, query: '?pictures' });
  try {
    await agree(run, ['recording', 'proctoring', 'snapshots']);
    await passCheck(run);
    await until(run, 'turn', 'listening');
    // Spoken: words come only while the recogniser hears sound of the fake microphone.
    await waitUntil(
      run.page,
      () => ((globalThis as unknown as { panel: { session: { state: { answer?: { interim: string; text: string } } } } }).panel.session.state.answer?.interim ?? '').split(' ').length > 6,
      { what: 'spoken words' },
    );
    await clickButton(run.page, 'Done');
    await until(run, 'number', 2);
    await until(run, 'turn', 'listening');
    await clickButton(run.page, 'Type instead');
    await type(run, 'I would write a test that fails first.');
    await clickButton(run.page, 'Done');
    await until(run, 'number', 3);
    await until(run, 'turn', 'listening');
    // The footage has shown everything once the second person is gone.
    await waitUntil(
      run.page,
      () =>
        (globalThis as unknown as { panel: { session: { events: LogEvent[] } } }).panel.session.events.some(
          (event) => event.type === 'incident-ended' && event.data?.incident.kind === 'multiple-faces',
        ),
      { timeout: 90_000, what: 'the second person' },
    );
    // A real tab in front of ours.
    const other = await run.browser.newPage();
    await other.bringToFront();
    await waitUntil(run.page, () => document.visibilityState === 'hidden', { what: 'a hidden tab' });
    await run.page.bringToFront();
    await other.close();
    await waitUntil(run.page, () => document.visibilityState === 'visible', { what: 'a visible tab' });
    await clickButton(run.page, 'Skip');
    await until(run, 'phase', 'ended');

    const log = await events(run);
    assert.equal(verifyLog(log).valid, true);
    const submitted = log.flatMap((event) => (event.type === 'answer-submitted' && event.data ? [event.data] : []));
    assert.equal(submitted.length, 2);
    assert.equal(submitted[0]?.mode, 'speech');
    assert.notEqual(submitted[1]?.mode, 'speech');
    assert.match(submitted[0]?.text ?? '', /^I measured first/);
    assert.match(submitted[1]?.text ?? '', /I would write a test that fails first\./);
    assert.ok(submitted[0]?.recordingId, 'the spoken answer was recorded');
    assert.equal(log.filter(({ type: kind }) => kind === 'question-skipped').length, 1);

    // A browser may take the focus away a moment before it hides the tab.
    const seen = incidents(log).filter(({ kind }) => !NEUTRAL_INCIDENT_KINDS.includes(kind) && kind !== 'window-blurred');
    const when = seen.map(({ kind, startedAt, endedAt = NaN, evidence }) => `${kind} ${Math.round(startedAt)}-${Math.round(endedAt)} ${JSON.stringify(evidence)}`).join('; ');
    assert.deepEqual(seen.map(({ kind }) => kind), [...EXPECTED.map(({ kind }) => kind), 'tab-hidden'], when);
    // The clip's own time of the session's zero, from the first incident; the others must then fit.
    const zero = EXPECTED[0].from - (seen[0]?.startedAt ?? 0) / 1000;
    EXPECTED.forEach(({ kind, from, to }, index) => {
      const incident = seen[index];
      const [start, end] = [(incident?.startedAt ?? 0) / 1000 + zero, (incident?.endedAt ?? 0) / 1000 + zero];
      assert.ok(Math.abs(start - from) < TOLERANCE && Math.abs(end - to) < TOLERANCE, `${kind}: ${start.toFixed(1)}-${end.toFixed(1)} s, true ${from}-${to} s`);
    });

    await expectReplay(run, log);
    await expectPictures(run, log);

    const report = await textWith(run.page, 'interview-report', 'Head turned away');
    for (const words of ['Head turned away', 'No face in the picture', 'More than one face', 'Left the tab']) assert.ok(report.includes(words), `${words} in the report`);
    assert.deepEqual(run.foreign, []);
    assert.deepEqual(run.violations, []);
    assert.deepEqual((await errorCodes(run)).filter((code) => code !== 'adapter/unsupported'), []);
  } finally {
    await run.close();
  }
});

test('a reload in the middle loses nothing and ends as it would have', { skip, timeout: 120_000 }, async () => {
  const run = await openTestPage({ script: 'test/e2e/pages/interview.ts', flags: CAMERA_FLAGS, query: '?session=reload&silent' });
  try {
    await agree(run);
    await passCheck(run);
    await until(run, 'turn', 'listening');
    await clickButton(run.page, 'Type instead');
    await type(run, 'The first answer, saved.');
    await clickButton(run.page, 'Done');
    await until(run, 'number', 2);
    await until(run, 'turn', 'listening');
    await clickButton(run.page, 'Type instead');
    await type(run, 'Half of the second');
    await waitUntil(run.page, () => {
      const { session } = (globalThis as unknown as { panel: { session: { events: LogEvent[]; state: { saving: { status: string } } } } }).panel;
      return session.events.at(-1)?.type === 'answer-edited' && session.state.saving.status === 'saved';
    });
    const before = await events(run);
    await run.page.reload();
    await waitUntil(run.page, () => (globalThis as unknown as { panel?: { session?: { state: { phase: string } } } }).panel?.session?.state.phase === 'paused');
    assert.equal(await state(run, 'answer.text'), 'Half of the second');
    assert.equal(await state(run, 'number'), 2);
    await clickButton(run.page, 'Go on');
    await until(run, 'turn', 'listening');
    const field = await element(run.page, 'textarea');
    await field.press('End');
    await field.type(' answer.');
    await clickButton(run.page, 'Done');
    await until(run, 'number', 3);
    await until(run, 'turn', 'listening');
    await clickButton(run.page, 'Skip');
    await until(run, 'phase', 'ended');
    const log = await events(run);
    assert.equal(verifyLog(log).valid, true);
    assert.deepEqual(log.slice(0, before.length), before);
    const answers = log.flatMap((event) => (event.type === 'answer-submitted' && event.data ? [event.data.text] : []));
    assert.deepEqual(answers, ['The first answer, saved.', 'Half of the second answer.']);
    const asked = log.flatMap((event) => (event.type === 'question-asked' && event.data ? [event.data.question.id] : []));
    assert.equal(new Set(asked).size, 3);
    assert.equal(asked.length, 3);
  } finally {
    await run.close();
  }
});

test('with camera and microphone denied the interview completes by typing, and the record says what was not watched', { timeout: 120_000 }, async () => {
  const run = await openTestPage({ script: 'test/e2e/pages/interview.ts', deny: ['camera', 'microphone'], query: '?session=denied' });
  try {
    await agree(run);
    await clickButton(run.page, 'Start the check');
    await clickButton(run.page, 'Continue without the camera or the microphone');
    await clickButton(run.page, 'Start the interview');
    for (const number of [1, 2, 3]) {
      await until(run, 'number', number);
      await until(run, 'turn', 'listening');
      assert.equal(await state(run, 'answer.mode'), 'typed');
      await type(run, `Typed answer ${number}.`);
      await clickButton(run.page, 'Done');
    }
    await until(run, 'phase', 'ended');
    const log = await events(run);
    const coverage = log.flatMap((event) => (event.type === 'coverage-changed' && event.data?.signal === 'camera' ? [event.data.state] : []));
    assert.deepEqual(coverage, ['unsupported']);
    const checked = log.find(({ type: kind }) => kind === 'device-checked');
    assert.equal(checked?.type === 'device-checked' && checked.data?.camera.code, 'media/denied');
    assert.equal(checked?.type === 'device-checked' && checked.data?.microphone.code, 'media/denied');
    await textWith(run.page, 'interview-report', /not available/);
    assert.ok((await errorCodes(run)).includes('media/denied'));
  } finally {
    await run.close();
  }
});
