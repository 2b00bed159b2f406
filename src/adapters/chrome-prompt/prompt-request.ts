import { AdapterError } from '../../errors/index.js';
import type { AdapterWarning, ModelMessage, ModelMessagePart, ModelRequest } from '../../spec/index.js';
import { DATA_RULE, delimitData } from '../../utils/delimit-data.js';
import { PROVIDER } from './prompt-errors.js';
import type { PromptMessage } from './prompt-globals.js';

export interface PromptRequest {
  /** What the session begins with: the instructions, which must come first, and what was said before. */
  readonly initialPrompts: readonly PromptMessage[];
  /** What it is asked. */
  readonly input: readonly PromptMessage[];
  readonly responseConstraint?: Readonly<Record<string, unknown>>;
  readonly warnings: readonly AdapterWarning[];
}

/** Makes the request. Throws `AdapterError` (`unsupported`) for audio: few machines could hear, and it cannot be left out. */
export function promptRequest({ system, messages, schema, maxTokens, temperature }: ModelRequest): PromptRequest {
  const hasData = messages.some(({ parts }) => parts.some(({ type }) => type === 'data'));
  const instructions = [system, hasData ? DATA_RULE : ''].filter((text) => text !== '').join('\n\n');
  const unknown = (setting: string): AdapterWarning => ({ setting, message: 'The model in the browser cannot be told this; it was not passed on.' });
  return {
    initialPrompts: [...(instructions ? [{ role: 'system', content: instructions } as const] : []), ...messages.slice(0, -1).map(toMessage)],
    input: messages.slice(-1).map(toMessage),
    ...(schema && { responseConstraint: schema }),
    warnings: [...(maxTokens === undefined ? [] : [unknown('maxTokens')]), ...(temperature === undefined ? [] : [unknown('temperature')])],
  };
}

function toMessage({ role, parts }: ModelMessage): PromptMessage {
  return { role, content: parts.map((part) => ({ type: 'text', value: textOf(part) })) };
}

function textOf(part: ModelMessagePart): string {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'data':
      return delimitData(part.name, part.text);
    case 'audio':
      throw new AdapterError(PROVIDER, 'unsupported', 'the model in the browser does not take audio', { action: 'Send the words instead.' });
  }
}
