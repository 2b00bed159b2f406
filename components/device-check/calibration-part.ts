// The look at the corners: its words, its dot, and what it learns. Loaded where it is offered.
import { calibration } from '../internal/strings/en/calibration.js';
import { registerEnglish } from '../internal/strings/registry.js';
import { calibrationStyles } from './calibration/calibration.styles.js';

export { CalibrationCheck } from './calibration/calibration-check.js';
export { calibrationDialog, calibrationRow } from './calibration/calibration-views.js';

export const styles = [calibrationStyles];

/** Adds the English texts; not before there is something to show. */
export function registerTexts(): void {
  registerEnglish(calibration);
}
