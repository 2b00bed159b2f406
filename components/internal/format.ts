export { clockTime, day, duration, percent, withOwnDigits } from '../../src/utils/format.js';
