import { untilAborted } from '../utils/until-aborted.js';

/** How the body of a simulated answer comes. */
export interface StreamedBody {
  readonly contentType: string;
  /** Of the request. */
  readonly signal: AbortSignal;
  /** Sends the pieces; the body breaks off with what it rejects with. `signal`: also ends when the reader leaves. */
  write(send: (bytes: Uint8Array) => void, signal: AbortSignal): Promise<void>;
  /** Once, when nothing more is sent. */
  onEnd(isBrokenOff: boolean): void;
}

/** An answer whose body is written while it is read. */
export function streamedResponse({ contentType, signal, write, onEnd }: StreamedBody): Response {
  const end = new AbortController();
  const abort = (): void => end.abort(signal.reason);
  signal.addEventListener('abort', abort);
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      void write((bytes) => controller.enqueue(bytes), end.signal)
        .then(
          () => controller.close(),
          (error: unknown) => controller.error(error),
        )
        .catch(() => undefined)
        .finally(() => {
          signal.removeEventListener('abort', abort);
          onEnd(end.signal.aborted);
        });
    },
    cancel: (reason) => end.abort(reason),
  });
  return new Response(body, { headers: { 'content-type': contentType } });
}

/** The bytes in pieces of that many; in one, where it is not said. */
export function* inPieces(bytes: Uint8Array, size = bytes.length): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

/** Nothing happens any more until the signal ends it; rejects with its reason. */
export function hanging(signal: AbortSignal): Promise<never> {
  return untilAborted(new Promise<never>(() => undefined), signal);
}
