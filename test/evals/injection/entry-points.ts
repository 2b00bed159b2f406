/** Where an attacker can put text. The answer to a follow-up stands for a second message. */
export const ENTRY_POINTS = ['answer', 'shown resume', 'hidden resume', 'name', 'file name', 'job description', 'follow-up answer', 'transcript edit', 'question to the assistant'] as const;
export type EntryPoint = (typeof ENTRY_POINTS)[number];
