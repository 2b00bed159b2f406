import type { DeviceCheckResult } from '../../src/spec/index.js';
import { BubblingEvent } from './bubbling-event.js';

export class InterviewDeviceCheckEvent extends BubblingEvent {
  /** What the check found. */
  readonly result: DeviceCheckResult;

  constructor(result: DeviceCheckResult) {
    super('interview-device-check');
    this.result = result;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'interview-device-check': InterviewDeviceCheckEvent;
  }
}
