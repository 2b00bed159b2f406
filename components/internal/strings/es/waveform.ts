import type { waveform as english } from '../en/waveform.js';
import type { Translated } from '../strings.js';

export const waveform: Translated<typeof english> = {
  waveform: 'Volumen del micrófono',
};
