import type { HiddenText } from '../utils/hidden-text.js';
import type { Adapter, CallContext } from './adapter.js';

export type { HiddenText, HiddenTextReason } from '../utils/hidden-text.js';

/**
 * What could not be told for sure: `background-unknown` (pale text over a picture or pattern), `text-under-picture`
 * (a picture is drawn over text), `font-data-missing` (a font without its character table: text may be missing),
 * `recognised` (the words were read out of a picture: letters may be wrong).
 */
export type DocumentWarning = 'background-unknown' | 'text-under-picture' | 'font-data-missing' | 'recognised';

/** The text of a document as its reader sees it. */
export interface DocumentText {
  /** Visible text in reading order, lines parted by `\n`. Hidden text is not in it. */
  readonly text: string;
  /** 1 in formats without fixed pages. */
  readonly pages: number;
  readonly hidden: readonly HiddenText[];
  readonly warnings: readonly DocumentWarning[];
  /** 0..1: how sure the recogniser is of its letters; only where words were read out of a picture. */
  readonly confidence?: number;
}

/** Takes the text out of one kind of file, on this machine, and draws nothing. */
export interface DocumentReader extends Adapter {
  /** `type`: media type, found from the first bytes and not from what the file claims; `name`: the file's name, or ''. */
  accepts(type: string, name: string): boolean;
  /** Rejects with `DocumentError`, with `AssetError` where a part of the reader is missing, or with the signal's reason. */
  read(file: Blob, context: CallContext): Promise<DocumentText>;
}

/** Most bytes of a file, most pages, most ms that reading may take, most characters of text (UTF-16 units). */
export const DOCUMENT_LIMITS = { bytes: 10_000_000, pages: 30, ms: 20_000, characters: 200_000 } as const;

/** Of documents that are pictures of text: most pages, most pixels of one page as it is drawn for the recogniser, most ms for all. */
export const PICTURE_LIMITS = { pages: 10, pixels: 5_000_000, ms: 180_000 } as const;
