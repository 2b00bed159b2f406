import { ObjectObservationSchema, parse, type ObjectEngine, type ObjectObservation } from '../spec/index.js';
import { expectAdapter } from './adapter-assertions.js';
import { expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { frameEngineFrameCases } from './frame-engine-frame-cases.js';
import { frameEngineCase, type FrameEngineRig, type FrameEngineRole } from './frame-engine-rig.js';
import { frameEngineStartCases } from './frame-engine-start-cases.js';

/** An object engine with pictures for it. */
export type ObjectEngineRig = FrameEngineRig<ObjectEngine>;
export type CreateObjectEngineRig = () => ObjectEngineRig | Promise<ObjectEngineRig>;

/**
 * What every `ObjectEngine` must do. `create` makes a new rig for each case: the engine, not started unless it is reused, and
 * frames for it. Cases of failures pass without looking where a rig has no `badFrame` or `failStart`.
 */
export function objectEngineContract(create: CreateObjectEngineRig): readonly ContractCase[] {
  const role: FrameEngineRole<ObjectEngine, ObjectObservation> = { create, look: (engine, frame, at) => engine.detect(frame, at), check };
  return [
    frameEngineCase(role, 'says what it is and what it can find', async ({ engine }) => {
      expectAdapter(engine);
      const { labels } = engine;
      expectThat(labels.length > 0 && labels.every((label) => typeof label === 'string' && label.length > 0), 'labels must name what it can find.');
      expectThat(new Set(labels).size === labels.length, 'labels must not repeat.');
    }),
    ...frameEngineStartCases(role),
    ...frameEngineFrameCases(role),
  ];
}

function check(observation: ObjectObservation, { labels }: ObjectEngine): void {
  parse('observation', ObjectObservationSchema, observation);
  const strange = observation.objects.filter(({ label }) => !labels.includes(label));
  expectThat(strange.length === 0, 'Everything that is found must be one of the labels.');
  expectThat(observation.objects.every(({ box }) => box.width > 0 && box.height > 0), 'Every box must have a size.');
}
