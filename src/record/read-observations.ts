import * as v from 'valibot';
import { InvalidInputError } from '../errors/index.js';
import { ObservationSchema, type MediaSlice, type Observation } from '../spec/index.js';
import { parseJson } from '../utils/parse-json.js';

/**
 * The observations of one run of monitoring, out of the slices that the store has of it (`observations-kept` names the
 * recording). A slice that is not there ends the list: what is given back is always a beginning without holes. Throws
 * `InvalidInputError` (`observation/invalid`) where a line is no observation.
 */
export function readObservations(slices: readonly MediaSlice[]): readonly Observation[] {
  const decoder = new TextDecoder();
  const ordered = slices.filter(({ track }) => track === 'observations').sort((a, b) => a.index - b.index);
  const hole = ordered.findIndex(({ index }, position) => index !== position);
  const whole = hole < 0 ? ordered : ordered.slice(0, hole);
  const lines = whole.map(({ bytes }) => decoder.decode(bytes, { stream: true })).join('').split('\n');
  return lines.filter(Boolean).map(observationOf);
}

function observationOf(line: string, index: number): Observation {
  const observation = parseJson(line);
  // As it is written: what a schema gives back may lack what a newer version wrote.
  if (v.is(ObservationSchema, observation)) return observation;
  throw new InvalidInputError('observation', [{ path: String(index), message: 'is no observation' }], 'Read the slices of one recording with the track "observations".');
}
