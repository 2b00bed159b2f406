import { AdapterError } from '../../errors/index.js';
import type { AdapterWarning, ModelPart } from '../../spec/index.js';
import { numberMember, textMember } from '../../utils/member.js';
import { parseJson } from '../../utils/parse-json.js';
import type { ServerSentEvent } from '../../utils/server-sent-events.js';
import { PROVIDER, streamError } from './anthropic-errors.js';

type Finish = Extract<ModelPart, { type: 'finish' }>;

/** Source: Anthropic API reference, `stop_reason`. */
const FINISHES: Readonly<Record<string, Finish['reason']>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  refusal: 'filtered',
};

/**
 * Reads the events of a streamed message; the `type` in the data says what each is. Events that are not known are passed
 * over, as Anthropic's versioning asks. Throws `AdapterError`: `malformed` for what is no event, `closed` when the stream ends
 * before `message_stop`, else what the server tells within it.
 */
export async function* anthropicParts(events: AsyncIterable<ServerSentEvent>, warnings: readonly AdapterWarning[]): AsyncGenerator<ModelPart> {
  let reason: Finish['reason'] = 'other';
  let inputTokens: number | undefined;
  let outputTokens: number | undefined;
  for await (const { data } of events) {
    const event = parseJson(data);
    switch (textMember(event, 'type')) {
      case undefined:
        throw new AdapterError(PROVIDER, 'malformed', 'an event of the answer cannot be read');
      case 'error':
        throw streamError(event);
      case 'message_start':
        inputTokens = numberMember(event, 'message', 'usage', 'input_tokens');
        break;
      case 'content_block_delta': {
        const text = textMember(event, 'delta', 'type') === 'text_delta' ? textMember(event, 'delta', 'text') : undefined;
        if (text) yield { type: 'text-delta', text };
        break;
      }
      case 'message_delta': {
        const stated = textMember(event, 'delta', 'stop_reason');
        if (stated !== undefined) reason = (Object.hasOwn(FINISHES, stated) && FINISHES[stated]) || 'other';
        outputTokens = numberMember(event, 'usage', 'output_tokens') ?? outputTokens;
        break;
      }
      case 'message_stop': {
        const usage = { ...(inputTokens !== undefined && { inputTokens }), ...(outputTokens !== undefined && { outputTokens }) };
        yield { type: 'finish', reason, ...(Object.keys(usage).length > 0 && { usage }), warnings };
        return;
      }
    }
  }
  throw new AdapterError(PROVIDER, 'closed', 'the answer ended before it was finished');
}
