import { answerOfWorker } from './answer-of-worker.js';
import { DocumentError, type DocumentReason } from './document-error.js';

/** What a worker answers to one file. Classes are lost on the way, so a refusal is its reason. */
export type DocumentAnswer<Document> = { readonly document: Document } | { readonly refused: DocumentReason };

export interface ReadInWorkerOptions {
  /** Address of the worker's script. */
  readonly url: string;
  /** Its name, for the error. */
  readonly workerFile: string;
  /** Most bytes of the file. */
  readonly maxBytes: number;
  /** Most ms, the loading of the worker aside. */
  readonly limitMs: number;
  readonly signal: AbortSignal;
  /** What the worker is told; the file alone where absent. */
  readonly message?: unknown;
}

/** Gives a file to a worker of its own. Rejects with `DocumentError`, with `AssetError` where the worker does not start, or with the signal's reason. */
export async function readInWorker<Document>(file: Blob, { url, workerFile, maxBytes, limitMs, signal, message = file }: ReadInWorkerOptions): Promise<Document> {
  signal.throwIfAborted();
  if (file.size > maxBytes) throw new DocumentError('too-large');
  const answer = await answerOfWorker<DocumentAnswer<Document>>(
    { url, message, signal, limitMs },
    { file: workerFile, late: () => new DocumentError('timeout'), crashed: () => new DocumentError('corrupt') },
  );
  if ('refused' in answer) throw new DocumentError(answer.refused);
  return answer.document;
}
