/** What others wrote keeps its own direction between Arabic words (Unicode UAX #9, first strong isolate). */
export const isolate = (text: string): string => `\u2068${text}\u2069`;

/** Figures with a sign before them: it stays before them. */
export const figure = (value: number): string => `\u2066${value}\u2069`;
