import type { DeviceObservation } from '../../spec/index.js';

/** The camera as the browser tells of it. */
export interface Camera {
  readonly state: Exclude<DeviceObservation['state'], 'changed'>;
  /** Since when it is in this state; of another camera than before, since it is that one. */
  readonly since: number;
  /** Its name, where one was told. */
  readonly label: string | undefined;
  /** When the name was told. */
  readonly namedAt: number;
  /** When it took the place of another one. */
  readonly changedAt: number | undefined;
}

/** The camera after what was told of it; the very same object where nothing is new. A camera by another name is another camera. */
export function nextCamera(before: Camera | undefined, { state: told, label: name, at }: DeviceObservation): Camera {
  // Another camera than before is a live one.
  const state = told === 'changed' ? 'live' : told;
  // Browsers give no name before they were allowed to.
  const label = name || undefined;
  const isOther = told === 'changed' || (label !== undefined && before?.label !== undefined && label !== before.label);
  const isNamed = label !== undefined && (isOther || label !== before?.label);
  if (before && before.state === state && !isOther && !isNamed) return before;
  return {
    state,
    since: before?.state === state && !isOther ? before.since : at,
    label: label ?? (isOther ? undefined : before?.label),
    namedAt: isNamed ? at : (before?.namedAt ?? at),
    changedAt: isOther ? at : before?.changedAt,
  };
}
