import { listMember, member, numberMember, textMember } from '../utils/member.js';
import type { ReceivedConversation, ReceivedPart, SimulatedFailure, SimulatedText } from './language-model-reply.js';
import {
  jsonResponse,
  simulateProtocol,
  type LanguageModelSimulator,
  type SimulatedFrames,
  type SimulatedRequest,
  type SimulatorOptions,
} from './language-model-simulator.js';

const FIELDS = new Set([
  'model', 'messages', 'max_tokens', 'stream', 'system', 'temperature', 'top_p', 'top_k', 'stop_sequences', 'metadata', 'output_config',
  'thinking', 'service_tier', 'tools', 'tool_choice',
]);
const VERSIONS = new Set(['2023-06-01', '2026-10-21']);

/**
 * Anthropic's Claude: `POST /v1/messages`, streamed. Speaks errors, named events and refusals as api.anthropic.com does
 * (Anthropic API reference, "Messages", "Streaming messages", "Errors"), also to pages that do not say that they are ones.
 * Answers streamed calls only.
 */
export function anthropicSimulator(options: SimulatorOptions = {}): LanguageModelSimulator {
  return simulateProtocol({ receive, fail, frames, block: () => frames({ type: 'text', deltas: [], finish: 'filtered' }) }, options);
}

function receive({ method, path, headers, body }: SimulatedRequest, { apiKey, models }: SimulatorOptions): ReceivedConversation | Response {
  if (path !== '/v1/messages') return errorResponse(404, 'not_found_error', 'Not found');
  if (method !== 'POST') return errorResponse(405, 'invalid_request_error', 'Method Not Allowed');
  if (headers['origin'] !== undefined && headers['anthropic-dangerous-direct-browser-access'] !== 'true') {
    return errorResponse(401, 'authentication_error', "CORS requests must set 'anthropic-dangerous-direct-browser-access' header");
  }
  const key = headers['x-api-key'];
  if (!key) return errorResponse(401, 'authentication_error', 'x-api-key header is required');
  if (apiKey !== undefined && key !== apiKey) return errorResponse(401, 'authentication_error', 'invalid x-api-key');
  const refuse = (message: string): Response => errorResponse(400, 'invalid_request_error', message);
  if (!VERSIONS.has(headers['anthropic-version'] ?? '')) return refuse('anthropic-version: header is required');
  if (typeof body !== 'object' || body === null) return refuse('The request body is not valid JSON');
  const unknown = Object.keys(body).find((name) => !FIELDS.has(name));
  if (unknown !== undefined) return refuse(`${unknown}: Extra inputs are not permitted`);
  const model = textMember(body, 'model');
  if (!model) return refuse('model: Field required');
  if (models && !models.includes(model)) return errorResponse(404, 'not_found_error', `model: ${model}`);
  if (!((numberMember(body, 'max_tokens') ?? 0) >= 1)) return refuse('max_tokens: Field required');
  const temperature = member(body, 'temperature');
  if (temperature !== undefined && !(typeof temperature === 'number' && temperature >= 0 && temperature <= 1)) return refuse('temperature: range: 0..1');
  if (member(body, 'stream') !== true) return refuse("stream: this simulator answers only with 'stream': true");
  const format = member(body, 'output_config', 'format');
  if (format !== undefined && (textMember(format, 'type') !== 'json_schema' || typeof member(format, 'schema') !== 'object')) return refuse('output_config.format.schema: Field required');
  const system = readBlocks(member(body, 'system') ?? []);
  if (!system) return refuse('system: Input should be a valid list');
  const contents = listMember(body, 'messages');
  if (contents.length === 0) return refuse('messages: at least one message is required');
  const messages: ReceivedConversation['messages'][number][] = [];
  for (const [index, message] of contents.entries()) {
    const role = textMember(message, 'role');
    const parts = readBlocks(member(message, 'content'));
    if (role !== 'user' && role !== 'assistant') return refuse(`messages.${index}.role: Input should be 'user' or 'assistant'`);
    if (!parts) return refuse(`messages.${index}.content: Input should be a valid list of content blocks`);
    if (parts.length === 0 || parts.some(({ text }) => text === '')) return refuse('messages: text content blocks must be non-empty');
    messages.push({ role, parts });
  }
  if (messages[0]?.role !== 'user') return refuse('messages: first message must use the "user" role');
  return { system: system.map(({ text }) => text).join('\n\n'), messages, ...(format !== undefined && { schema: member(format, 'schema') }) };
}

type TextPart = Extract<ReceivedPart, { type: 'text' }>;

/** Undefined for what is no text. */
function readBlocks(content: unknown): readonly TextPart[] | undefined {
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  if (!Array.isArray(content)) return undefined;
  const parts = content.map((block: unknown): TextPart | undefined => {
    const text = textMember(block, 'text');
    return textMember(block, 'type') === 'text' && text !== undefined ? { type: 'text', text } : undefined;
  });
  return parts.some((part) => part === undefined) ? undefined : parts.filter((part) => part !== undefined);
}

const errorBody = (type: string, message: string): unknown => ({ type: 'error', error: { type, message }, request_id: 'req_simulated' });

function errorResponse(status: number, type: string, message: string, headers: Readonly<Record<string, string>> = {}): Response {
  return jsonResponse(status, errorBody(type, message), { 'request-id': 'req_simulated', ...headers });
}

function fail(failure: SimulatedFailure): Response {
  switch (failure.type) {
    case 'rate': {
      const ms = failure.retryAfterMs;
      const headers = ms === undefined ? {} : { 'retry-after': String(Math.ceil(ms / 1000)) };
      return errorResponse(429, 'rate_limit_error', 'This request would exceed the rate limit for your organization.', headers);
    }
    case 'quota':
      return errorResponse(400, 'invalid_request_error', 'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.');
    case 'auth':
      return errorResponse(401, 'authentication_error', 'invalid x-api-key');
    case 'server':
      // What others say with 503, Anthropic says with 529.
      return failure.status === 503 ? errorResponse(529, 'overloaded_error', 'Overloaded') : errorResponse(500, 'api_error', 'Internal server error');
  }
}

const frame = (data: { readonly type: string }): string => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
const named = (type: string, rest: object): { readonly type: string } => ({ type, ...rest });

function frames({ deltas, finish = 'stop' }: SimulatedText): SimulatedFrames {
  const message = { id: 'msg_simulated', type: 'message', role: 'assistant', model: 'simulated', content: [], stop_reason: null, stop_sequence: null, usage: { input_tokens: 10, output_tokens: 1 } };
  return {
    head: [
      frame(named('message_start', { message })),
      frame(named('content_block_start', { index: 0, content_block: { type: 'text', text: '' } })),
      frame(named('ping', {})),
    ],
    deltas: deltas.map((text) => frame(named('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }))),
    tail: [
      frame(named('content_block_stop', { index: 0 })),
      frame(named('message_delta', { delta: { stop_reason: { stop: 'end_turn', length: 'max_tokens', filtered: 'refusal' }[finish], stop_sequence: null }, usage: { output_tokens: deltas.length } })),
      frame(named('message_stop', {})),
    ],
    error: frame(named('error', { error: { type: 'overloaded_error', message: 'Overloaded' } })),
  };
}
