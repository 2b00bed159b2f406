import type { InterviewError } from '../errors/index.js';
import type { Adapter, CallContext } from './adapter.js';

/** What a mark or a word stands for; a writer chooses the colours, never a colour alone tells anything. */
export type PrintTone = 'plain' | 'quiet' | 'accent' | 'good' | 'caution' | 'critical';

/** What stands in a cell of a table. */
export interface PrintCell {
  readonly text: string;
  /** Smaller, below the text. */
  readonly note?: string;
  readonly tone?: PrintTone;
  readonly strong?: boolean;
  /** Anchor of the heading that the text leads to. */
  readonly link?: string;
}

export interface PrintColumn {
  readonly label: string;
  /** Of the width, relative to the other columns. */
  readonly width: number;
  readonly align?: 'start' | 'end';
}

/** A stretch on the axis of a `timeline`. */
export interface PrintSpan {
  readonly from: number;
  readonly to: number;
  readonly tone: PrintTone;
  /** 0..1 of the height of its row. Absent: all of it. */
  readonly height?: number;
}

/** One piece of a printed document, from top to bottom. Each text runs in the direction of its own first letter; paragraphs, quotes and headings of level 2 also begin at its side. */
export type PrintBlock =
  /** `over`: a line above. `facts`: short ones in a row below. */
  | { readonly type: 'title'; readonly text: string; readonly over?: string; readonly facts?: readonly string[] }
  /** Kept with what follows. With an `anchor` it can be linked to and stands in the outline. */
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly anchor?: string; readonly outline?: string; readonly facts?: readonly string[] }
  | { readonly type: 'paragraph'; readonly text: string; readonly tone?: PrintTone; readonly strong?: boolean; readonly small?: boolean; readonly link?: string }
  /** One large number or word and what it is of. */
  | { readonly type: 'figure'; readonly value: string; readonly of?: string; readonly note?: string }
  | { readonly type: 'pairs'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  /** Its head stands again on each page. */
  | { readonly type: 'table'; readonly columns: readonly PrintColumn[]; readonly rows: readonly (readonly PrintCell[])[] }
  /** Somebody's own words, line breaks kept. `source` leads to `link`. Without a `tone` the words are evidence. */
  | { readonly type: 'quote'; readonly text: string; readonly source?: string; readonly link?: string; readonly tone?: PrintTone }
  /** A level on a scale of `max` steps, or a mean of levels; null is none, which is not a low one. Kept with what follows. */
  | { readonly type: 'level'; readonly label: string; readonly level: number | null; readonly max: number; readonly note?: string }
  | { readonly type: 'list'; readonly items: readonly { readonly text: string; readonly note?: string; readonly mark: 'dot' | 'check' | 'ring' }[] }
  /** Set apart from its surroundings. */
  | { readonly type: 'note'; readonly text: string; readonly title?: string; readonly tone: 'quiet' | 'caution' | 'critical' }
  /** Rows on one axis; `ticks` name moments of it. */
  | {
      readonly type: 'timeline';
      readonly from: number;
      readonly to: number;
      readonly rows: readonly { readonly label: string; readonly spans: readonly PrintSpan[] }[];
      readonly ticks: readonly { readonly at: number; readonly label: string }[];
    };

/** A document to print or to keep: what stands in it and in which order, not where. */
export interface PrintDocument {
  readonly title: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** Of the page; text in another direction keeps its own. */
  readonly direction: 'ltr' | 'rtl';
  /** ms since 1970, for the file's own data; now where absent. */
  readonly createdAt?: number;
  /** At the foot of every page, beside its number. */
  readonly footer?: string;
  readonly blocks: readonly PrintBlock[];
}

export interface WriteContext extends CallContext {
  /** Something is in the document in another way than it was given, e.g. a symbol as its code. */
  onWarning?(warning: InterviewError): void;
}

/** Makes a file of a document, on this machine. */
export interface DocumentWriter extends Adapter {
  /** Media type of what it makes, e.g. `application/pdf`. */
  readonly type: string;
  /** Rejects with `ExportError`, with `AssetError` where a part of the writer is missing, or with the signal's reason. */
  write(document: PrintDocument, context: WriteContext): Promise<Blob>;
}
