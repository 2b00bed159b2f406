import { AdapterError, type AdapterReason } from '../../errors/index.js';
import { requestError } from '../../errors/request-error.js';
import { textMember } from '../../utils/member.js';
import { RequestFailure } from '../../utils/request-failure.js';

export const PROVIDER = 'anthropic-language-model';

/** Source: Anthropic API reference, "Errors". */
const REASONS: Readonly<Record<string, AdapterReason>> = {
  authentication_error: 'auth',
  permission_error: 'auth',
  billing_error: 'quota',
  rate_limit_error: 'rate',
  timeout_error: 'timeout',
  overloaded_error: 'server',
  api_error: 'server',
  not_found_error: 'unsupported',
  request_too_large: 'malformed',
  invalid_request_error: 'malformed',
};

/** What a call rejects with. What nobody foresaw is told without its message, which may quote the reply. */
export function anthropicError(error: unknown): AdapterError {
  if (error instanceof AdapterError) return error;
  if (!(error instanceof RequestFailure)) return new AdapterError(PROVIDER, 'malformed', 'the answer could not be read');
  return requestError(PROVIDER, error, { reason: statedReason(error.body) });
}

/** An `error` event within the stream. */
export function streamError(data: unknown): AdapterError {
  return new AdapterError(PROVIDER, statedReason(data) ?? 'server', 'the server told of an error within its answer');
}

function statedReason(body: unknown): AdapterReason | undefined {
  const type = textMember(body, 'error', 'type');
  if (type === undefined || !Object.hasOwn(REASONS, type)) return undefined;
  // An account without credit is told as a request that is not valid, and only its words tell.
  if (type === 'invalid_request_error' && /credit balance is too low/i.test(textMember(body, 'error', 'message') ?? '')) return 'quota';
  return REASONS[type];
}
