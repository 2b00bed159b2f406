import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathsOf } from '../../../components/interview-setup/problem-paths.js';
import { draftOf, planOfDraft } from '../../../components/interview-setup/setup-draft.js';
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

test('a change mends its own field, and a source of questions also that there was none', () => {
  assert.deepEqual(pathsOf({ timeLimit: '3' }), ['timeLimitMs']);
  assert.ok(pathsOf({ role: 'Nurse' }).includes('domains'));
});
