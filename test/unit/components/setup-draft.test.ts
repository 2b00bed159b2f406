import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionsFor, excuseOf } from '../../../components/interview-setup/policy-kinds.js';
import { pathsOf } from '../../../components/interview-setup/problem-paths.js';
import { draftOf, planOfDraft } from '../../../components/interview-setup/setup-draft.js';
import type { InvalidInputError } from '../../../src/errors/index.js';
import { parsePlan, type InterviewPlanInput } from '../../../src/spec/index.js';

const SOURCE = { domains: ['backend'] };

test('an empty draft is a plan of defaults', () => {
  assert.deepEqual(parsePlan({ ...planOfDraft(draftOf()), ...SOURCE }), parsePlan(SOURCE));
});

test('what no field shows is kept, and what a field was emptied of is gone', () => {
  const base: InterviewPlanInput = { role: 'Nurse', totalTimeMs: 60_000, feedback: true, seed: 'same', retakes: 3, jobDescription: 'Triage' };
  const draft = { ...draftOf(base), role: '', totalTime: '', feedback: '' as const, jobDescription: '  ' };
  const plan = planOfDraft(draft, base);
  assert.deepEqual([plan.seed, plan.retakes], ['same', 3]);
  for (const key of ['role', 'title', 'totalTimeMs', 'feedback', 'jobDescription']) assert.equal(key in plan, false, key);
});

test('times stay to the millisecond unless they are changed', () => {
  const base = { ...SOURCE, timeLimitMs: 100_001 };
  assert.equal(draftOf(base).timeLimit, '1.67');
  assert.equal(planOfDraft(draftOf(base), base).timeLimitMs, 100_001);
  assert.equal(planOfDraft({ ...draftOf(base), timeLimit: '2' }, base).timeLimitMs, 120_000);
});

test('what is no number reaches the check, which refuses it', () => {
  const plan = planOfDraft({ ...draftOf(SOURCE), questionCount: 'ten' }, SOURCE);
  assert.throws(() => parsePlan(plan), { code: 'plan/invalid' });
});

test('what is watched, kept and follows goes in and comes out, with what no field shows', () => {
  const proctoring: InterviewPlanInput['proctoring'] = {
    enabled: true,
    weights: { attention: 5 },
    fullscreen: true,
    readingPattern: true,
    keepObservations: false,
    snapshots: { onIncidents: false, everyMs: 30_001, blurBackground: true, most: 7 },
    policy: { 'tab-hidden': { action: 'end', after: 3 }, paste: { action: 'ignore' }, 'book-visible': { action: 'warn' } },
  };
  const base = { ...SOURCE, proctoring };
  assert.equal(draftOf(base).snapshotEvery, '30');
  assert.deepEqual(planOfDraft(draftOf(base), base).proctoring, proctoring);
  const other = planOfDraft({ ...draftOf(base), watched: false, fullscreen: false, readingPattern: false, keepObservations: true }, base).proctoring;
  assert.deepEqual(other, { ...proctoring, enabled: false, fullscreen: false, readingPattern: false, keepObservations: true });
  // As after going back: what came out is what goes in.
  const again = planOfDraft(draftOf(base), base);
  assert.deepEqual(parsePlan(planOfDraft(draftOf(again), again)), parsePlan(base));
});

test('what is not chosen is as usual, and pictures that are not wanted leave nothing behind', () => {
  const base: InterviewPlanInput = { ...SOURCE, proctoring: { snapshots: { everyMs: 20_000 }, policy: { copy: { action: 'note' } } } };
  const { proctoring = {} } = planOfDraft({ ...draftOf(base), snapshots: false, policy: {} }, base);
  assert.deepEqual(['snapshots' in proctoring, 'policy' in proctoring], [false, false]);
  const { policy } = planOfDraft({ ...draftOf(base), policy: { copy: { action: 'end', after: '' }, paste: { action: 'pause', after: '4' } } }, base).proctoring ?? {};
  assert.deepEqual(policy, { copy: { action: 'end' }, paste: { action: 'pause' } });
});

test('a number that makes no sense is refused at its own path', () => {
  const draft = { ...draftOf(SOURCE), snapshots: true, snapshotEvery: '3', policy: { 'tab-hidden': { action: 'end', after: '0' } as const, copy: { action: 'end', after: 'two' } as const } };
  assert.throws(
    () => parsePlan({ ...planOfDraft(draft), ...SOURCE }),
    ({ issues }: InvalidInputError) => {
      assert.deepEqual(issues.map(({ path }) => path).sort(), ['proctoring.policy.copy.after', 'proctoring.policy.tab-hidden.after', 'proctoring.snapshots.everyMs']);
      return true;
    },
  );
  assert.deepEqual(pathsOf({ snapshotEvery: '30' }), ['proctoring.snapshots.everyMs']);
  assert.ok(pathsOf({ policy: {} }).includes('proctoring.policy.tab-hidden.after'));
});

test('accommodations excuse from what they take away, and nobody is held or sent away for thinking', () => {
  const nothing = { noCamera: false, noGaze: false, fullscreen: true };
  assert.equal(excuseOf('head-turned', nothing), undefined);
  assert.equal(excuseOf('head-turned', { ...nothing, noGaze: true }), 'no-gaze');
  assert.equal(excuseOf('face-missing', { ...nothing, noGaze: true }), undefined);
  assert.equal(excuseOf('face-missing', { ...nothing, noCamera: true }), 'no-camera');
  assert.equal(excuseOf('other-voice', { ...nothing, noCamera: true }), undefined);
  assert.equal(excuseOf('tab-hidden', { ...nothing, noCamera: true, noGaze: true }), undefined);
  assert.equal(excuseOf('fullscreen-exited', { ...nothing, fullscreen: false }), 'no-fullscreen');
  assert.deepEqual(actionsFor('head-turned', undefined), ['ignore', 'note', 'warn']);
  assert.deepEqual(actionsFor('head-turned', 'end'), ['ignore', 'note', 'warn', 'end']);
  assert.deepEqual(actionsFor('paste', 'end'), ['ignore', 'note', 'warn', 'pause', 'end']);
});

test('a change mends its own field, and a source of questions also that there was none', () => {
  assert.deepEqual(pathsOf({ timeLimit: '3' }), ['timeLimitMs']);
  assert.ok(pathsOf({ role: 'Nurse' }).includes('domains'));
});
