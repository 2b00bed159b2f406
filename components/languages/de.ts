import { calibration } from '../internal/strings/de/calibration.js';
import { camera } from '../internal/strings/de/camera.js';
import { check } from '../internal/strings/de/check.js';
import { common } from '../internal/strings/de/common.js';
import { consent } from '../internal/strings/de/consent.js';
import { errors } from '../internal/strings/de/errors.js';
import { evidence } from '../internal/strings/de/evidence.js';
import { findings } from '../internal/strings/de/findings.js';
import { kinds } from '../internal/strings/de/kinds.js';
import { latency } from '../internal/strings/de/latency.js';
import { panel } from '../internal/strings/de/panel.js';
import { policy } from '../internal/strings/de/policy.js';
import { recorder } from '../internal/strings/de/recorder.js';
import { report } from '../internal/strings/de/report.js';
import { review } from '../internal/strings/de/review.js';
import { setup } from '../internal/strings/de/setup.js';
import { setupWatching } from '../internal/strings/de/setup-watching.js';
import { watched } from '../internal/strings/de/watched.js';
import { waveform } from '../internal/strings/de/waveform.js';
import type { Language } from '../internal/strings/strings.js';

/** All texts in German. */
export const de: Language = { $code: 'de', $name: 'Deutsch', $dir: 'ltr', ...common, ...consent, ...check, ...calibration, ...recorder, ...waveform, ...camera, ...panel, ...policy, ...latency, ...report, ...findings, ...kinds, ...evidence, ...review, ...setup, ...watched, ...setupWatching, ...errors };
