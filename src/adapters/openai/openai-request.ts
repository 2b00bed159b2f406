import { AdapterError } from '../../errors/index.js';
import type { AdapterWarning, ModelMessage, ModelMessagePart, ModelRequest } from '../../spec/index.js';
import { toBase64 } from '../../utils/base64.js';
import { DATA_RULE, delimitData } from '../../utils/delimit-data.js';
import { wavFiles } from '../../utils/wav-file.js';
import { PROVIDER } from './openai-errors.js';
import { isStrictSchema } from './strict-schema.js';

export type OpenaiContentPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'input_audio'; readonly input_audio: { readonly data: string; readonly format: 'wav' } };

export interface OpenaiMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string | readonly OpenaiContentPart[];
}

/** Body of `POST /chat/completions`, as far as it is used. Source: OpenAI API reference, "Create chat completion". */
export interface OpenaiRequestBody {
  readonly model: string;
  readonly messages: readonly OpenaiMessage[];
  readonly stream: true;
  readonly stream_options: { readonly include_usage: true };
  readonly temperature?: number;
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly response_format?: {
    readonly type: 'json_schema';
    readonly json_schema: { readonly name: string; readonly schema: Readonly<Record<string, unknown>>; readonly strict: boolean };
  };
}

export interface OpenaiTarget {
  readonly baseUrl: string;
  readonly model: string;
  readonly audioInput: boolean;
  readonly json: boolean;
}

/** Makes the request. Throws `AdapterError` (`unsupported`) for audio that the model does not take: it cannot be left out. */
export function openaiRequest(target: OpenaiTarget, request: ModelRequest): { readonly body: OpenaiRequestBody; readonly warnings: readonly AdapterWarning[] } {
  const { system, messages, schema, maxTokens, temperature } = request;
  const hasData = messages.some(({ parts }) => parts.some(({ type }) => type === 'data'));
  const instructions = [system, hasData ? DATA_RULE : ''].filter((text) => text !== '').join('\n\n');
  const asksForJson = schema !== undefined && target.json;
  const body: OpenaiRequestBody = {
    model: target.model,
    messages: [
      ...(instructions ? [{ role: 'system', content: instructions } as const] : []),
      ...messages.map((message) => toMessage(message, target)),
    ],
    stream: true,
    stream_options: { include_usage: true },
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { [limitName(target)]: maxTokens }),
    ...(asksForJson && { response_format: { type: 'json_schema', json_schema: { name: 'reply', schema, strict: isStrictSchema(schema) } } }),
  };
  const warnings = schema !== undefined && !target.json ? [{ setting: 'schema', message: 'The server is said not to understand JSON schemas; none was asked for.' }] : [];
  return { body, warnings };
}

/** OpenAI itself refuses `max_tokens` for its reasoning models; older compatible servers know nothing else. */
function limitName({ baseUrl }: OpenaiTarget): 'max_tokens' | 'max_completion_tokens' {
  return /^https:\/\/([\w-]+\.)*openai\.com(\/|$)/.test(baseUrl) ? 'max_completion_tokens' : 'max_tokens';
}

function toMessage({ role, parts }: ModelMessage, target: OpenaiTarget): OpenaiMessage {
  const content = parts.flatMap((part) => toContent(part, target));
  const [only] = content;
  // Some servers read lists of parts only where there is something other than text.
  return { role, content: content.length === 1 && only?.type === 'text' ? only.text : content };
}

function toContent(part: ModelMessagePart, { audioInput }: OpenaiTarget): readonly OpenaiContentPart[] {
  switch (part.type) {
    case 'text':
      return [{ type: 'text', text: part.text }];
    case 'data':
      return [{ type: 'text', text: delimitData(part.name, part.text) }];
    case 'audio':
      if (!audioInput) throw new AdapterError(PROVIDER, 'unsupported', 'the model does not take audio', { action: 'Send the words instead, or set audioInput for a model that takes it.' });
      return wavFiles(part.frames).map((file) => ({ type: 'input_audio', input_audio: { data: toBase64(file), format: 'wav' } }));
  }
}
