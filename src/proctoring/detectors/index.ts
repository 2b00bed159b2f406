import type { Rule } from '../rule.js';
import { bookVisible } from './book-visible.js';
import { cameraCovered } from './camera-covered.js';
import { cameraLost } from './camera-lost.js';
import { faceMissing } from './face-missing.js';
import { gazeAway } from './gaze-away.js';
import { headTurned } from './head-turned.js';
import { lookingDown } from './looking-down.js';
import { loudNoise } from './loud-noise.js';
import { microphoneLost } from './microphone-lost.js';
import { monitoringGap } from './monitoring-gap.js';
import { multipleFaces } from './multiple-faces.js';
import { otherPitch } from './other-pitch.js';
import { otherVoice } from './other-voice.js';
import { phoneVisible } from './phone-visible.js';
import { secondPerson } from './second-person.js';
import { tabHidden } from './tab-hidden.js';
import { unassessable } from './unassessable.js';
import { windowBlurred } from './window-blurred.js';

/** All rules, in the order in which they look. */
export const RULES: readonly Rule[] = [
  monitoringGap,
  cameraLost,
  cameraCovered,
  unassessable,
  faceMissing,
  multipleFaces,
  headTurned,
  lookingDown,
  gazeAway,
  phoneVisible,
  bookVisible,
  secondPerson,
  tabHidden,
  windowBlurred,
  microphoneLost,
  loudNoise,
  otherVoice,
  otherPitch,
];
