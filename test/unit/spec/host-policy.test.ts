import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { InvalidInputError } from '../../../src/errors/index.js';
import { NEUTRAL_INCIDENT_KINDS, parsePlan, type HostPolicy } from '../../../src/spec/index.js';

function refused(policy: HostPolicy): string[] {
  try {
    parsePlan({ domains: ['any'], proctoring: { policy } });
  } catch (error) {
    assert.ok(error instanceof InvalidInputError && error.code === 'plan/invalid');
    return error.issues.map(({ path }) => path);
  }
  return [];
}

describe('the policy of a plan', () => {
  it('never holds an interview for what could not be told', () => {
    for (const kind of [...NEUTRAL_INCIDENT_KINDS, 'reading-pattern'] as const) {
      for (const action of ['pause', 'end'] as const) assert.deepEqual(refused({ [kind]: { action } }), [`proctoring.policy.${kind}.action`]);
      for (const action of ['note', 'warn'] as const) assert.deepEqual(refused({ [kind]: { action } }), []);
    }
  });

  it('cannot hide that nobody watched', () => {
    assert.deepEqual(refused({ 'monitoring-gap': { action: 'ignore' }, unassessable: { action: 'ignore' }, 'gaze-away': { action: 'ignore' } }), [
      'proctoring.policy.monitoring-gap.action',
      'proctoring.policy.unassessable.action',
    ]);
  });

  it('counts only to an end, from one on', () => {
    assert.deepEqual(refused({ paste: { action: 'pause', after: 2 } }), ['proctoring.policy.paste.after']);
    assert.deepEqual(refused({ paste: { action: 'end', after: 0 } }), ['proctoring.policy.paste.after']);
    assert.deepEqual(refused({ paste: { action: 'end', after: 2 }, copy: { action: 'end' } }), []);
  });

  it('says why, and names every one', () => {
    assert.throws(() => parsePlan({ domains: ['any'], proctoring: { policy: { unassessable: { action: 'end' } } } }), /says nothing of the candidate/);
    assert.deepEqual(refused({ unassessable: { action: 'end', after: 2 }, 'monitoring-gap': { action: 'pause' } }).length, 2);
  });
});
