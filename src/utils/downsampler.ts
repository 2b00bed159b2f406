export { Resampler as Downsampler } from './resampler.js';
