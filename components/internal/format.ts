export { clockTime, day, duration, percent } from '../../src/utils/format.js';
