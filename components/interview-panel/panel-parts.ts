// All that runs and draws an interview; the panel loads it as soon as it is on the page, and shows so meanwhile.
import '../consent-notice/define.js';
import '../device-check/define.js';
import '../live-waveform/define.js';
import '../proctor-camera/define.js';

import { kinds } from '../internal/strings/en/kinds.js';
import { policy } from '../internal/strings/en/policy.js';
import { policyStyles } from './styles/policy.styles.js';

/** What comes with them, in English. */
export const texts = { ...policy, ...kinds };
export const styles = [policyStyles];
export { PanelController } from './panel-controller.js';
export { panelView } from './views/panel-view.js';
