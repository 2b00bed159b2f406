import { documentKind, parseDocument, type ParsedDocument } from '../../src/documents/index.js';
import { AssetError, DocumentError, InterviewError, loadPart } from '../../src/errors/index.js';
import type { DocumentReader } from '../../src/spec/index.js';

/** What happens with a file. `pictures`: words are being read out of pictures, which takes its time. */
export type IntakeStep =
  | { readonly type: 'idle' }
  | { readonly type: 'reading'; readonly name: string; readonly pictures: boolean }
  | { readonly type: 'read'; readonly name: string; readonly document: ParsedDocument }
  | { readonly type: 'refused'; readonly name: string; readonly error: InterviewError }
  /** `readable`: somebody here can read pictures. */
  | { readonly type: 'image-only'; readonly name: string; readonly file: Blob; readonly error: InterviewError; readonly readable: boolean };

export interface IntakeInputs {
  readers(): Promise<readonly DocumentReader[]>;
  /** Readers of pictures, asked only after a press. */
  pictureReaders(signal: AbortSignal): Promise<readonly DocumentReader[]>;
  /** The step is another one. */
  onStep(step: IntakeStep): void;
  /** A file was read just now. */
  onRead(document: ParsedDocument): void;
}

/** Takes one file after another. A refused or cancelled one leaves what was read before; the newest file wins. */
export class DocumentIntake {
  readonly #inputs: IntakeInputs;
  #step: IntakeStep = { type: 'idle' };
  /** Where a cancelled or refused file leads back to. */
  #settled: IntakeStep = { type: 'idle' };
  #reading: AbortController | undefined;

  constructor(inputs: IntakeInputs) {
    this.#inputs = inputs;
  }

  get step(): IntakeStep {
    return this.#step;
  }

  /** What was read last, also while another file is read or was refused. */
  get document(): ParsedDocument | undefined {
    return this.#settled.type === 'read' ? this.#settled.document : undefined;
  }

  async take(file: Blob): Promise<void> {
    await this.#read(file, nameOf(file), false);
  }

  /** Has the pictures of the file read that was found to hold nothing else. */
  async readPictures(): Promise<void> {
    if (this.#step.type === 'image-only') await this.#read(this.#step.file, this.#step.name, true);
  }

  /** Stops reading; what was there before is there again. */
  cancel(): void {
    this.#reading?.abort(new DOMException('Reading was cancelled.', 'AbortError'));
    this.#reading = undefined;
    if (this.#step.type === 'reading') this.#go(this.#settled);
  }

  /** As if there had been no file. */
  forget(): void {
    this.cancel();
    this.#settled = { type: 'idle' };
    this.#go(this.#settled);
  }

  async #read(file: Blob, name: string, pictures: boolean): Promise<void> {
    this.#reading?.abort(new DOMException('Another file was chosen.', 'AbortError'));
    const reading = new AbortController();
    const { signal } = reading;
    this.#reading = reading;
    this.#go({ type: 'reading', name, pictures });
    try {
      const readers = await (pictures ? this.#inputs.pictureReaders(signal) : loadPart('documents', () => this.#inputs.readers()));
      const document = await parseDocument(file, readers, { signal });
      this.#settled = { type: 'read', name, document };
      this.#go(this.#settled);
      this.#inputs.onRead(document);
    } catch (error) {
      if (signal.aborted) return;
      const step = await this.#stepOf(error, { file, name, pictures, signal });
      if (!signal.aborted) this.#go(step);
    } finally {
      if (this.#reading === reading) this.#reading = undefined;
    }
  }

  async #stepOf(cause: unknown, { file, name, pictures, signal }: { file: Blob; name: string; pictures: boolean; signal: AbortSignal }): Promise<IntakeStep> {
    // A reader of the host's may throw anything.
    const error = InterviewError.isInstance(cause) ? cause : new DocumentError('corrupt', { cause });
    // Where the recogniser's own file failed to come, it may come the next time.
    if (pictures && error instanceof AssetError) return { type: 'image-only', name, file, error, readable: true };
    if (error.code !== 'document/image-only' || pictures) return { type: 'refused', name, error };
    const readable = await this.#canReadPictures(file, signal).catch(() => false);
    return { type: 'image-only', name, file, error, readable };
  }

  async #canReadPictures(file: Blob, signal: AbortSignal): Promise<boolean> {
    const [kind, readers] = await Promise.all([documentKind(file), this.#inputs.pictureReaders(signal)]);
    return readers.some((reader) => reader.accepts(kind, nameOf(file)));
  }

  #go(step: IntakeStep): void {
    this.#step = step;
    this.#inputs.onStep(step);
  }
}

function nameOf(file: Blob): string {
  return 'name' in file && typeof file.name === 'string' ? file.name : '';
}
