import { AdapterError, type AdapterReason } from '../../errors/index.js';

export const PROVIDER = 'chrome-prompt-language-model';

const OTHER_MODEL = 'Use another language model, or Chrome 148 or later on a desktop that has the room for its model.';
const GESTURE = 'Begin from a click or a key press: the browser loads its model only after one; a frame needs allow="language-model".';

/** By name. Sources: Prompt API, "Errors"; Chromium, blink/renderer/modules/ai/exception_helpers.cc. */
const REASONS: Readonly<Record<string, readonly [reason: AdapterReason, detail: string, action?: string]>> = {
  NotAllowedError: ['unsupported', 'the browser does not let the page use its model', GESTURE],
  NotSupportedError: ['unsupported', 'the browser\'s model cannot do what was asked, or not in this language', OTHER_MODEL],
  NetworkError: ['network', 'the browser\'s model could not be loaded'],
  QuotaExceededError: ['malformed', 'the conversation is too long for the browser\'s model', OTHER_MODEL],
  InvalidStateError: ['closed', 'the session with the browser\'s model has ended'],
  AbortError: ['closed', 'the browser ended the reply'],
  SyntaxError: ['malformed', 'the browser\'s model refused the request'],
  TypeError: ['malformed', 'the browser\'s model refused the request'],
};

/** What a call rejects with, by its name alone: messages may quote. */
export function promptError(error: unknown): AdapterError {
  if (error instanceof AdapterError) return error;
  const name = nameOf(error);
  const [reason, detail, action] = (Object.hasOwn(REASONS, name) && REASONS[name]) || (['server', 'the browser\'s model failed'] as const);
  return new AdapterError(PROVIDER, reason, detail, action === undefined ? {} : { action });
}

/** Chromium rejects with this where its filter does not let the reply pass. */
export function isFiltered(error: unknown): boolean {
  return nameOf(error) === 'NotReadableError';
}

export function unavailable(detail: string): AdapterError {
  return new AdapterError(PROVIDER, 'unsupported', detail, { action: OTHER_MODEL });
}

function nameOf(error: unknown): string {
  const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;
  return typeof name === 'string' ? name : '';
}
