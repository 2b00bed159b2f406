import type { ModelMessage, ModelMessagePart, ModelRequest } from '../../spec/index.js';
import { toBase64 } from '../../utils/base64.js';
import { DATA_RULE, delimitData } from '../../utils/delimit-data.js';
import { wavFiles } from '../../utils/wav-file.js';
import type { GeminiLanguageModelOptions } from './gemini-options.js';

export type GeminiPart = { readonly text: string } | { readonly inlineData: { readonly mimeType: string; readonly data: string } };

export interface GeminiGenerationConfig {
  readonly temperature?: number;
  readonly maxOutputTokens?: number;
  readonly responseMimeType?: string;
  readonly responseJsonSchema?: Readonly<Record<string, unknown>>;
  readonly thinkingConfig?: { readonly thinkingLevel: string };
}

/** Body of `models.streamGenerateContent`, as far as it is used. Source: Gemini API reference, "Generating content". */
export interface GeminiRequestBody {
  readonly systemInstruction?: { readonly parts: readonly GeminiPart[] };
  readonly contents: readonly { readonly role: 'user' | 'model'; readonly parts: readonly GeminiPart[] }[];
  readonly generationConfig: GeminiGenerationConfig;
}

type Thinking = GeminiLanguageModelOptions['thinking'];

/** Makes the request. Each part of a message stays a part; instructions and the rule about data go where only we write. */
export function geminiRequest(model: string, thinking: Thinking, { system, messages, schema, maxTokens, temperature }: ModelRequest): GeminiRequestBody {
  const hasData = messages.some(({ parts }) => parts.some(({ type }) => type === 'data'));
  const instructions = [system, hasData ? DATA_RULE : ''].filter((text) => text !== '').map((text) => ({ text }));
  const level = thinking ?? (/^gemini-([3-9]|\d\d)(\.\d+)?-flash/.test(model) ? 'minimal' : undefined);
  return {
    ...(instructions.length > 0 && { systemInstruction: { parts: instructions } }),
    contents: messages.map(toContent),
    generationConfig: {
      ...(temperature !== undefined && { temperature }),
      ...(maxTokens !== undefined && { maxOutputTokens: maxTokens }),
      ...(schema && { responseMimeType: 'application/json', responseJsonSchema: schema }),
      ...(level && { thinkingConfig: { thinkingLevel: level.toUpperCase() } }),
    },
  };
}

function toContent({ role, parts }: ModelMessage): GeminiRequestBody['contents'][number] {
  return { role: role === 'assistant' ? 'model' : 'user', parts: parts.flatMap(toParts) };
}

function toParts(part: ModelMessagePart): readonly GeminiPart[] {
  switch (part.type) {
    case 'text':
      return [{ text: part.text }];
    case 'data':
      return [{ text: delimitData(part.name, part.text) }];
    case 'audio':
      // Of what a browser can make, Gemini documents only WAV.
      return wavFiles(part.frames).map((file) => ({ inlineData: { mimeType: 'audio/wav', data: toBase64(file) } }));
  }
}
