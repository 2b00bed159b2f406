import { InterviewError } from './interview-error.js';

/** Why a self-hosted file (wasm, worker, worklet, model) or a part of the package that is loaded later cannot be used. */
export type AssetReason = 'missing' | 'hash-mismatch' | 'blocked' | 'invalid' | 'not-loaded';

/** Parts that the command copies when it is told to. */
export type AssetPart = 'ocr' | 'silero' | 'objects';

const COMMAND = 'npx interview-elements assets <dir>';

const MESSAGES: Record<AssetReason, (file: string, command: string) => [message: string, action: string]> = {
  missing: (f, command) => [`The file ${f} was not found.`, `Run "${command}", serve that folder, and set assets-url to it.`],
  'hash-mismatch': (f, command) => [`The file ${f} is not the expected one: its SHA-256 differs.`, `Run "${command}" again to get the right file.`],
  blocked: (f) => [
    `The page's security policy does not let ${f} run.`,
    "Allow script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self', or serve the assets from this origin.",
  ],
  invalid: (f, command) => [`The file ${f} could not be started.`, `Serve it unchanged with the right content type, or run "${command}" again.`],
  'not-loaded': (f) => [`The part "${f}" could not be loaded.`, 'Check the connection and try again; all files of the package must lie beside its script.'],
};

/** A file under `assets-url` is missing, altered or refused. What needs it is `unsupported`; the interview goes on. Codes: `asset/<reason>`. */
export class AssetError extends InterviewError {
  /** File name without folder or host. */
  readonly file: string;

  constructor(reason: AssetReason, file: string, options: { cause?: unknown; part?: AssetPart } = {}) {
    const [message, action] = MESSAGES[reason](file, options.part ? `${COMMAND} --${options.part}` : COMMAND);
    super({ code: `asset/${reason}`, message, action, recoverable: true, cause: options.cause });
    this.file = file;
  }
}
