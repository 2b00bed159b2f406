import { calibration } from '../internal/strings/ar/calibration.js';
import { camera } from '../internal/strings/ar/camera.js';
import { check } from '../internal/strings/ar/check.js';
import { common } from '../internal/strings/ar/common.js';
import { consent } from '../internal/strings/ar/consent.js';
import { errors } from '../internal/strings/ar/errors.js';
import { evidence } from '../internal/strings/ar/evidence.js';
import { findings } from '../internal/strings/ar/findings.js';
import { kinds } from '../internal/strings/ar/kinds.js';
import { latency } from '../internal/strings/ar/latency.js';
import { panel } from '../internal/strings/ar/panel.js';
import { policy } from '../internal/strings/ar/policy.js';
import { recorder } from '../internal/strings/ar/recorder.js';
import { report } from '../internal/strings/ar/report.js';
import { review } from '../internal/strings/ar/review.js';
import { setup } from '../internal/strings/ar/setup.js';
import { setupWatching } from '../internal/strings/ar/setup-watching.js';
import { watched } from '../internal/strings/ar/watched.js';
import { waveform } from '../internal/strings/ar/waveform.js';
import type { Language } from '../internal/strings/strings.js';

/** All texts in Arabic. */
export const ar: Language = { $code: 'ar', $name: 'العربية', $dir: 'rtl', ...common, ...consent, ...check, ...calibration, ...recorder, ...waveform, ...camera, ...panel, ...policy, ...latency, ...report, ...findings, ...kinds, ...evidence, ...review, ...setup, ...watched, ...setupWatching, ...errors };
