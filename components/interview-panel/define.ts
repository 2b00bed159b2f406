import { define } from '../internal/define.js';
import '../consent-notice/define.js';
import '../device-check/define.js';
import '../live-waveform/define.js';
import '../proctor-camera/define.js';
import { InterviewPanel } from './interview-panel.js';

define('interview-panel', InterviewPanel);

export { InterviewPanel };
