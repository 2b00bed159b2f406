import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { angleFacts } from '../../../../src/record/exports/angle-facts.js';
import type { Incident } from '../../../../src/spec/index.js';

const trace = { incidentId: 'i', from: 1000, stepMs: 200, yaw: [20, 30, 36, null, 31], pitch: [0, 0, 0, null, 0], gazeYaw: [null, null, null, null, null] };
const turned = (evidence: Incident['evidence']) => ({ kind: 'head-turned' as const, rule: { id: 'head-turned', version: '2', thresholds: { enterDegrees: 28 } }, evidence });

describe('angleFacts', () => {
  it('goes by the threshold of the rule, or by where a calibration put it', () => {
    const own = angleFacts({ ...trace }, turned({}))[0];
    const calibrated = angleFacts({ ...trace }, turned({ edgeDegrees: 34 }))[0];
    assert.deepEqual([own?.limit, own?.beyondMs, own?.most, own?.at], [28, 600, 36, 1400]);
    assert.deepEqual([calibrated?.limit, calibrated?.beyondMs], [34, 200]);
  });
});
