// What the element needs once it records; loaded then.
export { openAudioTap } from '../../src/media/audio-tap.js';
export { deviceHandle } from '../../src/media/device-handle.js';
export { openMicrophone } from '../../src/media/open-device.js';
export { openRecorder } from '../../src/media/recorder.js';
