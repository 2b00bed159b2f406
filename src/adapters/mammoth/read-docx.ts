import { DocumentError } from '../../errors/index.js';
import { DOCUMENT_LIMITS, type DocumentText, type DocumentWarning, type HiddenText } from '../../spec/index.js';
import { listArchive, packStored, unpack } from './archive.js';
import { withoutHiddenRuns } from './hidden-runs.js';
import { readStyles } from './styles.js';

/** The part of mammoth that is used. */
export interface Mammoth {
  extractRawText(input: { readonly arrayBuffer: ArrayBuffer }): Promise<{ readonly value: string }>;
}

/** All of a DOCX that holds text or says where it is; pictures, fonts, macros, embedded files and links are not unpacked. */
const NEEDED = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?(?:document\d*|styles|numbering|footnotes|endnotes)\.xml(?:\.rels)?)$/;
const TEXT_PARTS = /^word\/(?:document\d*|footnotes|endnotes)\.xml$/;

/** Text of a DOCX, without what its reader does not see. Throws `DocumentError`. */
export async function readDocx(bytes: Uint8Array<ArrayBuffer>, mammoth: Mammoth): Promise<DocumentText> {
  const parts = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const [name, entry] of listArchive(bytes)) if (NEEDED.test(name)) parts.set(name, await unpack(bytes, entry));
  const styles = readStyles(decode(parts.get('word/styles.xml')));
  const hidden: HiddenText[] = [];
  const warnings = new Set<DocumentWarning>();
  let hasPicture = false;
  for (const [name, part] of parts) {
    if (!TEXT_PARTS.test(name)) continue;
    const seen = withoutHiddenRuns(decode(part), styles);
    parts.set(name, new TextEncoder().encode(seen.xml));
    hidden.push(...seen.hidden);
    if (seen.backgroundUnknown) warnings.add('background-unknown');
    hasPicture ||= seen.hasPicture;
  }
  const raw = await mammoth.extractRawText({ arrayBuffer: packStored(parts) }).catch(() => {
    // What mammoth says may quote the file.
    throw new DocumentError('corrupt');
  });
  // It puts an empty line after every paragraph.
  const text = raw.value.replace(/\n\n/g, '\n');
  if (text.length > DOCUMENT_LIMITS.characters) throw new DocumentError('too-large');
  if (text.trim() === '') throw new DocumentError(hasPicture ? 'image-only' : 'corrupt');
  return { text, pages: 1, hidden, warnings: [...warnings] };
}

function decode(part: Uint8Array | undefined): string {
  return new TextDecoder(part?.[0] === 0xff ? 'utf-16le' : part?.[0] === 0xfe ? 'utf-16be' : 'utf-8').decode(part);
}
