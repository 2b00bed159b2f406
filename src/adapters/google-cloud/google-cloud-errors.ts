import { AdapterError, type AdapterReason } from '../../errors/index.js';
import { requestError } from '../../errors/request-error.js';
import { listMember, numberMember, textMember } from '../../utils/member.js';
import { RequestFailure } from '../../utils/request-failure.js';
import { rpcDetails, rpcRetryDelayMs } from '../../utils/rpc-status.js';

export const STT_PROVIDER = 'google-cloud-speech-to-text';
export const TTS_PROVIDER = 'google-cloud-text-to-speech';

/** `reason` of google.rpc.ErrorInfo. Source: googleapis, google/api/error_reason.proto. */
const REASONS: Readonly<Record<string, AdapterReason>> = {
  API_KEY_INVALID: 'auth',
  API_KEY_SERVICE_BLOCKED: 'auth',
  API_KEY_HTTP_REFERRER_BLOCKED: 'auth',
  SERVICE_DISABLED: 'auth',
  ACCESS_TOKEN_EXPIRED: 'auth',
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: 'auth',
  BILLING_DISABLED: 'quota',
};

/** What a call rejects with. What nobody foresaw is told without its message, which may quote the answer. */
export function googleCloudError(error: unknown, provider: string): AdapterError {
  if (error instanceof AdapterError) return error;
  if (!(error instanceof RequestFailure)) return new AdapterError(provider, 'malformed', 'the answer could not be read');
  const { body } = error;
  return requestError(provider, error, { reason: error.kind === 'status' ? statedReason(body) : undefined, retryAfterMs: rpcRetryDelayMs(body) });
}

function statedReason(body: unknown): AdapterReason | undefined {
  if (isPerDay(body)) return 'quota';
  for (const detail of rpcDetails(body, 'ErrorInfo')) {
    const reason = textMember(detail, 'reason') ?? '';
    if (Object.hasOwn(REASONS, reason)) return REASONS[reason];
  }
  // A voice or language that it does not have is an "invalid argument" to Google, which only the message tells from others.
  const isUnknown = /\b(voice|language)\b/i.test(textMember(body, 'error', 'message') ?? '');
  return numberMember(body, 'error', 'code') === 400 && isUnknown ? 'unsupported' : undefined;
}

/** An allowance of the day, by either of the details in which Google names it. */
function isPerDay(body: unknown): boolean {
  const quotas = rpcDetails(body, 'QuotaFailure').flatMap((detail) => listMember(detail, 'violations').map((violation) => textMember(violation, 'quotaId')));
  const limits = rpcDetails(body, 'ErrorInfo').map((detail) => textMember(detail, 'metadata', 'quota_limit'));
  return [...quotas, ...limits].some((name) => /PerDay/i.test(name ?? ''));
}
