import { setImmediate } from 'node:timers/promises';

/** So long nothing moves on the line before a server that was asked is taken to wait for its clock, ms of this machine. */
const STILL_MS = 15;
/** So long a server may take to notice what its client did, ms of this machine. */
const NOTICE_MS = 2_000;

interface Server {
  readonly open: number;
  readonly requests: readonly unknown[];
}

/** The real `fetch`, watched, so that a test on a virtual clock knows when everything has happened that can. */
export class TrackedFetch {
  /** Calls that neither ended nor were broken off. */
  open = 0;
  #calls = 0;
  /** What the adapter waits for right now: answers and pieces of them. */
  #pending = 0;
  #changes = 0;
  /** As of when nothing moved any more. */
  #stillSince = -1;

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    this.open += 1;
    this.#calls += 1;
    let isOpen = true;
    const close = (): void => {
      if (isOpen) this.open -= 1;
      isOpen = false;
    };
    init?.signal?.addEventListener('abort', close);
    try {
      const response = await this.#watched(globalThis.fetch(input, init));
      const reader = response.body?.getReader();
      if (!reader) close();
      const body = reader && new ReadableStream<Uint8Array>(
        {
          pull: async (controller) => {
            try {
              const { done, value } = await this.#watched(reader.read());
              if (!done) return controller.enqueue(value);
              controller.close();
            } catch (error) {
              controller.error(error);
            }
            close();
          },
          cancel: (reason) => {
            close();
            return reader.cancel(reason);
          },
        },
        { highWaterMark: 0 },
      );
      return new Response(body ?? null, { status: response.status, headers: response.headers });
    } catch (error) {
      close();
      throw error;
    }
  };

  /** Resolves when nothing more can happen before somebody's time goes on. `hasPassed`: whether it went on since the last call. */
  async quiet(server: Server, hasPassed = true): Promise<void> {
    const until = performance.now() + NOTICE_MS;
    let changes = this.#changes;
    let since = hasPassed || this.#stillSince !== this.#changes + this.#calls ? performance.now() : -Infinity;
    for (let calm = 0; calm < 5; ) {
      await setImmediate();
      if (changes !== this.#changes) since = performance.now();
      changes = this.#changes;
      const isBehind = server.open > this.open || (this.open > 0 && server.requests.length < this.#calls);
      const isWaiting = this.#pending > 0 && performance.now() - since < STILL_MS;
      calm = (isBehind && performance.now() < until) || isWaiting ? 0 : calm + 1;
    }
    this.#stillSince = this.#changes + this.#calls;
  }

  async #watched<Value>(promise: Promise<Value>): Promise<Value> {
    this.#pending += 1;
    try {
      return await promise;
    } finally {
      this.#pending -= 1;
      this.#changes += 1;
    }
  }
}
