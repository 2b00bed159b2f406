import { DocumentError } from '../errors/index.js';
import { DOCUMENT_LIMITS, type DocumentReader, type DocumentText } from '../spec/index.js';
import { untilAborted } from '../utils/until-aborted.js';
import { cleanText, type RemovedCharacters } from './clean-text.js';
import { documentKind, PICTURE_TYPES } from './document-kind.js';

export interface ParsedDocument extends DocumentText {
  /** Media type, by the first bytes. */
  readonly type: string;
  readonly removed: RemovedCharacters;
  readonly truncated: boolean;
}

/**
 * Reads a document with the first reader that takes its kind; which kind that is, its bytes say, and neither its name nor
 * its declared type. The text is cleaned. Rejects with `DocumentError`, `AssetError` or the signal's reason.
 */
export async function parseDocument(
  file: Blob,
  readers: readonly DocumentReader[],
  { signal = new AbortController().signal }: { readonly signal?: AbortSignal } = {},
): Promise<ParsedDocument> {
  signal.throwIfAborted();
  if (file.size > DOCUMENT_LIMITS.bytes) throw new DocumentError('too-large');
  const kind = await untilAborted(documentKind(file), signal);
  signal.throwIfAborted();
  if (kind === 'empty') throw new DocumentError('corrupt');
  if (kind === 'encrypted') throw new DocumentError('encrypted');
  const reader = readers.find((candidate) => candidate.accepts(kind, nameOf(file)));
  if (!reader) throw new DocumentError(PICTURE_TYPES.includes(kind) ? 'image-only' : 'unsupported');
  const { text: raw, ...rest } = await reader.read(file, { signal });
  signal.throwIfAborted();
  const cleaned = cleanText(raw);
  if (cleaned.text === '') throw new DocumentError('corrupt');
  const hidden = rest.hidden.map((found) => ({ ...found, text: cleanText(found.text).text })).filter(({ text }) => text !== '');
  return { ...rest, ...cleaned, hidden, type: kind };
}

function nameOf(file: Blob): string {
  return 'name' in file && typeof file.name === 'string' ? file.name : '';
}
