import { define } from '../internal/define.js';
import { InterviewSetup } from './interview-setup.js';

define('interview-setup', InterviewSetup);

export { InterviewSetup };
