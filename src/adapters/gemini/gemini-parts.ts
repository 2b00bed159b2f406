import { AdapterError } from '../../errors/index.js';
import type { ModelPart } from '../../spec/index.js';
import { listMember, member, numberMember, textMember } from '../../utils/member.js';
import { PROVIDER, streamError } from './gemini-errors.js';

type Finish = Extract<ModelPart, { type: 'finish' }>;

/** Source: Gemini API reference, `FinishReason`. */
const FINISHES: Readonly<Record<string, Finish['reason']>> = {
  STOP: 'stop',
  MAX_TOKENS: 'length',
  SAFETY: 'filtered',
  RECITATION: 'filtered',
  LANGUAGE: 'filtered',
  BLOCKLIST: 'filtered',
  PROHIBITED_CONTENT: 'filtered',
  SPII: 'filtered',
};

/**
 * Reads the chunks of a streamed reply, which are the same in REST and in both clients. Throws `AdapterError`: `malformed`
 * for what is no chunk, `closed` when the stream ends without a finish, else what the server tells within it.
 */
export async function* geminiParts(chunks: AsyncIterable<unknown>): AsyncGenerator<ModelPart> {
  let reason: Finish['reason'] | undefined;
  let usage: Finish['usage'];
  for await (const chunk of chunks) {
    if (typeof chunk !== 'object' || chunk === null) throw new AdapterError(PROVIDER, 'malformed', 'a chunk of the answer is no JSON object');
    if (member(chunk, 'error')) throw streamError(chunk);
    for (const part of listMember(chunk, 'candidates', 0, 'content', 'parts')) {
      const text = textMember(part, 'text');
      // Thoughts come only where somebody asks for them, and are no part of the reply.
      if (text && member(part, 'thought') !== true) yield { type: 'text-delta', text };
    }
    const stated = textMember(chunk, 'candidates', 0, 'finishReason');
    if (stated) reason = (Object.hasOwn(FINISHES, stated) && FINISHES[stated]) || 'other';
    if (textMember(chunk, 'promptFeedback', 'blockReason')) reason = 'filtered';
    usage = usageOf(chunk) ?? usage;
  }
  if (!reason) throw new AdapterError(PROVIDER, 'closed', 'the answer ended before it was finished');
  yield { type: 'finish', reason, ...(usage && { usage }), warnings: [] };
}

/** Thinking is paid for as output. */
function usageOf(chunk: unknown): Finish['usage'] {
  const inputTokens = numberMember(chunk, 'usageMetadata', 'promptTokenCount');
  const said = numberMember(chunk, 'usageMetadata', 'candidatesTokenCount');
  const thought = numberMember(chunk, 'usageMetadata', 'thoughtsTokenCount');
  const outputTokens = said === undefined && thought === undefined ? undefined : (said ?? 0) + (thought ?? 0);
  if (inputTokens === undefined && outputTokens === undefined) return undefined;
  return { ...(inputTokens !== undefined && { inputTokens }), ...(outputTokens !== undefined && { outputTokens }) };
}
