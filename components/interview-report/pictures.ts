import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { InterviewError, StoreError } from '../../src/errors/index.js';
import type { ReportSnapshot } from '../../src/record/index.js';
import type { SessionStore } from '../../src/spec/index.js';
import { sha256Hex } from '../../src/utils/sha256.js';

/** A kept picture: asked for, here, no longer kept, not the one of the record, or not to be read. */
export type Picture = { readonly state: 'loading' | 'none' | 'changed' | 'failed' } | { readonly state: 'ready'; readonly url: string };

type Wanted = Pick<ReportSnapshot, 'snapshotId' | 'hash'>;

interface Source {
  readonly store: SessionStore;
  readonly sessionId: string;
}

/** Fetches pictures of an interview when they are looked at, and shows only those that the record names; lets go of them with the element. */
export class Pictures implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onError: (error: InterviewError) => void;
  readonly #found = new Map<string, Picture>();
  /** What is to be fetched again once the element is back on a page. */
  readonly #wanted = new Map<string, Wanted>();
  #source: Source | undefined;

  constructor(host: ReactiveControllerHost, onError: (error: InterviewError) => void) {
    this.#host = host;
    this.#onError = onError;
    host.addController(this);
  }

  hostConnected(): void {
    for (const wanted of this.#wanted.values()) this.load(wanted);
  }

  hostDisconnected(): void {
    this.#letGo();
  }

  /** Whose pictures are shown. */
  from(store: SessionStore, sessionId: string): this {
    if (this.#source?.store === store && this.#source.sessionId === sessionId) return this;
    this.#letGo();
    this.#wanted.clear();
    this.#source = { store, sessionId };
    return this;
  }

  of(snapshotId: string): Picture | undefined {
    return this.#found.get(snapshotId);
  }

  /** Fetches it, where it is not there and not on its way. */
  load({ snapshotId, hash }: Wanted): void {
    const known = this.#found.get(snapshotId);
    if (!this.#source || (known && known.state !== 'failed')) return;
    this.#wanted.set(snapshotId, { snapshotId, hash });
    const loading: Picture = { state: 'loading' };
    this.#set(snapshotId, loading);
    void this.#fetch(this.#source, { snapshotId, hash }).then((picture) => {
      if (this.#found.get(snapshotId) === loading) this.#set(snapshotId, picture);
      else if (picture.state === 'ready') URL.revokeObjectURL(picture.url);
    });
  }

  async #fetch({ store, sessionId }: Source, { snapshotId, hash }: Wanted): Promise<Picture> {
    try {
      const slices = await store.readMedia(sessionId, snapshotId);
      if (slices.length === 0) return { state: 'none' };
      // Of the type that a picture has, whatever the store says: nothing else is ever shown.
      const blob = new Blob(slices.map(({ bytes }) => bytes), { type: 'image/jpeg' });
      if (sha256Hex(new Uint8Array(await blob.arrayBuffer())) !== hash) return { state: 'changed' };
      return { state: 'ready', url: URL.createObjectURL(blob) };
    } catch (error) {
      this.#onError(InterviewError.isInstance(error) ? error : new StoreError('lost', { cause: error }));
      return { state: 'failed' };
    }
  }

  #letGo(): void {
    for (const picture of this.#found.values()) if (picture.state === 'ready') URL.revokeObjectURL(picture.url);
    this.#found.clear();
  }

  #set(snapshotId: string, picture: Picture): void {
    this.#found.set(snapshotId, picture);
    this.#host.requestUpdate();
  }
}
