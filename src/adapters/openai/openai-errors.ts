import { AdapterError, type AdapterReason } from '../../errors/index.js';
import { httpReason, requestError } from '../../errors/request-error.js';
import { numberMember, textMember } from '../../utils/member.js';
import { RequestFailure } from '../../utils/request-failure.js';

export const PROVIDER = 'openai-language-model';
export const STT_PROVIDER = 'openai-speech-to-text';
export const TTS_PROVIDER = 'openai-text-to-speech';

/** Names of failures in `error.code` or `error.type`. Source: OpenAI API reference, "Error codes"; Groq and vLLM follow it. */
const REASONS: Readonly<Record<string, AdapterReason>> = {
  insufficient_quota: 'quota',
  billing_hard_limit_reached: 'quota',
  rate_limit_exceeded: 'rate',
  rate_limit_error: 'rate',
  invalid_api_key: 'auth',
  authentication_error: 'auth',
  permission_error: 'auth',
  model_not_found: 'unsupported',
  server_error: 'server',
  internal_server_error: 'server',
  overloaded_error: 'server',
  context_length_exceeded: 'malformed',
};

const CORS_ACTION =
  'Allow this page\'s origin at the server (Ollama: OLLAMA_ORIGINS, vLLM: --allowed-origins, llama.cpp allows all), or go through your own server.';

/** What a call rejects with. Errors with a type of ours pass; what nobody foresaw is told without its message, which may quote the reply. */
export function openaiError(error: unknown, provider = PROVIDER): AdapterError {
  if (error instanceof AdapterError) return error;
  if (!(error instanceof RequestFailure)) return new AdapterError(provider, 'malformed', 'the answer could not be read');
  return requestError(provider, error, {
    reason: error.kind === 'status' ? statedReason(error.body) : undefined,
    action: error.kind === 'cors' ? CORS_ACTION : undefined,
  });
}

/** An error object that came within the stream. */
export function streamError(data: unknown, provider = PROVIDER): AdapterError {
  const status = numberMember(data, 'error', 'code') ?? (textMember(data, 'error', 'type') === 'invalid_request_error' ? 400 : 500);
  const reason = statedReason(data) ?? httpReason(status);
  return new AdapterError(provider, reason, 'the server told of an error within its answer');
}

/** The code first: it says more than the type. */
function statedReason(body: unknown): AdapterReason | undefined {
  for (const member of ['code', 'type']) {
    const name = textMember(body, 'error', member);
    if (name !== undefined && Object.hasOwn(REASONS, name)) return REASONS[name];
  }
  // What it does not know by that name; a server with other voices and languages may.
  const parameter = textMember(body, 'error', 'param');
  return parameter === 'voice' || parameter === 'language' ? 'unsupported' : undefined;
}
