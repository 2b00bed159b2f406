import { define } from '../internal/define.js';
import { InterviewReport } from './interview-report.js';

define('interview-report', InterviewReport);

export { InterviewReport };
