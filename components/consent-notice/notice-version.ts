/** Changes whenever a text of the notice changes its meaning; stamped into each receipt beside the hash of the text. */
export const NOTICE_VERSION = '2026-11-c';
