import { AdapterError, type AdapterReason } from '../../errors/index.js';
import { requestError } from '../../errors/request-error.js';
import { socketError } from '../../errors/socket-error.js';
import { textMember } from '../../utils/member.js';
import { RequestFailure } from '../../utils/request-failure.js';
import { SocketFailure } from '../../utils/socket-connection.js';

export const PROVIDER = 'elevenlabs-text-to-speech';

/**
 * Names of failures, in `error` of a message and in the reason of a close; the service has older and newer ones for the same.
 * Source: ElevenLabs API reference, "Errors", and its help centre, "API - Error Code ...".
 */
const REASONS: Readonly<Record<string, AdapterReason>> = {
  invalid_api_key: 'auth',
  missing_api_key: 'auth',
  authentication_required: 'auth',
  invalid_authorization: 'auth',
  unauthorized: 'auth',
  invalid_token: 'auth',
  token_expired: 'auth',
  insufficient_permissions: 'auth',
  missing_permissions: 'auth',
  detected_unusual_activity: 'auth',
  quota_exceeded: 'quota',
  insufficient_credits: 'quota',
  payment_required: 'quota',
  rate_limit_exceeded: 'rate',
  too_many_concurrent_requests: 'rate',
  concurrent_limit_exceeded: 'rate',
  max_active_contexts_exceeded: 'rate',
  system_busy: 'server',
  internal_error: 'server',
  service_unavailable: 'server',
  voice_not_found: 'unsupported',
  voice_id_does_not_exist: 'unsupported',
  model_not_found: 'unsupported',
  unsupported_model: 'unsupported',
  unsupported_language: 'unsupported',
  output_format_not_allowed: 'unsupported',
  max_character_limit_exceeded: 'malformed',
  text_too_long: 'malformed',
  input_timeout_exceeded: 'closed',
};

const ACTIONS: Readonly<Record<string, string>> = {
  voice_not_found: 'Check the id of the voice, and that the account has it in its library.',
  voice_id_does_not_exist: 'Check the id of the voice, and that the account has it in its library.',
  max_character_limit_exceeded: 'Have the text spoken in shorter pieces.',
  text_too_long: 'Have the text spoken in shorter pieces.',
};

const TOKEN_ACTION = 'Hand in a function that fetches a new single-use token from your server for each connection: a token is good once, for 15 minutes.';

/** What a call rejects with. */
export function elevenLabsError(error: unknown): AdapterError {
  if (error instanceof AdapterError) return error;
  if (error instanceof RequestFailure) return requestError(PROVIDER, error);
  if (!(error instanceof SocketFailure)) return new AdapterError(PROVIDER, 'malformed', 'the connection could not be used', { cause: error });
  const name = namesIn(error.reason);
  const reason = name === undefined ? undefined : REASONS[name];
  return socketError(PROVIDER, error, { reason, action: actionFor(name, reason) });
}

/** The error that a message tells of; undefined where it tells of none. */
export function toldError(message: unknown): AdapterError | undefined {
  const stated = textMember(message, 'error') ?? textMember(message, 'detail', 'code') ?? textMember(message, 'detail', 'status');
  if (stated === undefined) return undefined;
  const name = namesIn(stated) ?? namesIn(textMember(message, 'message') ?? '');
  const reason = (name === undefined ? undefined : REASONS[name]) ?? 'server';
  const action = actionFor(name, reason);
  return new AdapterError(PROVIDER, reason, `the service told of an error${name ? ` (${name})` : ''}`, action === undefined ? {} : { action });
}

function actionFor(name: string | undefined, reason: AdapterReason | undefined): string | undefined {
  return (name === undefined ? undefined : ACTIONS[name]) ?? (reason === 'auth' ? TOKEN_ACTION : undefined);
}

/** Known names only: whatever else stands there may quote the text. */
function namesIn(text: string): string | undefined {
  return (text.match(/[a-z]+(?:_[a-z]+)+|unauthorized/g) ?? []).find((word) => Object.hasOwn(REASONS, word));
}
