import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wantsCalibration } from '../../../components/interview-panel/panel-step.js';
import { parsePlan, type InterviewPlanInput } from '../../../src/spec/index.js';
import { initialState } from '../../../src/session/state.js';

const wanted = (plan: InterviewPlanInput, proctoring = true): boolean =>
  wantsCalibration({ ...initialState('one', parsePlan({ domains: ['backend'], ...plan })), consent: { interview: true, proctoring } });

test('a look at the corners is offered only where head and gaze are looked at', () => {
  assert.equal(wanted({}), true);
  assert.equal(wanted({}, false), false, 'without consent');
  assert.equal(wanted({ proctoring: { enabled: false } }), false);
  assert.equal(wanted({ accommodations: { noGaze: true } }), false);
  assert.equal(wanted({ accommodations: { noCamera: true } }), false);
});
