import { define } from '../internal/define.js';
import { DeviceCheck } from './device-check.js';

define('device-check', DeviceCheck);

export { DeviceCheck };
export type { DeviceNeed } from './device-check.js';
