import { define } from '../internal/define.js';
import '../live-waveform/define.js';
import { VoiceRecorder } from './voice-recorder.js';

define('voice-recorder', VoiceRecorder);

export { VoiceRecorder };
