import { AdapterError } from '../../errors/index.js';
import type { AdapterWarning, ModelPart } from '../../spec/index.js';
import { member, numberMember, textMember } from '../../utils/member.js';
import { parseJson } from '../../utils/parse-json.js';
import type { ServerSentEvent } from '../../utils/server-sent-events.js';
import { PROVIDER, streamError } from './openai-errors.js';

type Finish = Extract<ModelPart, { type: 'finish' }>;

const FINISHES: Readonly<Record<string, Finish['reason']>> = { stop: 'stop', length: 'length', content_filter: 'filtered' };

/**
 * Reads the chunks of a streamed completion. Throws `AdapterError`: `malformed` for what is no chunk, `closed` when the
 * stream ends without a finish, else what the server tells within it.
 */
export async function* openaiParts(events: AsyncIterable<ServerSentEvent>, warnings: readonly AdapterWarning[]): AsyncGenerator<ModelPart> {
  let reason: Finish['reason'] | undefined;
  let usage: Finish['usage'];
  let isDone = false;
  for await (const { data } of events) {
    isDone = data.trim() === '[DONE]';
    if (isDone) break;
    const chunk = parseJson(data);
    if (member(chunk, 'error')) throw streamError(chunk);
    if (typeof chunk !== 'object' || chunk === null) throw new AdapterError(PROVIDER, 'malformed', 'a chunk of the answer is no JSON object');
    const text = textMember(chunk, 'choices', 0, 'delta', 'content');
    if (text) yield { type: 'text-delta', text };
    const stated = textMember(chunk, 'choices', 0, 'finish_reason');
    if (stated) reason = (Object.hasOwn(FINISHES, stated) && FINISHES[stated]) || 'other';
    if (textMember(chunk, 'choices', 0, 'delta', 'refusal')) reason = 'filtered';
    usage = usageOf(chunk) ?? usage;
  }
  if (!reason && !isDone) throw new AdapterError(PROVIDER, 'closed', 'the answer ended before it was finished');
  yield { type: 'finish', reason: reason ?? 'other', ...(usage && { usage }), warnings };
}

function usageOf(chunk: unknown): Finish['usage'] {
  const inputTokens = numberMember(chunk, 'usage', 'prompt_tokens');
  const outputTokens = numberMember(chunk, 'usage', 'completion_tokens');
  if (inputTokens === undefined && outputTokens === undefined) return undefined;
  return { ...(inputTokens !== undefined && { inputTokens }), ...(outputTokens !== undefined && { outputTokens }) };
}
