import type { Observation } from '../spec/index.js';

/** Observations of one source come in order; those of different sources may overtake each other. */
export function sourceOf(observation: Observation): string {
  switch (observation.type) {
    case 'environment':
      return `environment ${observation.signal}`;
    case 'device':
      return `device ${observation.device}`;
    case 'monitor':
      return `monitor ${observation.monitor}`;
    default:
      return observation.type;
  }
}

export function isCameraObservation(observation: Observation): boolean {
  switch (observation.type) {
    case 'vision':
    case 'objects':
      return true;
    case 'device':
      return observation.device === 'camera';
    case 'monitor':
      return observation.monitor === 'vision' || observation.monitor === 'objects';
    default:
      return false;
  }
}
