import { define } from '../internal/define.js';
import { ConsentNotice } from './consent-notice.js';

define('consent-notice', ConsentNotice);

export { ConsentNotice };
