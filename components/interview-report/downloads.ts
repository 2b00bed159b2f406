import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ExportError, InterviewError, loadPart } from '../../src/errors/index.js';
import type { WriteContext } from '../../src/spec/index.js';
import type { FileSource, ReportFormat } from './report-files.js';
import { saveFile } from './save-file.js';

/** What the buttons of the report show and do. */
export interface DownloadTools {
  /** Being made. */
  readonly busy: ReportFormat | undefined;
  /** What went wrong with the last one, or what is not as it was given. */
  readonly problem: InterviewError | undefined;
  readonly hasRecord: boolean;
  start(format: ReportFormat): void;
}

interface DownloadsHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Makes the files of a report, one at a time, and hands them to the browser. */
export class Downloads implements ReactiveController {
  busy: ReportFormat | undefined;
  problem: InterviewError | undefined;
  readonly #host: DownloadsHost;
  readonly #onError: (error: InterviewError) => void;
  #running: AbortController | undefined;

  constructor(host: DownloadsHost, onError: (error: InterviewError) => void) {
    this.#host = host;
    this.#onError = onError;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#running?.abort();
  }

  /** The file, without saving it. */
  async make(format: ReportFormat, source: FileSource, context: WriteContext): Promise<File> {
    const { reportFile } = await loadPart('report-files', () => import('./report-files.js'));
    context.signal.throwIfAborted();
    return reportFile(format, source, context);
  }

  async save(format: ReportFormat, source: FileSource): Promise<void> {
    if (this.#running) return;
    const { signal } = (this.#running = new AbortController());
    this.#show(format, undefined);
    try {
      const file = await this.make(format, source, { signal, onWarning: (warning) => this.#tell(warning) });
      saveFile(this.#host.renderRoot, file);
    } catch (error) {
      if (!signal.aborted) this.#tell(InterviewError.isInstance(error) ? error : new ExportError('failed', { cause: error }));
    } finally {
      this.#running = undefined;
      this.#show(undefined, this.problem);
    }
  }

  #tell(problem: InterviewError): void {
    this.problem = problem;
    this.#onError(problem);
  }

  #show(busy: ReportFormat | undefined, problem: InterviewError | undefined): void {
    this.busy = busy;
    this.problem = problem;
    this.#host.requestUpdate();
  }
}
