import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { toObservation, type Sight } from '../../../../src/adapters/mediapipe/to-observation.js';
import { VisionObservationSchema } from '../../../../src/spec/index.js';

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 2, -3, -55, 1];

const sight: Sight = {
  at: 1234,
  width: 640,
  height: 480,
  picture: { luma: 100, contrast: 40, fingerprint: '0badcafe' },
  landmarker: {
    faceLandmarks: [[{ x: 0.4, y: 0.3, z: 0 }, { x: 0.6, y: 0.35, z: 0 }, { x: 0.5, y: 0.7, z: 0 }]],
    faceBlendshapes: [
      {
        categories: [
          { categoryName: 'eyeBlinkLeft', score: 0.25 },
          { categoryName: 'eyeLookOutRight', score: 1.0000001 },
          { categoryName: 'jawOpen', score: 0.5 },
          { categoryName: 'mouthSmileLeft', score: 0.9 },
          { categoryName: 'browDownLeft', score: 0.8 },
        ],
      },
    ],
    facialTransformationMatrixes: [{ data: IDENTITY }],
  },
  detector: { detections: [{ categories: [{ score: 0.75 }], boundingBox: { originX: 64, originY: 48, width: 320, height: 240 } }] },
};

describe('toObservation', () => {
  it('gives what the schema asks for', () => {
    const result = v.safeParse(VisionObservationSchema, { ...toObservation(sight), latency: 1 });
    assert.ok(result.success, JSON.stringify(result.issues));
  });

  it('keeps of the blendshapes those of the eyes and the jaw, and no expression', () => {
    const [face] = toObservation(sight).faces;
    assert.deepEqual(face?.eyes, { eyeBlinkLeft: 0.25, eyeLookOutRight: 1 });
    assert.equal(face?.jawOpen, 0.5);
    assert.ok(!JSON.stringify(face).match(/smile|brow/i));
  });

  it('draws the box around the landmarks and reads pose and position', () => {
    const [face] = toObservation(sight).faces;
    assert.deepEqual(Object.values(face?.box ?? {}).map((value) => Number(value.toFixed(6))), [0.4, 0.3, 0.2, 0.4]);
    assert.deepEqual(face?.position, { x: 2, y: -3, z: -55 });
    assert.deepEqual(face?.pose && Object.values(face.pose).map(Math.abs), [0, 0, 0]);
  });

  it('turns the pixels of the detector into parts of the frame', () => {
    assert.deepEqual(toObservation(sight).detected, [{ box: { x: 0.1, y: 0.1, width: 0.5, height: 0.5 }, score: 0.75 }]);
  });

  it('says nothing of the detector where it did not run, and an empty list where it saw none', () => {
    const { at, width, height, picture, landmarker } = sight;
    assert.ok(!('detected' in toObservation({ at, width, height, picture, landmarker })));
    assert.deepEqual(toObservation({ ...sight, detector: { detections: [] } }).detected, []);
  });

  it('gives the tip of the nose', () => {
    assert.deepEqual(toObservation(sight).faces[0]?.nose, { x: 0.6, y: 0.35 });
  });

  it('reports a face without matrix or blendshapes as a box and a nose alone', () => {
    const [face] = toObservation({ ...sight, landmarker: { ...sight.landmarker, faceBlendshapes: [], facialTransformationMatrixes: [] } }).faces;
    assert.deepEqual(Object.keys(face ?? {}), ['box', 'nose']);
  });

  it('reports no face for no landmarks', () => {
    assert.deepEqual(toObservation({ ...sight, landmarker: { faceLandmarks: [], faceBlendshapes: [], facialTransformationMatrixes: [] } }).faces, []);
  });
});
