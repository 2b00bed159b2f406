import { visibleText } from '../../utils/visible-text.js';

/** Whisper reads the last 224 tokens of a prompt (OpenAI, "Speech to text", prompting); names take about one for 3 characters. */
const LONGEST_PROMPT = 600;
/** Codes of the same languages in Whisper's own list (openai/whisper, tokenizer.py). */
const WHISPER_CODES: Readonly<Record<string, string>> = { nb: 'no', fil: 'tl', iw: 'he', in: 'id' };

/** The code of ISO 639-1 for a BCP 47 tag; undefined where the language has none. */
export function isoLanguage(tag: string): string | undefined {
  const language = tag.split(/[-_]/)[0]?.toLowerCase() ?? '';
  const code = Object.hasOwn(WHISPER_CODES, language) ? WHISPER_CODES[language] : language;
  return code && /^[a-z]{2}$/.test(code) ? code : undefined;
}

/** Words to expect, without any of ours: a prompt should be in the language of the sound. */
export function promptOf(hints: readonly string[] = []): string | undefined {
  const kept: string[] = [];
  for (const hint of hints.map((text) => visibleText(text).replace(/\s+/g, ' ').trim())) {
    if (hint !== '' && [...kept, hint].join(', ').length <= LONGEST_PROMPT) kept.push(hint);
  }
  return kept.length > 0 ? kept.join(', ') : undefined;
}
