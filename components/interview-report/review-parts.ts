// Adding to a report: the forms, and writing into the record. Loaded once somebody looks who may add something.
export { ReviewDesk } from './review/review-desk.js';
export { writeEntry } from './review/write-entry.js';
