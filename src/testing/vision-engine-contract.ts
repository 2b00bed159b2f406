import type { ContractCase } from './contract-case.js';
import { visionEngineFrameCases } from './vision-engine-frame-cases.js';
import type { CreateVisionEngineRig } from './vision-engine-rig.js';
import { visionEngineStartCases } from './vision-engine-start-cases.js';

/**
 * What every `VisionEngine` must do. `create` makes a new rig for each case: the engine, not started, and frames for it.
 * Cases of failures pass without looking where a rig has no `badFrame` or `failStart`.
 */
export function visionEngineContract(create: CreateVisionEngineRig): readonly ContractCase[] {
  return [...visionEngineStartCases(create), ...visionEngineFrameCases(create)];
}
