import { randomId } from '../../utils/random-id.js';

/** A tab that has not been heard of for this long is gone, ms; only where there are no locks. */
const HEARD_MS = 3000;

/** One for all sessions of this page: an interview that is opened twice in one page is not in two tabs. */
let ownId: string | undefined;

/**
 * Says to the other tabs of this browser that the interview is open here, and how many others say the same. By the Web
 * Locks of the origin, which go when their tab goes; where there are none, by messages.
 */
export class TabPresence {
  readonly #prefix: string;
  readonly #own: string;
  readonly #gone = new AbortController();
  readonly #others = new Map<string, number>();
  #channel: BroadcastChannel | undefined;
  readonly #settled: Promise<unknown>;

  constructor(sessionId: string) {
    this.#prefix = `interview-elements ${sessionId} `;
    this.#own = this.#prefix + (ownId ??= randomId());
    this.#settled = typeof document === 'undefined' ? Promise.resolve() : 'locks' in navigator ? this.#lock() : this.#call();
  }

  /** Other tabs that have it open now. */
  async others(): Promise<number> {
    await this.#settled;
    if (this.#channel) return this.#heard();
    if (typeof document === 'undefined') return 0;
    const { held = [] } = await navigator.locks.query();
    return new Set(held.map(({ name = '' }) => name).filter((name) => name.startsWith(this.#prefix) && name !== this.#own)).size;
  }

  leave(): void {
    this.#gone.abort();
    this.#channel?.postMessage({ from: this.#own, gone: true });
    this.#channel?.close();
    this.#channel = undefined;
  }

  /** Resolves once it is held. Shared, so that a panel may have it again while the old one is still going. */
  #lock(): Promise<void> {
    const { signal } = this.#gone;
    const held = new Promise<void>((release) => signal.addEventListener('abort', () => release(), { once: true }));
    return new Promise((begun) => {
      // A page that is not allowed to lock cannot be open twice for all it knows.
      navigator.locks.request(this.#own, { mode: 'shared', signal }, () => (begun(), held)).catch(() => begun());
    });
  }

  async #call(): Promise<void> {
    const channel = new BroadcastChannel(this.#prefix);
    this.#channel = channel;
    channel.addEventListener('message', ({ data }: MessageEvent<{ from: string; gone?: boolean; answer?: boolean }>) => {
      if (data.gone) return void this.#others.delete(data.from);
      this.#others.set(data.from, performance.now());
      if (!data.answer) channel.postMessage({ from: this.#own, answer: true });
    });
    channel.postMessage({ from: this.#own });
    // The others have answered by then; they are in the same browser.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  #heard(): number {
    this.#channel?.postMessage({ from: this.#own });
    for (const [from, at] of this.#others) if (performance.now() - at > HEARD_MS) this.#others.delete(from);
    return this.#others.size;
  }
}
