/** Undefined for what is no JSON: the message of a `SyntaxError` quotes the text, which may be somebody's words. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
