import { untilAborted } from '../../utils/until-aborted.js';
import { promptLanguageModel, type PromptLanguageModel, type PromptMessage, type PromptModalities, type PromptSession } from './prompt-globals.js';
import { unavailable } from './prompt-errors.js';

export interface SessionWish {
  /** Stands in for the global. */
  readonly languageModel: PromptLanguageModel | undefined;
  /** BCP 47. */
  readonly language: string;
  readonly initialPrompts: readonly PromptMessage[];
  readonly onDownload: ((share: number) => void) | undefined;
  readonly signal: AbortSignal;
}

/** Opens a session, after loading the model where that is needed. Rejects with the signal's reason; who comes too late is destroyed. */
export async function openSession({ languageModel = promptLanguageModel(), language, initialPrompts, onDownload, signal }: SessionWish): Promise<PromptSession> {
  if (!languageModel) throw unavailable('this browser has no language model');
  const modalities: PromptModalities = {
    expectedInputs: [{ type: 'text', languages: [language] }],
    expectedOutputs: [{ type: 'text', languages: [language] }],
  };
  if ((await untilAborted(languageModel.availability(modalities), signal)) === 'unavailable') throw unavailable('this machine or language is not served by the browser\'s model');
  signal.throwIfAborted();
  const opening = languageModel.create({
    ...modalities,
    initialPrompts,
    signal,
    monitor: (monitor) => monitor.addEventListener('downloadprogress', (event) => onDownload?.((event as ProgressEvent).loaded)),
  });
  try {
    return await untilAborted(opening, signal);
  } catch (error) {
    opening.then(
      (session) => session.destroy(),
      () => undefined,
    );
    throw error;
  }
}
