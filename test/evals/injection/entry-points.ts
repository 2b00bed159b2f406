/** Where an attacker can put text. There is no assistant to put questions to: the answer to a follow-up stands for a second message. */
export const ENTRY_POINTS = ['answer', 'shown resume', 'hidden resume', 'name', 'file name', 'job description', 'follow-up answer', 'transcript edit'] as const;
export type EntryPoint = (typeof ENTRY_POINTS)[number];
