import { runInWorker, type WorkerTask } from '../utils/one-shot-worker.js';
import { AssetError, type AssetPart } from './asset-error.js';

export interface WorkerAnswerOptions {
  /** Name of its script, for the error. */
  readonly file: string;
  /** For the command that the error names. */
  readonly part?: AssetPart;
  /** What it means that the worker took too long. */
  late(): Error;
  /** What it means that the worker broke down. */
  crashed(): Error;
}

/** What a worker of its own answers to one message. Rejects with the named errors, with `AssetError` where it does not start, or with the signal's reason. */
export async function answerOfWorker<Answer>(task: WorkerTask, { file, part, late, crashed }: WorkerAnswerOptions): Promise<Answer> {
  const outcome = await runInWorker<Answer>(task);
  switch (outcome.type) {
    case 'answer':
      return outcome.answer;
    case 'late':
      throw late();
    case 'crashed':
      throw crashed();
    case 'unstarted':
      throw new AssetError(outcome.reason, file, part && { part });
  }
}
