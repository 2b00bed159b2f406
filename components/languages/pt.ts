import { calibration } from '../internal/strings/pt/calibration.js';
import { camera } from '../internal/strings/pt/camera.js';
import { check } from '../internal/strings/pt/check.js';
import { common } from '../internal/strings/pt/common.js';
import { consent } from '../internal/strings/pt/consent.js';
import { errors } from '../internal/strings/pt/errors.js';
import { evidence } from '../internal/strings/pt/evidence.js';
import { findings } from '../internal/strings/pt/findings.js';
import { kinds } from '../internal/strings/pt/kinds.js';
import { latency } from '../internal/strings/pt/latency.js';
import { panel } from '../internal/strings/pt/panel.js';
import { policy } from '../internal/strings/pt/policy.js';
import { recorder } from '../internal/strings/pt/recorder.js';
import { report } from '../internal/strings/pt/report.js';
import { review } from '../internal/strings/pt/review.js';
import { setup } from '../internal/strings/pt/setup.js';
import { setupWatching } from '../internal/strings/pt/setup-watching.js';
import { watched } from '../internal/strings/pt/watched.js';
import { waveform } from '../internal/strings/pt/waveform.js';
import type { Language } from '../internal/strings/strings.js';

/** All texts in Portuguese. */
export const pt: Language = { $code: 'pt', $name: 'Português', $dir: 'ltr', ...common, ...consent, ...check, ...calibration, ...recorder, ...waveform, ...camera, ...panel, ...policy, ...latency, ...report, ...findings, ...kinds, ...evidence, ...review, ...setup, ...watched, ...setupWatching, ...errors };
