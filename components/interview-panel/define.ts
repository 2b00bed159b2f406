import { define } from '../internal/define.js';
import { InterviewPanel } from './interview-panel.js';

define('interview-panel', InterviewPanel);

export { InterviewPanel };
