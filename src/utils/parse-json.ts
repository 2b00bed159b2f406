/** Undefined for what is no JSON: the message of a `SyntaxError` quotes the text, which may be somebody's words. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The JSON object in what a model wrote: models like to put it into a fence, or a word before it. Undefined where there is none. */
export function parseJsonWithin(text: string): unknown {
  return parseJson(text.slice(Math.max(0, text.indexOf('{')), text.lastIndexOf('}') + 1));
}
