import { AdapterError, type AdapterReason } from '../../errors/index.js';
import { httpReason, requestError } from '../../errors/request-error.js';
import { listMember, numberMember, textMember } from '../../utils/member.js';
import { parseJson } from '../../utils/parse-json.js';
import { RequestFailure } from '../../utils/request-failure.js';
import { rpcDetails, rpcRetryDelayMs } from '../../utils/rpc-status.js';

export const PROVIDER = 'gemini-language-model';

/** What a call rejects with; Gemini sends no `Retry-After`, but says in the body how long to wait. What nobody foresaw is told without its message, which may quote the reply. */
export function geminiError(error: unknown): AdapterError {
  if (error instanceof AdapterError) return error;
  if (!(error instanceof RequestFailure)) return new AdapterError(PROVIDER, 'malformed', 'the answer could not be read');
  return requestError(PROVIDER, error, { reason: statedReason(error.body), retryAfterMs: rpcRetryDelayMs(error.body) });
}

/** An error object that came within the stream. */
export function streamError(chunk: unknown): AdapterError {
  const status = numberMember(chunk, 'error', 'code') ?? 500;
  const retryAfterMs = rpcRetryDelayMs(chunk);
  return new AdapterError(PROVIDER, statedReason(chunk) ?? httpReason(status), 'the server told of an error within its answer', retryAfterMs === undefined ? {} : { retryAfterMs });
}

/**
 * The failure behind an error of a client, by its structure: `@google/generative-ai` has `status` and `errorDetails`,
 * `@google/genai` has `status` and the answer as JSON in its message. Neither is kept as cause: their messages quote.
 */
export function clientFailure(error: unknown, hasBegun: boolean): RequestFailure | AdapterError {
  if (error instanceof RequestFailure || error instanceof AdapterError) return error;
  const status = numberMember(error, 'status');
  if (status === undefined) return new RequestFailure(hasBegun ? 'broken' : 'network');
  const details = listMember(error, 'errorDetails');
  const message = error instanceof Error ? error.message : '';
  const body = details.length > 0 ? { error: { details } } : parseJson(message.slice(Math.max(0, message.indexOf('{'))));
  return new RequestFailure('status', { status, body });
}

function statedReason(body: unknown): AdapterReason | undefined {
  const isPerDay = rpcDetails(body, 'QuotaFailure')
    .flatMap((detail) => listMember(detail, 'violations'))
    .some((violation) => /PerDay/i.test(textMember(violation, 'quotaId') ?? ''));
  if (isPerDay) return 'quota';
  // A wrong key is an "invalid argument" to Gemini.
  if (rpcDetails(body, 'ErrorInfo').some((detail) => textMember(detail, 'reason') === 'API_KEY_INVALID')) return 'auth';
  // Countries and accounts that are not served.
  if (textMember(body, 'error', 'status') === 'FAILED_PRECONDITION') return 'unsupported';
  return undefined;
}
