import { define } from '../internal/define.js';
import { InterviewLatency } from './interview-latency.js';

define('interview-latency', InterviewLatency);

export { InterviewLatency };
