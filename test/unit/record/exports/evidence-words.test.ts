import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { de } from '../../../../components/languages/de.js';
import { angleFacts } from '../../../../src/record/exports/angle-facts.js';
import { reasonOf, whyOf } from '../../../../src/record/exports/evidence-words.js';
import type { ReportTrace } from '../../../../src/record/index.js';
import { RULES } from '../../../../src/proctoring/index.js';
import { INCIDENT_KINDS, type Incident, type IncidentKind } from '../../../../src/spec/index.js';
import { say, sayIn } from '../../../helpers/printing.js';
import { incident } from '../sample-log.js';

const trace: ReportTrace = { from: 10_000, stepMs: 200, yaw: [0, 20, -35, null, null, 31, 5], pitch: [0, 25, 4, null, null, -19, -22], gazeYaw: [null, null, null, null, null, null, null] };

function factsOf(kind: IncidentKind, thresholds: Readonly<Record<string, number>> = { enterDegrees: 28 }, evidence: Incident['evidence'] = {}) {
  return angleFacts(trace, { kind, evidence, rule: { id: kind, version: '1', thresholds } });
}

describe('angleFacts', () => {
  it('tells the widest value with its side, when it was, how long beyond the threshold and how long unmeasured', () => {
    assert.deepEqual(factsOf('head-turned'), [{ angle: 'yaw', most: -35, at: 10_400, unmeasuredMs: 400, limit: 28, beyondMs: 400 }]);
  });

  it('looks only downwards for a lowered head', () => {
    assert.deepEqual(factsOf('looking-down', { enterDegrees: 18 }), [{ angle: 'pitch', most: -22, at: 11_200, unmeasuredMs: 400, limit: -18, beyondMs: 400 }]);
  });

  it('says so where nothing was measured, and leaves such angles out where the rule looks at something else', () => {
    assert.deepEqual(factsOf('gaze-away'), [{ angle: 'gazeYaw', most: undefined, at: 10_000, unmeasuredMs: 1400, limit: 28, beyondMs: 0 }]);
    assert.deepEqual(factsOf('multiple-faces').map(({ angle, most, limit }) => [angle, most, limit]), [['yaw', -35, undefined], ['pitch', 25, undefined]]);
  });

  it('takes the threshold to which a calibration moved it', () => {
    assert.deepEqual(factsOf('head-turned', { enterDegrees: 28 }, { edgeDegrees: 33 }).map(({ limit, beyondMs }) => [limit, beyondMs]), [[33, 200]]);
  });

  it('has no threshold where the rule does not name it', () => {
    assert.deepEqual(factsOf('head-turned', {})[0]?.limit, undefined);
  });
});

describe('the reason of an incident', () => {
  it('is that of its kind in every language, and in English the sentence of the rule itself', () => {
    for (const { id, kind, reason } of RULES) {
      const found = incident('i', { kind, reason, rule: { id, version: '1', thresholds: {} } });
      assert.deepEqual(reasonOf(found, say), { sentence: reason }, id);
      assert.notEqual(reasonOf(found, sayIn(de)).sentence, reason, id);
    }
    for (const kind of INCIDENT_KINDS) assert.ok(reasonOf(incident('i', { kind }), sayIn(de)).sentence.length > 10);
  });

  it('has the own sentence of a rule that is not ours beside it', () => {
    const found = incident('i', { kind: 'paste', reason: 'Pasted after a look at another window.', rule: { id: 'host/paste', version: '1', thresholds: {} } });
    assert.deepEqual(reasonOf(found, say), { sentence: 'Something was pasted.', own: 'Pasted after a look at another window.' });
  });
});

describe('whyOf', () => {
  it('has words for the codes of ours, also for those of errors, and none for others', () => {
    assert.deepEqual(
      ['too-dark', 'media/ended', 'asset/missing', 'adapter/failed', 'something-else', undefined].map((code) => whyOf(code, say)),
      ['it was too dark', 'the device could not be used', 'a file that is needed could not be loaded', 'what watches failed', undefined, undefined],
    );
  });
});
