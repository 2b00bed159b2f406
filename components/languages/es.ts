import { calibration } from '../internal/strings/es/calibration.js';
import { camera } from '../internal/strings/es/camera.js';
import { check } from '../internal/strings/es/check.js';
import { common } from '../internal/strings/es/common.js';
import { consent } from '../internal/strings/es/consent.js';
import { errors } from '../internal/strings/es/errors.js';
import { evidence } from '../internal/strings/es/evidence.js';
import { findings } from '../internal/strings/es/findings.js';
import { kinds } from '../internal/strings/es/kinds.js';
import { latency } from '../internal/strings/es/latency.js';
import { panel } from '../internal/strings/es/panel.js';
import { policy } from '../internal/strings/es/policy.js';
import { recorder } from '../internal/strings/es/recorder.js';
import { report } from '../internal/strings/es/report.js';
import { review } from '../internal/strings/es/review.js';
import { setup } from '../internal/strings/es/setup.js';
import { setupWatching } from '../internal/strings/es/setup-watching.js';
import { watched } from '../internal/strings/es/watched.js';
import { waveform } from '../internal/strings/es/waveform.js';
import type { Language } from '../internal/strings/strings.js';

/** All texts in Spanish. */
export const es: Language = { $code: 'es', $name: 'Español', $dir: 'ltr', ...common, ...consent, ...check, ...calibration, ...recorder, ...waveform, ...camera, ...panel, ...policy, ...latency, ...report, ...findings, ...kinds, ...evidence, ...review, ...setup, ...watched, ...setupWatching, ...errors };
