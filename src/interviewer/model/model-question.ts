import { AdapterError } from '../../errors/index.js';
import type { InterviewerCall, InterviewPlan, LanguageModel, Question, Turn } from '../../spec/index.js';
import { sha256Hex } from '../../utils/sha256.js';
import type { QuestionThread } from '../follow-up.js';
import { isEnglish } from '../scoring/score-by-rule.js';
import { targetDifficulty } from './adaptive-difficulty.js';
import { askModel } from './ask-model.js';
import { problemOfQuestion } from './check-question.js';
import { markOf, withoutMark } from './datamark.js';
import { nextTopic } from './next-topic.js';
import { QuestionStream } from './question-stream.js';
import { QuestionReplySchema, questionRequest, type QuestionReply } from './question-prompt.js';
import { visibleText } from './untrusted.js';

const TIME_LIMIT_MS = 12_000;
const LONGEST_REASON = 300;

export interface ModelQuestionOptions {
  readonly model: LanguageModel;
  readonly plan: InterviewPlan;
  /** Of the session. */
  readonly seed: string;
  readonly turns: readonly Turn[];
  /** The thread that a follow-up would belong to; absent where none is due. */
  readonly thread: QuestionThread | undefined;
  /** Number of the next planned question; absent where no other may begin. */
  readonly number: number | undefined;
}

/** The question that a model wants asked; undefined where it wants no follow-up and no other question may begin. Rejects with `AdapterError`. */
export async function modelQuestion({ model, plan, seed, turns, thread, number }: ModelQuestionOptions, call: InterviewerCall): Promise<Question | undefined> {
  const target = targetDifficulty(plan, turns);
  const topic = nextTopic(plan, turns);
  const allows = { followUp: thread !== undefined, question: number !== undefined };
  const key = sha256Hex(`${seed} question ${turns.length}`);
  const request = questionRequest({ plan, turns, allows, difficulty: target.value, topic, key }, model.capabilities.json);
  const mark = markOf(key);
  const { onQuestionText } = call;
  const stream = onQuestionText && new QuestionStream({ kinds: [...(allows.followUp ? ['follow-up'] : []), ...(allows.question ? ['question'] : [])], mark, onText: onQuestionText });
  const reply = withoutMark(await askModel(model, request, QuestionReplySchema, { ...call, timeLimitMs: TIME_LIMIT_MS, onReply: (text) => stream?.read(text) }), mark);
  if (reply.kind === 'none' && !allows.question) return undefined;
  const refuse = (why: string): never => {
    throw new AdapterError(model.provider, 'malformed', `the question that it made ${why}`);
  };
  if (reply.kind === 'none' || (reply.kind === 'follow-up' ? !allows.followUp : !allows.question)) refuse('is of a kind that is not due');
  const text = visibleText(reply.text, Infinity).replace(/\s+/g, ' ');
  const problem = problemOfQuestion(text, turns, isEnglish(plan.language));
  if (problem) refuse(problem);
  if (reply.expectedPoints.length === 0) refuse('has no expected points');
  const common = { text, source: 'model', expectedPoints: pointsOf(reply), timeLimitMs: plan.timeLimitMs * plan.accommodations.extraTime } as const;
  const why = visibleText(reply.reason, LONGEST_REASON);
  if (reply.kind === 'follow-up' && thread) {
    const { planned } = thread;
    return { ...common, id: `${planned.id}-f${thread.turns.length}`, kind: 'follow-up', reason: why || 'To go deeper.', followUpOf: planned.id, ...inherited(planned) };
  }
  const reason = [why, target.reason, topic === undefined ? '' : `Topic: ${topic}.`].filter(Boolean).join(' ');
  return { ...common, id: `q${number}`, kind: 'planned', reason, difficulty: target.value, ...(topic === undefined ? {} : { tags: [topic] }) };
}

function inherited({ difficulty, tags }: Question): Pick<Question, 'difficulty' | 'tags'> {
  return { ...(difficulty === undefined ? {} : { difficulty }), ...(tags ? { tags } : {}) };
}

function pointsOf({ expectedPoints }: QuestionReply): Question['expectedPoints'] {
  return expectedPoints.map(({ text, signals }, index) => ({ id: `p${index + 1}`, text: visibleText(text, 300), signals: signals.map((signal) => visibleText(signal, 60)).filter(Boolean) }));
}
