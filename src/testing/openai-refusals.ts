import type { SimulatedFailure } from './language-model-reply.js';
import { jsonResponse } from './language-model-simulator.js';

/** A request that is refused for what it is. */
export function openaiRefusal(status: number, message: string, code: string | null, param: string | null = null): Response {
  return jsonResponse(status, { error: { message, type: 'invalid_request_error', param, code } });
}

/** For a model that is not among those that there are. */
export function openaiUnknownModel(model: string): Response {
  return openaiRefusal(404, `The model \`${model}\` does not exist or you do not have access to it.`, 'model_not_found');
}

/** A call that fails before the first token, as OpenAI says it. */
export function openaiFailure(failure: SimulatedFailure): Response {
  const error = (type: string, code: string | null, message: string): unknown => ({ error: { message, type, param: null, code } });
  switch (failure.type) {
    case 'rate': {
      const ms = failure.retryAfterMs;
      const headers = ms === undefined ? {} : { 'retry-after-ms': String(ms), 'retry-after': String(Math.ceil(ms / 1000)) };
      return jsonResponse(429, error('requests', 'rate_limit_exceeded', 'Rate limit reached for requests per min (RPM): Limit 3, Used 3, Requested 1.'), headers);
    }
    case 'quota':
      return jsonResponse(429, error('insufficient_quota', 'insufficient_quota', 'You exceeded your current quota, please check your plan and billing details.'));
    case 'auth':
      return openaiRefusal(401, 'Incorrect API key provided.', 'invalid_api_key');
    case 'server':
      return jsonResponse(failure.status ?? 500, error('server_error', null, 'The server had an error while processing your request.'));
  }
}
