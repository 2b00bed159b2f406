import { post, type PostRequest } from './post.js';
import { RequestFailure } from './request-failure.js';
import { serverSentEvents, type ServerSentEvent } from './server-sent-events.js';

/**
 * Posts JSON and hands out the events of the answer as they come. Rejects with `RequestFailure`, or with the signal's reason
 * once the request has been ended. Leaving the loop ends the request too.
 */
export async function* postForEvents(request: PostRequest): AsyncGenerator<ServerSentEvent> {
  yield* eventsOf(await post(request), request.signal);
}

/** The events of an answer, as `postForEvents` hands them out. */
export async function* eventsOf(response: Response, signal: AbortSignal): AsyncGenerator<ServerSentEvent> {
  // A page of a proxy, or an answer that was not asked for.
  const isOther = /^(text\/html|application\/json)\b/i.test(response.headers.get('content-type') ?? '');
  if (isOther || !response.body) {
    response.body?.cancel().catch(() => undefined);
    throw new RequestFailure('content');
  }
  try {
    for await (const event of serverSentEvents(response.body, signal)) {
      yield event;
      // What came with the same chunk is not handed out after the end.
      signal.throwIfAborted();
    }
  } catch (cause) {
    signal.throwIfAborted();
    throw new RequestFailure('broken', { cause });
  }
}
