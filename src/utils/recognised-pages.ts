/** Signs that a recogniser takes bullets for, at the start of a line. */
const BULLET = /^[ \t]*(?:[+*«»¢°©®•·▪◦]|e(?= [A-Z]))[ \t]+/gmu;

/**
 * The text of all pages, parted by an empty line, with bullets as bullets, and one confidence: the mean, by length of
 * text. Both are empty where nothing was found.
 */
export function joinRecognised(pages: readonly { readonly text: string; readonly confidence: number }[]): { text: string; confidence: number } {
  const seen = pages.map(({ text, confidence }) => ({ text: text.replace(BULLET, '• ').trim(), confidence })).filter(({ text }) => text !== '');
  const letters = seen.reduce((sum, { text }) => sum + text.length, 0);
  const confidence = seen.reduce((sum, { text, confidence: sure }) => sum + sure * (text.length / letters), 0);
  return { text: seen.map(({ text }) => text).join('\n\n'), confidence: Math.round(confidence * 1000) / 1000 };
}
