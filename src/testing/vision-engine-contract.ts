import { parse, VisionObservationSchema, type VisionEngine, type VisionObservation } from '../spec/index.js';
import { expectAdapter } from './adapter-assertions.js';
import { expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { frameEngineFrameCases } from './frame-engine-frame-cases.js';
import { frameEngineCase, type FrameEngineRig, type FrameEngineRole } from './frame-engine-rig.js';
import { frameEngineStartCases } from './frame-engine-start-cases.js';

/** A vision engine with pictures for it. */
export type VisionEngineRig = FrameEngineRig<VisionEngine>;
export type CreateVisionEngineRig = () => VisionEngineRig | Promise<VisionEngineRig>;

/**
 * What every `VisionEngine` must do. `create` makes a new rig for each case: the engine, not started, and frames for it.
 * Cases of failures pass without looking where a rig has no `badFrame` or `failStart`.
 */
export function visionEngineContract(create: CreateVisionEngineRig): readonly ContractCase[] {
  const role: FrameEngineRole<VisionEngine, VisionObservation> = { create, look: (engine, frame, at) => engine.analyse(frame, at), check };
  return [
    frameEngineCase(role, 'says what it is and what it can do', async ({ engine }) => {
      expectAdapter(engine);
      const { faces, pose, eyes } = engine.capabilities;
      expectThat(Number.isInteger(faces) && faces >= 1, `capabilities.faces must be a number from 1 up; it is ${faces}.`);
      expectThat(typeof pose === 'boolean' && typeof eyes === 'boolean', 'capabilities.pose and capabilities.eyes must be true or false.');
    }),
    ...frameEngineStartCases(role),
    ...frameEngineFrameCases(role),
  ];
}

function check(observation: VisionObservation, { capabilities: { faces: most, pose, eyes } }: VisionEngine): void {
  parse('observation', VisionObservationSchema, observation);
  const { frame, faces, latency } = observation;
  expectThat(frame.width > 0 && frame.height > 0, 'An observation must have the size of its frame.');
  expectThat(latency >= 0, 'The latency must not be negative.');
  expectThat(faces.length <= most, `There must be at most ${most} faces; there are ${faces.length}.`);
  expectThat(pose || faces.every((face) => !face.pose), 'There must be no pose where capabilities.pose is false.');
  expectThat(eyes || faces.every((face) => !face.eyes), 'There must be no eyes where capabilities.eyes is false.');
}
