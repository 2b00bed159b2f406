import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { InterviewError, StoreError } from '../../src/errors/index.js';
import type { SessionStore } from '../../src/spec/index.js';

/** The sound of one answer: asked for, here, or not kept. */
export type Recording = { readonly state: 'loading' } | { readonly state: 'ready'; readonly url: string } | { readonly state: 'none' };

/** Fetches recordings of answers from a store, one by one and when asked; lets go of them with the element. */
export class Recordings implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onError: (error: InterviewError) => void;
  readonly #found = new Map<string, Recording>();

  constructor(host: ReactiveControllerHost, onError: (error: InterviewError) => void) {
    this.#host = host;
    this.#onError = onError;
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const recording of this.#found.values()) if (recording.state === 'ready') URL.revokeObjectURL(recording.url);
    this.#found.clear();
  }

  of(recordingId: string): Recording | undefined {
    return this.#found.get(recordingId);
  }

  async load(store: SessionStore, sessionId: string, recordingId: string): Promise<void> {
    const loading: Recording = { state: 'loading' };
    this.#set(recordingId, loading);
    let next: Recording | undefined;
    try {
      const slices = await store.readMedia(sessionId, recordingId);
      if (this.#found.get(recordingId) !== loading) return;
      const type = slices[0]?.contentType ?? '';
      next = slices.length > 0 ? { state: 'ready', url: URL.createObjectURL(new Blob(slices.map(({ bytes }) => bytes), { type })) } : { state: 'none' };
    } catch (error) {
      if (this.#found.get(recordingId) !== loading) return;
      this.#onError(InterviewError.isInstance(error) ? error : new StoreError('lost', { cause: error }));
      next = undefined;
    }
    this.#set(recordingId, next);
  }

  #set(recordingId: string, recording: Recording | undefined): void {
    if (recording) this.#found.set(recordingId, recording);
    else this.#found.delete(recordingId);
    this.#host.requestUpdate();
  }
}
