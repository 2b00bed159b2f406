import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createProctor, DEFAULT_POLICY, ignoredKinds, policyStep, watchedKinds } from '../../../src/proctoring/index.js';
import { INCIDENT_KINDS, NEUTRAL_INCIDENT_KINDS, parsePlan, type InterviewPlanInput, type Observation } from '../../../src/spec/index.js';
import { pictures, run, started, ticks } from './helpers.js';

describe('policyStep', () => {
  it('says nothing or tells by default, and never pauses or ends', () => {
    assert.deepEqual(new Set(Object.values(DEFAULT_POLICY).map(({ action }) => action)), new Set(['note', 'warn']));
    assert.deepEqual(policyStep('tab-hidden', 7), { action: 'warn', count: 7 });
    assert.deepEqual(policyStep('paste', 7), { action: 'note', count: 7 });
    assert.deepEqual(Object.keys(DEFAULT_POLICY).sort(), [...INCIDENT_KINDS].sort());
  });

  it('takes the host at its word, by kind', () => {
    const policy = { paste: { action: 'pause' }, 'tab-hidden': { action: 'note' } } as const;
    assert.deepEqual([policyStep('paste', 1, policy), policyStep('tab-hidden', 1, policy), policyStep('head-turned', 1, policy)].map(({ action }) => action), ['pause', 'note', 'warn']);
  });

  it('counts down to an end', () => {
    const policy = { 'multiple-faces': { action: 'end', after: 3 }, print: { action: 'end' } } as const;
    assert.deepEqual([1, 2, 3, 4].map((count) => policyStep('multiple-faces', count, policy)), [
      { action: 'warn', count: 1, of: 3 },
      { action: 'warn', count: 2, of: 3 },
      { action: 'end', count: 3, of: 3 },
      { action: 'end', count: 4, of: 3 },
    ]);
    assert.deepEqual(policyStep('print', 1, policy), { action: 'end', count: 1, of: 1 });
  });
});

describe('what is ignored', () => {
  const observations: Observation[] = [...started(), ...pictures(0, 3000, { faces: 0 }), { type: 'device', at: 3000, device: 'camera', state: 'ended' }, ...ticks(3000, 9000)];

  it('is not told, and nothing else changes', () => {
    const all = run(observations, { endAt: 9000 });
    const ignore = ignoredKinds({ 'face-missing': { action: 'ignore' } });
    const some = run(observations, { endAt: 9000, ignore });
    assert.deepEqual(all.incidents.map(({ kind }) => kind), ['face-missing', 'camera-lost', 'face-missing', 'camera-lost']);
    assert.deepEqual(some.incidents.map(({ kind }) => kind), ['camera-lost', 'camera-lost']);
    assert.deepEqual(some.coverage, all.coverage);
  });

  it('does not make a camera watched that is not', () => {
    const ignore = ignoredKinds({ 'camera-lost': { action: 'ignore' } });
    const { incidents, coverage } = run(observations, { ignore });
    assert.deepEqual(incidents.map(({ kind }) => kind), ['face-missing', 'face-missing']);
    assert.deepEqual(coverage.at(-1), { signal: 'camera', state: 'gap', at: 3000, code: 'camera-lost' });
    assert.deepEqual(createProctor({ ignore: INCIDENT_KINDS }).end(9000), []);
  });
});

describe('watchedKinds', () => {
  const plan = (input: Partial<InterviewPlanInput>) => parsePlan({ domains: ['any'], ...input });
  const all = ['camera', 'microphone', 'page', 'objects'] as const;

  it('has what there is to look with, and never what could not be told', () => {
    const kinds = watchedKinds(plan({}), all);
    assert.ok(['face-missing', 'paste', 'second-tab', 'other-voice'].every((kind) => (kinds as readonly string[]).includes(kind)));
    assert.ok(!NEUTRAL_INCIDENT_KINDS.some((kind) => kinds.includes(kind)));
    assert.ok(!kinds.includes('fullscreen-exited') && !kinds.includes('reading-pattern'));
    assert.ok(watchedKinds(plan({ proctoring: { fullscreen: true } }), ['page']).includes('fullscreen-exited'));
    assert.deepEqual(watchedKinds(plan({}), []), []);
  });

  it('leaves out what is ignored or excused', () => {
    const kinds = watchedKinds(plan({ proctoring: { policy: { paste: { action: 'ignore' } } }, accommodations: { noGaze: true } }), all);
    assert.ok(!['paste', 'head-turned', 'gaze-away', 'looking-down'].some((kind) => (kinds as readonly string[]).includes(kind)));
    assert.ok(kinds.includes('face-missing') && kinds.includes('copy'));
    assert.ok(!watchedKinds(plan({ accommodations: { noCamera: true } }), all).includes('face-missing'));
  });
});
