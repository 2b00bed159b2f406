import { defineRule, INACTIVE } from '../rules/rule.js';
import { virtualCamera } from '../virtual-cameras.js';

/**
 * The camera calls itself as a program does that offers a camera of its own. A moment when the name is told, and never
 * more than a note: labels are renamed in a minute, and the programs are used for harmless backgrounds, or to have a
 * phone as a camera. Nothing is concluded from a label that is not known.
 */
export const virtualCameraUsed = defineRule({
  id: 'virtual-camera',
  version: '1',
  kind: 'virtual-camera',
  reason: 'The picture came from a program that offers a camera of its own.',
  thresholds: { shownMs: 1000 },
  dwellMs: 0,
  exitMs: 0,
  severities: [{ afterMs: 0, severity: 'note' }],
  sees: ['device', 'tick'],
  assess({ camera, at }, _active, { shownMs }) {
    if (camera?.label === undefined || at - camera.namedAt >= shownMs) return INACTIVE;
    const known = virtualCamera(camera.label);
    return known ? { state: 'active', confidence: 0.7, since: camera.namedAt, evidence: { name: known.name } } : INACTIVE;
  },
});
