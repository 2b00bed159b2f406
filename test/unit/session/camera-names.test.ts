import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CameraNames } from '../../../src/session/camera-names.js';

describe('CameraNames', () => {
  it('says whether it is another camera, and nothing of its owner', () => {
    const names = new CameraNames();
    const told = ["Anna's phone", 'Integrated Camera', "Anna's phone", 'OBS Virtual Camera', ''].map((label) => names.nameOf({ label }));
    assert.deepEqual(told, ['camera 1', 'camera 2', 'camera 1', 'OBS', undefined]);
  });
});
