export { clockTime, day, duration, milliseconds, percent, withOwnDigits } from '../../src/utils/format.js';
