import { fromBase64 } from '../utils/base64.js';
import { listMember, member, textMember } from '../utils/member.js';
import { problemOfWav } from './check-wav.js';
import type { ReceivedConversation, ReceivedPart, SimulatedText } from './language-model-reply.js';
import {
  simulateProtocol,
  type LanguageModelSimulator,
  type SimulatedFrames,
  type SimulatedRequest,
  type SimulatorOptions,
} from './language-model-simulator.js';
import { openaiFailure, openaiRefusal, openaiUnknownModel } from './openai-refusals.js';

/** Fields of the request that the adapter, or a host that calls by hand, may use. */
const FIELDS = new Set([
  'model', 'messages', 'stream', 'stream_options', 'temperature', 'top_p', 'max_tokens', 'max_completion_tokens', 'response_format',
  'stop', 'seed', 'user', 'n', 'presence_penalty', 'frequency_penalty', 'reasoning_effort', 'store', 'metadata',
]);

/**
 * An OpenAI-compatible provider: `POST .../chat/completions`, streamed. Speaks errors, framing and refusals as api.openai.com
 * does (OpenAI API reference, "Chat completions" and "Error codes"). Answers streamed calls only.
 */
export function openaiSimulator(options: SimulatorOptions = {}): LanguageModelSimulator {
  return simulateProtocol({ receive, fail: openaiFailure, frames, block: () => frames({ type: 'text', deltas: [], finish: 'filtered' }) }, options);
}

function receive({ method, path, headers, body }: SimulatedRequest, { apiKey, models }: SimulatorOptions): ReceivedConversation | Response {
  if (!/\/chat\/completions$/.test(path)) return openaiRefusal(404, `Invalid URL (${method} ${path})`, null);
  if (method !== 'POST') return openaiRefusal(405, `Not allowed to ${method} on ${path}`, 'method_not_supported');
  if (apiKey !== undefined && headers['authorization'] !== `Bearer ${apiKey}`) {
    return headers['authorization'] ? openaiRefusal(401, 'Incorrect API key provided.', 'invalid_api_key') : openaiRefusal(401, "You didn't provide an API key.", null);
  }
  if (!headers['content-type']?.startsWith('application/json') || typeof body !== 'object' || body === null) {
    return openaiRefusal(400, 'We could not parse the JSON body of your request.', null);
  }
  const unknown = Object.keys(body).find((name) => !FIELDS.has(name));
  if (unknown !== undefined) return openaiRefusal(400, `Unknown parameter: '${unknown}'.`, 'unknown_parameter', unknown);
  const model = textMember(body, 'model');
  if (!model) return openaiRefusal(400, 'you must provide a model parameter', null);
  if (models && !models.includes(model)) return openaiUnknownModel(model);
  if (member(body, 'stream') !== true) return openaiRefusal(400, "This simulator answers only with 'stream': true.", 'invalid_value', 'stream');
  const messages = listMember(body, 'messages');
  if (messages.length === 0) return openaiRefusal(400, "Invalid 'messages': empty array. Expected an array with minimum length 1.", 'empty_array', 'messages');
  const format = member(body, 'response_format');
  if (format !== undefined && !isJsonFormat(format)) return openaiRefusal(400, "Missing required parameter: 'response_format.json_schema'.", 'missing_required_parameter', 'response_format.json_schema');
  const read = messages.map(readMessage);
  const wrong = read.findIndex((message) => message === undefined);
  if (wrong >= 0) return openaiRefusal(400, `Invalid value for 'messages[${wrong}]'.`, 'invalid_value', `messages[${wrong}]`);
  const valid = read.filter((message) => message !== undefined);
  const textOf = ({ parts }: ReadMessage): string => parts.map((part) => (part.type === 'text' ? part.text : '')).join('\n\n');
  return {
    system: valid.filter(({ role }) => role === 'system').map(textOf).join('\n\n'),
    messages: valid.flatMap(({ role, parts }) => (role === 'system' ? [] : [{ role, parts }])),
    ...(format !== undefined && { schema: member(format, 'json_schema', 'schema') }),
  };
}

interface ReadMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly parts: readonly ReceivedPart[];
}

function readMessage(message: unknown): ReadMessage | undefined {
  const stated = textMember(message, 'role');
  const role = stated === 'developer' ? 'system' : stated;
  if (role !== 'system' && role !== 'user' && role !== 'assistant') return undefined;
  const content = member(message, 'content');
  if (typeof content === 'string') return { role, parts: [{ type: 'text', text: content }] };
  if (!Array.isArray(content) || content.length === 0) return undefined;
  const parts = content.map((part: unknown) => readPart(part, role));
  return parts.some((part) => part === undefined) ? undefined : { role, parts: parts.filter((part) => part !== undefined) };
}

function readPart(part: unknown, role: ReadMessage['role']): ReceivedPart | undefined {
  const text = textMember(part, 'text');
  if (textMember(part, 'type') === 'text' && text !== undefined) return { type: 'text', text };
  const data = textMember(part, 'input_audio', 'data');
  const format = textMember(part, 'input_audio', 'format');
  if (textMember(part, 'type') !== 'input_audio' || role !== 'user' || data === undefined || (format !== 'wav' && format !== 'mp3')) return undefined;
  const bytes = fromBase64(data);
  return !bytes || (format === 'wav' && problemOfWav(bytes) !== undefined) ? undefined : { type: 'audio', bytes };
}

function isJsonFormat(format: unknown): boolean {
  const type = textMember(format, 'type');
  if (type === 'text' || type === 'json_object') return true;
  const name = textMember(format, 'json_schema', 'name');
  return type === 'json_schema' && name !== undefined && /^[\w-]{1,64}$/.test(name) && typeof member(format, 'json_schema', 'schema') === 'object';
}

function frames({ deltas, finish = 'stop' }: SimulatedText): SimulatedFrames {
  const base = { id: 'chatcmpl-simulated', object: 'chat.completion.chunk', created: 1_704_067_200, model: 'simulated', system_fingerprint: null };
  const chunk = (rest: unknown): string => `data: ${JSON.stringify({ ...base, ...(rest as object) })}\n\n`;
  const choice = (delta: unknown, finishReason: string | null = null): unknown => ({ choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }], usage: null });
  const outputTokens = deltas.length;
  return {
    // A comment first, as proxies send it to keep the connection open.
    head: [': keep-alive\n\n', chunk(choice({ role: 'assistant', content: '', refusal: null }))],
    deltas: deltas.map((content) => chunk(choice({ content }))),
    tail: [
      chunk(choice({}, { stop: 'stop', length: 'length', filtered: 'content_filter' }[finish])),
      chunk({ choices: [], usage: { prompt_tokens: 10, completion_tokens: outputTokens, total_tokens: 10 + outputTokens } }),
      'data: [DONE]\n\n',
    ],
    error: `data: ${JSON.stringify({ error: { message: 'The server had an error while processing your request.', type: 'server_error', param: null, code: null } })}\n\n`,
  };
}
