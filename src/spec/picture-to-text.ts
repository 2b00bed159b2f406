import type { Adapter, CallContext } from './adapter.js';

/** What stands in one picture. */
export interface RecognisedText {
  /** Lines parted by `\n`. */
  readonly text: string;
  /** 0..1: how sure the recogniser is of its letters. */
  readonly confidence: number;
}

/** Reads the words in pictures of documents (OCR), on this machine. */
export interface PictureToText extends Adapter {
  /**
   * One result for each picture, in order. Pictures are PNG, dark text on a light ground, some 200 dots an inch.
   * Rejects with `DocumentError`, with `AssetError` where a part of the recogniser is missing, or with the signal's reason.
   */
  recognise(pictures: readonly Blob[], context: CallContext): Promise<readonly RecognisedText[]>;
}
