import { define } from '../internal/define.js';
import { LiveWaveform } from './live-waveform.js';

define('live-waveform', LiveWaveform);

export { LiveWaveform };
