import { AdapterError, InterviewError, type AdapterReason } from '../../errors/index.js';
import { requestError } from '../../errors/request-error.js';
import { socketError } from '../../errors/socket-error.js';
import { numberMember, textMember } from '../../utils/member.js';
import { RequestFailure } from '../../utils/request-failure.js';
import { SocketFailure } from '../../utils/socket-connection.js';

export const PROVIDER = 'openai-realtime-voice';

/** Names of failures in `error` events, failed responses and close reasons. Source: OpenAI, "Error codes" and "Realtime: error". */
const REASONS: Readonly<Record<string, AdapterReason>> = {
  invalid_api_key: 'auth',
  expired_api_key: 'auth',
  client_secret_expired: 'auth',
  authentication_error: 'auth',
  permission_error: 'auth',
  insufficient_quota: 'quota',
  billing_hard_limit_reached: 'quota',
  rate_limit_exceeded: 'rate',
  invalid_model: 'unsupported',
  model_not_found: 'unsupported',
  unknown_parameter: 'unsupported',
  invalid_value: 'unsupported',
  session_expired: 'closed',
  server_error: 'server',
};
const MODEL_ACTION = 'Check the name of the model, and that the account may use it in the Realtime API.';
const SECRET_ACTION = 'Hand in a function that asks your server for a new client secret at each call: one is good for 10 minutes.';

/** What is told of an error by its code; the message may quote what was said, and stays out. */
export function namedError(code: string | undefined, detail: string): AdapterError {
  const reason = (code !== undefined && Object.hasOwn(REASONS, code) ? REASONS[code] : undefined) ?? 'server';
  return new AdapterError(PROVIDER, reason, code !== undefined && /^[a-z_]+$/.test(code) ? `${detail} (${code})` : detail, action(reason, code));
}

/** What a conversation fails with. */
export function realtimeError(error: unknown): Error {
  if (InterviewError.isInstance(error)) return error;
  if (error instanceof RequestFailure) {
    const code = textMember(error.body, 'error', 'code') ?? textMember(error.body, 'error', 'type');
    const reason = code !== undefined && Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
    return requestError(PROVIDER, error, { reason: error.kind === 'status' ? reason : undefined });
  }
  if (!(error instanceof SocketFailure)) return new AdapterError(PROVIDER, 'malformed', 'the connection could not be used', { cause: error });
  const name = Object.keys(REASONS).find((code) => error.reason.includes(code));
  const reason = name === undefined ? undefined : REASONS[name];
  return socketError(PROVIDER, error, { reason, ...action(reason, name) });
}

/** Whether trying again is of no use. */
export function isFinal(error: Error): boolean {
  return error instanceof AdapterError && (error.reason === 'quota' || error.reason === 'unsupported');
}

/** How long a failed response asks to wait, ms: seconds stand in its message ("Please try again in 1.2s"). */
export function statedWait(error: unknown): number | undefined {
  const message = textMember(error, 'message') ?? '';
  const [, amount, unit] = /try again in (\d+(?:\.\d+)?)\s?(ms|s|m)\b/.exec(message) ?? [];
  if (amount === undefined) return numberMember(error, 'retry_after_ms');
  return Math.ceil(Number(amount) * (unit === 'ms' ? 1 : unit === 's' ? 1000 : 60_000));
}

function action(reason: AdapterReason | undefined, code: string | undefined): { readonly action?: string } {
  if (code === 'invalid_model' || code === 'model_not_found') return { action: MODEL_ACTION };
  return reason === 'auth' ? { action: SECRET_ACTION } : {};
}
