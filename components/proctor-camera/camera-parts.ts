// What the element needs once it is turned on; loaded then.
export { openCamera } from '../../src/media/open-device.js';
export { ProctorMonitor } from '../../src/session/proctor-monitor.js';
