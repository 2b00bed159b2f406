import type { SessionState } from '../../../src/session/index.js';

export interface KeptPicturesOptions {
  read(snapshotId: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  delete(snapshotId: string): void;
  /** There is something new to draw. */
  changed(): void;
}

/** The pictures of a dialog that is open: read when they are shown, let go of when it is closed. */
export class KeptPictures {
  readonly #options: KeptPicturesOptions;
  /** Addresses within the page; undefined while one is read, and `lost` where it cannot be. */
  readonly #shown = new Map<string, string | undefined>();
  #asked: string | undefined;

  constructor(options: KeptPicturesOptions) {
    this.#options = options;
  }

  /** Address of a picture; undefined until it is read, `lost` where it cannot be. */
  address(snapshotId: string): string | undefined {
    if (!this.#shown.has(snapshotId)) void this.#read(snapshotId);
    return this.#shown.get(snapshotId);
  }

  /** The picture that somebody is about to delete. */
  get asked(): string | undefined {
    return this.#asked;
  }

  ask(snapshotId: string | undefined): void {
    this.#asked = snapshotId;
    this.#options.changed();
  }

  delete(snapshotId: string): void {
    this.#asked = undefined;
    this.#options.delete(snapshotId);
  }

  /** Lets go of pictures that are not kept any more; without a state, of all. */
  release(state?: Pick<SessionState, 'snapshots'>): void {
    if (!state) this.#asked = undefined;
    for (const [snapshotId, address] of this.#shown) {
      if (state?.snapshots.some((kept) => kept.snapshotId === snapshotId)) continue;
      if (address?.startsWith('blob:')) URL.revokeObjectURL(address);
      this.#shown.delete(snapshotId);
    }
  }

  async #read(snapshotId: string): Promise<void> {
    this.#shown.set(snapshotId, undefined);
    const bytes = await this.#options.read(snapshotId).catch(() => undefined);
    // Closed meanwhile.
    if (!this.#shown.has(snapshotId)) return;
    this.#shown.set(snapshotId, bytes ? URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' })) : 'lost');
    this.#options.changed();
  }
}
