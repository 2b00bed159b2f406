import { DocumentError } from '../../errors/index.js';
import { DOCUMENT_LIMITS, type DocumentReader } from '../../spec/index.js';
import { untilAborted } from '../../utils/until-aborted.js';

/**
 * Plain text: UTF-8, UTF-16 with its byte order mark, and Windows-1252 for what is neither.
 * `read` rejects with `DocumentError` (`too-large`, `corrupt`) or the signal's reason.
 */
export function plainTextDocumentReader(): DocumentReader {
  return {
    specificationVersion: 'v1',
    provider: 'plain-text-document',
    accepts: (type) => type === 'text/plain' || type === 'text/markdown',
    async read(file, { signal }) {
      signal.throwIfAborted();
      if (file.size > DOCUMENT_LIMITS.bytes) throw new DocumentError('too-large');
      const text = decode(new Uint8Array(await untilAborted(file.arrayBuffer(), signal)));
      if (text.length > DOCUMENT_LIMITS.characters) throw new DocumentError('too-large');
      if (text.includes('\u0000') || text.trim() === '') throw new DocumentError('corrupt');
      return { text, pages: 1, hidden: [], warnings: [] };
    },
  };
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
