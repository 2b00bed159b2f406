export const PDF_TYPE = 'application/pdf';
export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const TEXT_TYPE = 'text/plain';
/** Pictures that a recogniser may read. */
export const PICTURE_TYPES: readonly string[] = ['image/png', 'image/jpeg'];

/** Files that open with these bytes are known to be something else than text. `PK` and `%PDF` are looked at before. */
const HEAD_BYTES = 1024;
/** The list of a ZIP archive is at its end, before a comment of at most 64 KiB. A DOCX lists some twenty files. */
const TAIL_BYTES = 128 * 1024;

/**
 * Media type by the bytes of a file: one of those above or `application/octet-stream` for all else;
 * `encrypted` for an Office file with a password, `empty` for nothing at all.
 */
export async function documentKind(file: Blob): Promise<string> {
  if (file.size === 0) return 'empty';
  const head = await bytesOf(file.slice(0, HEAD_BYTES));
  const start = latin(head);
  // ISO 32000-1, annex H.3.4.1: readers take a header anywhere in the first 1024 bytes.
  if (start.includes('%PDF-')) return PDF_TYPE;
  if (start.startsWith('PK\u0003\u0004')) return (await holdsWordFolder(file)) ? DOCX_TYPE : 'application/octet-stream';
  if (head[0] === 0x89 && start.slice(1).startsWith('PNG\r\n\u001A\n')) return 'image/png';
  if (start.startsWith('\u00FF\u00D8\u00FF')) return 'image/jpeg';
  if (start.startsWith('\u00D0\u00CF\u0011\u00E0')) return (await isEncryptedOffice(file)) ? 'encrypted' : 'application/octet-stream';
  if (/^\s*(?:\{\\rtf|<(?:!doctype html|html|\?xml|svg))/i.test(start)) return 'application/octet-stream';
  return isText(head, file.size > HEAD_BYTES) ? TEXT_TYPE : 'application/octet-stream';
}

/** ECMA-376 lets the main part have any name; all text programs keep it in `word/`. */
async function holdsWordFolder(file: Blob): Promise<boolean> {
  return /PK\u0001\u0002[^]{42}word\//.test(latin(await bytesOf(file.slice(-TAIL_BYTES))));
}

/** A compound file with this stream is an Office file with a password (MS-OFFCRYPTO 2.3.4.4); without it, an old .doc. */
async function isEncryptedOffice(file: Blob): Promise<boolean> {
  const name = [...'EncryptedPackage'].join('\u0000');
  return latin(await bytesOf(file.slice(0, TAIL_BYTES))).includes(name) || latin(await bytesOf(file.slice(-TAIL_BYTES))).includes(name);
}

/** UTF-8, or UTF-16 with its mark. Letters of other encodings are no valid UTF-8. */
function isText(head: Uint8Array, more: boolean): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  try {
    // A character may be cut in two at the end of what was read.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: more });
    return !/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(text);
  } catch {
    return isLatin1Text(head);
  }
}

/** Windows-1252 and its kin: no control characters, and mostly plain letters. */
function isLatin1Text(head: Uint8Array): boolean {
  const plain = head.filter((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09).length;
  return plain > head.length * 0.8 && !head.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20));
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

/** One character for one byte. */
function latin(bytes: Uint8Array): string {
  return new TextDecoder('iso-8859-1').decode(bytes);
}
