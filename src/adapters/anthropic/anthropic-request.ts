import { AdapterError } from '../../errors/index.js';
import type { AdapterWarning, ModelMessage, ModelMessagePart, ModelRequest } from '../../spec/index.js';
import { DATA_RULE, delimitData } from '../../utils/delimit-data.js';
import { PROVIDER } from './anthropic-errors.js';

/** Anthropic demands a limit. An interviewer's turn or a scored answer is far shorter. */
const DEFAULT_MAX_TOKENS = 4096;

export interface AnthropicTextBlock {
  readonly type: 'text';
  readonly text: string;
}

/** Body of `POST /v1/messages`, as far as it is used. Source: Anthropic API reference, "Create a message". */
export interface AnthropicRequestBody {
  readonly model: string;
  readonly max_tokens: number;
  readonly stream: true;
  readonly system?: readonly AnthropicTextBlock[];
  readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly content: readonly AnthropicTextBlock[] }[];
  readonly output_config?: { readonly format: { readonly type: 'json_schema'; readonly schema: Readonly<Record<string, unknown>> } };
}

/** Makes the request. Throws `AdapterError` (`unsupported`) for audio: there is no such input, and it cannot be left out. */
export function anthropicRequest(
  model: string,
  { system, messages, schema, maxTokens, temperature }: ModelRequest,
): { readonly body: AnthropicRequestBody; readonly warnings: readonly AdapterWarning[] } {
  const hasData = messages.some(({ parts }) => parts.some(({ type }) => type === 'data'));
  const instructions = [system, hasData ? DATA_RULE : ''].filter((text) => text !== '').map(toBlock);
  const body: AnthropicRequestBody = {
    model,
    max_tokens: maxTokens ?? DEFAULT_MAX_TOKENS,
    stream: true,
    ...(instructions.length > 0 && { system: instructions }),
    messages: messages.map(toMessage),
    ...(schema && { output_config: { format: { type: 'json_schema', schema } } }),
  };
  const warnings = temperature === undefined ? [] : [{ setting: 'temperature', message: 'Newer models of Anthropic refuse it; it was not passed on.' }];
  return { body, warnings };
}

function toMessage({ role, parts }: ModelMessage): AnthropicRequestBody['messages'][number] {
  // Empty blocks are refused.
  return { role, content: parts.filter((part) => part.type !== 'text' || part.text !== '').map(toContent) };
}

function toContent(part: ModelMessagePart): AnthropicTextBlock {
  switch (part.type) {
    case 'text':
      return toBlock(part.text);
    case 'data':
      return toBlock(delimitData(part.name, part.text));
    case 'audio':
      throw new AdapterError(PROVIDER, 'unsupported', 'the model does not take audio', { action: 'Send the words instead.' });
  }
}

function toBlock(text: string): AnthropicTextBlock {
  return { type: 'text', text };
}
