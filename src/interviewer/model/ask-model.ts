import * as v from 'valibot';
import { AdapterError } from '../../errors/index.js';
import type { CallContext, LanguageModel, ModelRequest } from '../../spec/index.js';
import { parseJsonWithin } from '../../utils/parse-json.js';
import { withTimeLimit } from '../../utils/with-time-limit.js';

/** More than any reply that is asked for; a model that does not stop is cut off, characters. */
const LONGEST_REPLY = 20_000;

export interface ModelCall extends CallContext {
  /** ms for the whole reply. */
  readonly timeLimitMs: number;
  /** All of the reply so far, unchecked. */
  onReply?(text: string): void;
}

/**
 * The reply of a model as checked data. Rejects with `AdapterError`: what the model threw, `adapter/timeout`, or
 * `adapter/malformed` for a reply that is cut off, no JSON, or not of the schema. Nothing of the reply is in the error.
 */
export async function askModel<Schema extends v.GenericSchema>(model: LanguageModel, request: ModelRequest, schema: Schema, call: ModelCall): Promise<v.InferOutput<Schema>> {
  const text = await withTimeLimit((signal) => replyOf(model, request, { ...call, signal }), call, () => new AdapterError(model.provider, 'timeout', 'the reply took too long'));
  const checked = v.safeParse(schema, parseJsonWithin(text));
  if (checked.success) return checked.output;
  const paths = checked.issues.slice(0, 3).map((issue) => v.getDotPath(issue) ?? 'the reply');
  throw new AdapterError(model.provider, 'malformed', `the reply is not as asked for: ${[...new Set(paths)].join(', ')}`);
}

async function replyOf(model: LanguageModel, request: ModelRequest, call: ModelCall): Promise<string> {
  let text = '';
  for await (const part of model.stream(request, call)) {
    if (part.type === 'text-delta') text += part.text;
    call.onReply?.(text);
    if (text.length > LONGEST_REPLY) throw new AdapterError(model.provider, 'malformed', 'the reply is too long');
    if (part.type === 'finish' && part.reason !== 'stop') throw new AdapterError(model.provider, 'malformed', `the reply ended early (${part.reason})`);
  }
  return text;
}
