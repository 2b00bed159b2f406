import { fromBase64 } from '../utils/base64.js';
import { listMember, member, textMember } from '../utils/member.js';
import { problemOfWav } from './check-wav.js';
import type { ReceivedConversation, ReceivedPart, SimulatedFailure, SimulatedText } from './language-model-reply.js';
import {
  jsonResponse,
  simulateProtocol,
  type LanguageModelSimulator,
  type SimulatedFrames,
  type SimulatedRequest,
  type SimulatorOptions,
} from './language-model-simulator.js';

const FIELDS = new Set(['contents', 'systemInstruction', 'generationConfig', 'safetySettings', 'tools', 'toolConfig', 'cachedContent']);
const CONFIG_FIELDS = new Set([
  'temperature', 'topP', 'topK', 'candidateCount', 'maxOutputTokens', 'stopSequences', 'responseMimeType', 'responseSchema',
  'responseJsonSchema', 'responseModalities', 'thinkingConfig', 'seed', 'presencePenalty', 'frequencyPenalty',
]);
/** Sound that Gemini documents; webm is not among it. */
const SOUNDS = /^audio\/(wav|mp3|aiff|aac|ogg|flac)$/;
/** What is larger has to be uploaded first (Gemini API, "Audio understanding"). */
const LARGEST_REQUEST = 20 * 1024 * 1024;
const STATUSES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT', 403: 'PERMISSION_DENIED', 404: 'NOT_FOUND', 429: 'RESOURCE_EXHAUSTED', 500: 'INTERNAL', 503: 'UNAVAILABLE',
};
const TYPE = 'type.googleapis.com/google.rpc.';
const METRIC = 'generativelanguage.googleapis.com/generate_content_free_tier_requests';

/**
 * Google's Gemini: `POST /v1beta/models/{model}:streamGenerateContent?alt=sse`. Speaks errors with their google.rpc details,
 * framing and refusals as generativelanguage.googleapis.com does (Gemini API reference). Answers streamed calls only.
 */
export function geminiSimulator(options: SimulatorOptions = {}): LanguageModelSimulator {
  return simulateProtocol({ receive, fail, frames, block }, options);
}

function receive({ method, path, headers, body }: SimulatedRequest, { apiKey, models }: SimulatorOptions): ReceivedConversation | Response {
  const url = new URL(path, 'https://generativelanguage.googleapis.com');
  const model = /^\/v1(?:alpha|beta)\/models\/([\w.-]+):streamGenerateContent$/.exec(url.pathname)?.[1];
  if (method !== 'POST' || model === undefined || url.searchParams.get('alt') !== 'sse') return errorResponse(404, 'The requested URL was not found on this server.');
  const key = headers['x-goog-api-key'] ?? url.searchParams.get('key');
  if (!key) return errorResponse(403, "Method doesn't allow unregistered callers (callers without established identity).");
  if (apiKey !== undefined && key !== apiKey) return wrongKey();
  if (models && !models.includes(model)) return errorResponse(404, `models/${model} is not found for API version v1beta, or is not supported for generateContent.`);
  if (typeof body !== 'object' || body === null) return errorResponse(400, 'Invalid JSON payload received.');
  const unknown = unknownField(body);
  if (unknown !== undefined) return errorResponse(400, `Invalid JSON payload received. Unknown name "${unknown}": Cannot find field.`);
  const config = member(body, 'generationConfig');
  const schema = member(config, 'responseJsonSchema');
  if (schema !== undefined && textMember(config, 'responseMimeType') !== 'application/json') {
    return errorResponse(400, "response_mime_type must be 'application/json' when a response schema is given.");
  }
  const contents = listMember(body, 'contents');
  if (contents.length === 0) return errorResponse(400, '* GenerateContentRequest.contents: contents is not specified');
  const messages: ReceivedConversation['messages'][number][] = [];
  for (const [index, content] of contents.entries()) {
    const role = textMember(content, 'role') ?? 'user';
    if (role !== 'user' && role !== 'model') return errorResponse(400, 'Please use a valid role: user, model.');
    const parts = listMember(content, 'parts').map(readPart);
    if (parts.length === 0) return errorResponse(400, `* GenerateContentRequest.contents[${index}].parts: contents.parts must not be empty.`);
    const wrong = parts.find((part) => typeof part === 'string');
    if (wrong !== undefined) return errorResponse(400, wrong);
    messages.push({ role: role === 'model' ? 'assistant' : role, parts: parts.filter((part) => typeof part !== 'string') });
  }
  const system = listMember(body, 'systemInstruction', 'parts').map((part) => textMember(part, 'text') ?? '');
  return { system: system.join('\n\n'), messages, ...(schema !== undefined && { schema }) };
}

function unknownField(body: object): string | undefined {
  const config = member(body, 'generationConfig');
  const inConfig = typeof config === 'object' && config !== null ? Object.keys(config) : [];
  return Object.keys(body).find((name) => !FIELDS.has(name)) ?? inConfig.find((name) => !CONFIG_FIELDS.has(name));
}

/** The part, or why it is refused. */
function readPart(part: unknown): ReceivedPart | string {
  const text = textMember(part, 'text');
  const mimeType = textMember(part, 'inlineData', 'mimeType');
  const data = textMember(part, 'inlineData', 'data');
  if (text !== undefined && data === undefined) return { type: 'text', text };
  if (text !== undefined || data === undefined) return 'A part must have exactly one initialized field for "data".';
  if (!mimeType || !SOUNDS.test(mimeType)) return `Unsupported MIME type: ${mimeType ?? ''}`;
  if (!/^[\w+/-]*={0,2}$/.test(data)) return 'Invalid value (TYPE_BYTES): Base64 decoding failed.';
  if (data.length > LARGEST_REQUEST) return `Request payload size exceeds the limit: ${LARGEST_REQUEST} bytes.`;
  const bytes = fromBase64(data);
  if (!bytes) return 'Invalid value (TYPE_BYTES): Base64 decoding failed.';
  const problem = mimeType === 'audio/wav' ? problemOfWav(bytes) : undefined;
  return problem === undefined ? { type: 'audio', bytes } : `Request contains an invalid argument: the audio cannot be decoded (${problem}).`;
}

function errorBody(code: number, message: string, details: readonly unknown[] = []): unknown {
  return { error: { code, message, status: STATUSES[code] ?? 'UNKNOWN', ...(details.length > 0 && { details }) } };
}

function errorResponse(code: number, message: string, details: readonly unknown[] = []): Response {
  return jsonResponse(code, errorBody(code, message, details));
}

function wrongKey(): Response {
  return errorResponse(400, 'API key not valid. Please pass a valid API key.', [
    { '@type': `${TYPE}ErrorInfo`, reason: 'API_KEY_INVALID', domain: 'googleapis.com', metadata: { service: 'generativelanguage.googleapis.com' } },
  ]);
}

function fail(failure: SimulatedFailure): Response {
  switch (failure.type) {
    case 'rate':
      return limit('GenerateRequestsPerMinutePerProjectPerModel-FreeTier', failure.retryAfterMs);
    case 'quota':
      // With a wait that leads nowhere, as Gemini sends it.
      return limit('GenerateRequestsPerDayPerProjectPerModel-FreeTier', 45_837.906927);
    case 'auth':
      return wrongKey();
    case 'server':
      return failure.status === 503 ? errorResponse(503, 'The model is overloaded. Please try again later.') : errorResponse(500, 'An internal error has occurred.');
  }
}

function limit(quotaId: string, retryAfterMs: number | undefined): Response {
  const violation = { quotaMetric: METRIC, quotaId, quotaDimensions: { location: 'global', model: 'simulated' }, quotaValue: '10' };
  return errorResponse(429, 'You exceeded your current quota, please check your plan and billing details.', [
    { '@type': `${TYPE}QuotaFailure`, violations: [violation] },
    { '@type': `${TYPE}Help`, links: [{ description: 'Learn more about Gemini API quotas', url: 'https://ai.google.dev/gemini-api/docs/rate-limits' }] },
    ...(retryAfterMs === undefined ? [] : [{ '@type': `${TYPE}RetryInfo`, retryDelay: `${retryAfterMs / 1000}s` }]),
  ]);
}

const frame = (chunk: unknown): string => `data: ${JSON.stringify(chunk)}\r\n\r\n`;
const usage = (outputTokens: number): unknown => ({ promptTokenCount: 10, candidatesTokenCount: outputTokens, totalTokenCount: 10 + outputTokens });
const SAME = { modelVersion: 'simulated', responseId: 'simulated' };

function frames({ deltas, finish = 'stop' }: SimulatedText): SimulatedFrames {
  const chunk = (text: string, count: number, finishReason?: string): string =>
    frame({ candidates: [{ content: { parts: [{ text }], role: 'model' }, ...(finishReason && { finishReason }), index: 0 }], usageMetadata: usage(count), ...SAME });
  return {
    head: [],
    deltas: deltas.map((text, index) => chunk(text, index + 1)),
    tail: [chunk('', deltas.length, { stop: 'STOP', length: 'MAX_TOKENS', filtered: 'SAFETY' }[finish])],
    error: frame(errorBody(503, 'The model is overloaded. Please try again later.')),
  };
}

function block(): SimulatedFrames {
  return { head: [frame({ promptFeedback: { blockReason: 'SAFETY' }, usageMetadata: { promptTokenCount: 10, totalTokenCount: 10 }, ...SAME })], deltas: [], tail: [], error: '' };
}
