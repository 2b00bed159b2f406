import { AdapterError } from '../../errors/index.js';
import type { HelpReply, HelpRequest, InterviewerCall, InterviewerContext, LanguageModel } from '../../spec/index.js';
import { sha256Hex } from '../../utils/sha256.js';
import { givesAway } from '../help/gives-away.js';
import { helpByRule, wantedKind } from '../help/help-by-rule.js';
import { phrasesFor } from '../phrases/index.js';
import { isEnglish } from '../scoring/score-by-rule.js';
import { askModel } from './ask-model.js';
import { isLawful, isPlainText } from './check-question.js';
import { markOf, withoutMark } from './datamark.js';
import { HELP_PROMPT_VERSION, HelpModelReplySchema, helpRequest } from './help-prompt.js';
import { visibleText } from './untrusted.js';

const TIME_LIMIT_MS = 6_000;
const LONGEST = 400;

/** What would tell the candidate how they are doing; English. */
const JUDGING = /^(?:yes|no|correct|exactly|right|true|wrong)\b|\b(?:you(?:'re| are| were)|that(?:'s| is| was)|it(?:'s| is)) (?:right|correct|wrong|close|true)\b|\b(?:good|great|excellent|perfect|strong|weak) (?:answer|point|idea|start)\b/i;

/**
 * Help in a model's words, where it takes words: time and repetition are said by code. What the model says is checked: words
 * alone, nothing of the expected points, no judgement. Rejects with `AdapterError` where it fails, or says what it must not.
 */
export async function helpWithModel(model: LanguageModel, context: InterviewerContext, request: HelpRequest, call: InterviewerCall): Promise<HelpReply> {
  const { plan, seed, turns } = context;
  const english = isEnglish(plan.language);
  const phrases = await phrasesFor(plan.language, call.onFailure);
  call.signal.throwIfAborted();
  const wanted = wantedKind(request, plan.language, phrases);
  if (wanted === 'repeat' || wanted === 'time' || wanted === 'decline') return helpByRule(context, request, phrases);
  const key = sha256Hex(`${seed} help ${turns.length} ${request.answerRemainingMs} ${JSON.stringify(request.wanted)}`);
  const reply = await askModel(model, helpRequest({ plan, request, key }, model.capabilities.json), HelpModelReplySchema, { ...call, timeLimitMs: TIME_LIMIT_MS });
  const { kind, text } = withoutMark(reply, markOf(key));
  if (kind === 'repeat' || kind === 'time') return helpByRule(context, { ...request, wanted: { wish: kind } }, phrases);
  const shown = visibleText(text, Infinity).replace(/\s+/g, ' ');
  const refuse = (why: string): never => {
    throw new AdapterError(model.provider, 'malformed', `the help that it gave ${why}`);
  };
  if (shown === '' || shown.length > LONGEST) refuse(`has ${shown.length} characters`);
  if (!isPlainText(shown)) refuse('holds markup or an address');
  if (!isLawful(shown)) refuse('speaks of what must not be asked');
  if (JUDGING.test(shown)) refuse('judges the candidate');
  if (givesAway(shown, request.question, english)) refuse('gives a part of the answer away');
  return { kind, text: shown, source: 'model', promptVersion: HELP_PROMPT_VERSION };
}
