import { calibration } from './calibration.js';
import { camera } from './camera.js';
import { check } from './check.js';
import { common } from './common.js';
import { consent } from './consent.js';
import { evidence } from './evidence.js';
import { findings } from './findings.js';
import { kinds } from './kinds.js';
import { latency } from './latency.js';
import { panel } from './panel.js';
import { policy } from './policy.js';
import { recorder } from './recorder.js';
import { report } from './report.js';
import { review } from './review.js';
import { setup } from './setup.js';
import { watched } from './watched.js';
import { setupWatching } from './setup-watching.js';
import { waveform } from './waveform.js';

/** Every text of every element, for translators. Elements register their own part alone: nobody loads the words of others. */
export const en = { ...common, ...consent, ...check, ...calibration, ...recorder, ...waveform, ...camera, ...panel, ...policy, ...latency, ...report, ...findings, ...kinds, ...evidence, ...review, ...setup, ...watched, ...setupWatching };
