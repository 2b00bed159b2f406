// Registers every element.
export { ConsentNotice } from './consent-notice/define.js';
export { DeviceCheck } from './device-check/define.js';
export { InterviewLatency } from './interview-latency/define.js';
export { InterviewPanel } from './interview-panel/define.js';
export { InterviewReport } from './interview-report/define.js';
export { InterviewSetup } from './interview-setup/define.js';
export { LiveWaveform } from './live-waveform/define.js';
export { ProctorCamera } from './proctor-camera/define.js';
export { VoiceRecorder } from './voice-recorder/define.js';
