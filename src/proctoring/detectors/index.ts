import type { Rule } from '../rules/rule.js';
import { bookVisible } from './book-visible.js';
import { cameraChanged } from './camera-changed.js';
import { cameraCovered } from './camera-covered.js';
import { cameraFrozen } from './camera-frozen.js';
import { cameraLost } from './camera-lost.js';
import { faceChanged } from './face-changed.js';
import { clockJump } from './clock-jump.js';
import { contextMenu } from './context-menu.js';
import { copy } from './copy.js';
import { faceMissing } from './face-missing.js';
import { fullscreenExited } from './fullscreen-exited.js';
import { gazeAway } from './gaze-away.js';
import { headTurned } from './head-turned.js';
import { lookingDown } from './looking-down.js';
import { lookingDownOften } from './looking-down-often.js';
import { loudNoise } from './loud-noise.js';
import { microphoneLost } from './microphone-lost.js';
import { monitoringGap } from './monitoring-gap.js';
import { multipleFaces } from './multiple-faces.js';
import { otherPitch } from './other-pitch.js';
import { otherVoice } from './other-voice.js';
import { readingPattern } from './reading-pattern.js';
import { paste, pasteAfterBlur } from './paste.js';
import { phoneVisible } from './phone-visible.js';
import { print } from './print.js';
import { secondPerson } from './second-person.js';
import { secondScreen } from './second-screen.js';
import { secondTab } from './second-tab.js';
import { tabHidden } from './tab-hidden.js';
import { unassessable } from './unassessable.js';
import { virtualCameraUsed } from './virtual-camera.js';
import { windowBlurred } from './window-blurred.js';

/** All rules that look unless they are turned off, in the order in which they look. */
export const RULES: readonly Rule[] = [
  monitoringGap,
  cameraLost,
  cameraCovered,
  cameraFrozen,
  cameraChanged,
  virtualCameraUsed,
  unassessable,
  faceMissing,
  multipleFaces,
  faceChanged,
  headTurned,
  lookingDown,
  lookingDownOften,
  gazeAway,
  phoneVisible,
  bookVisible,
  secondPerson,
  tabHidden,
  windowBlurred,
  fullscreenExited,
  secondScreen,
  secondTab,
  copy,
  paste,
  pasteAfterBlur,
  print,
  contextMenu,
  clockJump,
  microphoneLost,
  loudNoise,
  otherVoice,
  otherPitch,
];

/** Experiments: they look only where they are asked to. */
export const EXPERIMENTS = { readingPattern } as const;
