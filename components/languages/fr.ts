import { calibration } from '../internal/strings/fr/calibration.js';
import { camera } from '../internal/strings/fr/camera.js';
import { check } from '../internal/strings/fr/check.js';
import { common } from '../internal/strings/fr/common.js';
import { consent } from '../internal/strings/fr/consent.js';
import { errors } from '../internal/strings/fr/errors.js';
import { evidence } from '../internal/strings/fr/evidence.js';
import { findings } from '../internal/strings/fr/findings.js';
import { kinds } from '../internal/strings/fr/kinds.js';
import { latency } from '../internal/strings/fr/latency.js';
import { panel } from '../internal/strings/fr/panel.js';
import { policy } from '../internal/strings/fr/policy.js';
import { recorder } from '../internal/strings/fr/recorder.js';
import { report } from '../internal/strings/fr/report.js';
import { review } from '../internal/strings/fr/review.js';
import { setup } from '../internal/strings/fr/setup.js';
import { setupWatching } from '../internal/strings/fr/setup-watching.js';
import { watched } from '../internal/strings/fr/watched.js';
import { waveform } from '../internal/strings/fr/waveform.js';
import type { Language } from '../internal/strings/strings.js';

/** All texts in French. */
export const fr: Language = { $code: 'fr', $name: 'Français', $dir: 'ltr', ...common, ...consent, ...check, ...calibration, ...recorder, ...waveform, ...camera, ...panel, ...policy, ...latency, ...report, ...findings, ...kinds, ...evidence, ...review, ...setup, ...watched, ...setupWatching, ...errors };
