import { AdapterError } from '../../../src/errors/index.js';
import type { Report } from '../../../src/record/index.js';
import type { AnswerEvaluation, CriterionScore, Interviewer, LanguageModel, LogEvent, ModelMessagePart, ModelRequest, NextStep, Turn } from '../../../src/spec/index.js';
import type { Held } from './hold-interview.js';
import { isScoring } from './obedient-model.js';

export type Seen = Pick<Held, 'payload' | 'replies' | 'secrets'>;

/** A weakness that is put in from outside, to see that the checks find it. */
export interface Plant {
  /** Number of the invariant that it breaks. */
  readonly breaks: number;
  readonly what: string;
  model?(model: LanguageModel, seen: Seen): LanguageModel;
  interviewer?(interviewer: Interviewer, seen: Seen): Interviewer;
  report?(report: Report, seen: Seen): Report;
  events?(events: readonly LogEvent[], seen: Seen): readonly LogEvent[];
}

export const PLANTS: Readonly<Record<string, Plant>> = {
  'quotes-unchecked': {
    breaks: 1,
    what: 'quotes are taken as the model gives them',
    interviewer: (inner, seen) => judging(inner, (score) => withRaw(score, seen, ({ level, quote }) => (typeof quote === 'string' && quote.trim() !== '' && inRange(level) ? { level, quote } : undefined))),
  },
  'no-quote-needed': {
    breaks: 2,
    what: 'a level stands without a quote',
    interviewer: (inner, seen) => judging(inner, (score) => withRaw(score, seen, ({ level }) => (inRange(level) ? { level, quote: '' } : undefined))),
  },
  'tokens-judged': {
    breaks: 2,
    what: 'an answer that says nothing gets a level, with itself as the quote',
    interviewer: (inner) => judging(inner, (score, { answer }) => (score.level === null && answer ? { ...score, level: 5, quote: answer } : score)),
  },
  'levels-unchecked': {
    breaks: 3,
    what: 'levels are taken as the model gives them',
    interviewer: (inner, seen) => judging(inner, (score, { answer = '' }) => withRaw(score, seen, ({ level }) => (typeof level === 'number' && answer ? { level, quote: answer } : undefined))),
  },
  'own-criteria': {
    breaks: 3,
    what: 'criteria are taken as the model names them',
    interviewer: (inner) => ({ ...part(inner), evaluate: async (...given) => withScores(await inner.evaluate(...given), (scores) => [...scores, { criterionId: 'excellence', level: null, reason: 'No evidence: .' }]) }),
  },
  'model-total': {
    breaks: 4,
    what: 'the total is what the model says',
    report: (report) => ({ ...report, technical: { ...report.technical, overall: 5 } }),
  },
  'incidents-in-total': {
    breaks: 4,
    what: 'incidents lower the total',
    report: (report) => ({ ...report, technical: { ...report.technical, overall: report.integrity.incidents.length > 0 ? 1 : report.technical.overall } }),
  },
  'name-to-scorer': {
    breaks: 5,
    what: 'the scorer is told who answers',
    model: (model, { secrets }) => telling(model, (request) => (isScoring(request) ? withParts(request, (parts) => [...parts, { type: 'data', name: 'candidate', text: secrets['name']?.join(' ') ?? '' }]) : request)),
  },
  'data-in-system': {
    breaks: 6,
    what: 'data is merged into the instructions',
    model: (model) => telling(model, (request) => ({ ...request, system: [request.system, ...texts(request)].join('\n') })),
  },
  'answers-unmarked': {
    breaks: 6,
    what: 'answers stand without marks before the scorer',
    model: (model) => telling(model, (request) => (isScoring(request) ? unmarked(request) : request)),
  },
  'material-unmarked': {
    breaks: 6,
    what: 'answers, resume and job stand without marks before who asks',
    model: (model) => telling(model, (request) => (isScoring(request) ? request : unmarked(request))),
  },
  'mark-for-all': {
    breaks: 6,
    what: 'the mark is the same in every call',
    model: (model) => telling(model, (request) => (isScoring(request) ? request : (JSON.parse(JSON.stringify(request).replace(/\p{Co}/gu, '\uE000')) as ModelRequest))),
  },
  'invisible-kept': {
    breaks: 6,
    what: 'invisible characters are left in',
    model: (model) => telling(model, (request) => withParts(request, (parts) => parts.map((each) => (each.type === 'data' ? { ...each, text: `${each.text}\u200b` } : each)))),
  },
  'reply-in-error': {
    breaks: 7,
    what: 'an error quotes the reply',
    interviewer: (inner, { replies }) => ({
      ...part(inner),
      nextStep: (context, call) => inner.nextStep(context, { ...call, onFailure: ({ message }) => call.onFailure?.(new AdapterError('planted', 'malformed', `${message}: ${replies.at(-1)?.text}`)) }),
    }),
  },
  'reply-on-console': {
    breaks: 7,
    what: 'replies are written to the console',
    interviewer: (inner, { replies }) => ({
      ...part(inner),
      async nextStep(...given) {
        const step = await inner.nextStep(...given);
        console.debug(replies.at(-1)?.text);
        return step;
      },
    }),
  },
  'model-ends': {
    breaks: 8,
    what: 'the interview is over when the model says so',
    interviewer: (inner, { replies }) => stepping(inner, (step) => (replies.at(-1)?.text.startsWith('{"kind":"none"') ? { type: 'end', reason: 'the model' } : step)),
  },
  'model-times': {
    breaks: 8,
    what: 'time limits and difficulty are the model\'s',
    interviewer: (inner, { replies }) => stepping(inner, (step) => (step.type === 'question' && replies.at(-1)?.text.includes('"timeLimitMs"') ? { ...step, question: { ...step.question, timeLimitMs: 86_400_000, difficulty: 1 } } : step)),
  },
  'questions-unchecked': {
    breaks: 9,
    what: 'questions are asked as the model writes them',
    interviewer: (inner, { replies }) =>
      stepping(inner, (step) => {
        const last = replies.at(-1);
        const raw: unknown = last?.kind === 'question' ? /"text":"((?:[^"\\]|\\.)*)"/.exec(last.text)?.[1] : undefined;
        return step.type === 'question' && typeof raw === 'string' && raw !== '' ? { ...step, question: { ...step.question, source: 'model', text: JSON.parse(`"${raw}"`) as string } } : step;
      }),
  },
  'help-unchecked': {
    breaks: 10,
    what: 'help is given as the model writes it',
    interviewer: (inner, { replies }) => ({
      ...part(inner),
      async help(...given) {
        const reply = (await inner.help?.(...given)) ?? { kind: 'repeat', text: '', source: 'rule' };
        const raw = /"text":"((?:[^"\\]|\\.)*)"/.exec(replies.findLast(({ kind }) => kind === 'help')?.text ?? '')?.[1];
        return raw ? { ...reply, text: JSON.parse(`"${raw}"`) as string, source: 'model' } : reply;
      },
    }),
  },
  'help-to-scorer': {
    breaks: 10,
    what: 'the scorer is told what the candidate asked in return',
    model: (model, { payload }) => telling(model, (request) => (isScoring(request) ? withParts(request, (parts) => [...parts, { type: 'data', name: 'asked in return', text: payload.text }]) : request)),
  },
  'record-altered': {
    breaks: 11,
    what: 'a level is changed in the record',
    events: (events) => events.map((event) => (event.type === 'answer-evaluated' && event.data ? { ...event, data: { evaluation: withScores(event.data.evaluation, (scores) => scores.map((score) => (score.level === null ? score : { ...score, level: 1 }))) } } : event)),
  },
};

interface RawScore {
  readonly id: string;
  readonly level: unknown;
  readonly quote?: unknown;
}

/** What the model said of a criterion in its last judgement, where it can be read. */
function withRaw(score: CriterionScore, { replies }: Seen, take: (raw: RawScore) => Partial<CriterionScore> | undefined): CriterionScore {
  const last = replies.findLast(({ kind, text }) => kind === 'score' && text.startsWith('{"criteria":[{'));
  const raw = last && (JSON.parse(last.text) as { criteria: readonly RawScore[] }).criteria.find(({ id }) => id === score.criterionId);
  return { ...score, ...(raw && take(raw)) };
}

const inRange = (level: unknown): level is number => typeof level === 'number' && Number.isInteger(level) && level >= 1 && level <= 5;

const withScores = (evaluation: AnswerEvaluation, change: (scores: readonly CriterionScore[]) => readonly CriterionScore[]): AnswerEvaluation => ({ ...evaluation, scores: change(evaluation.scores) });

/** A part with its methods bound, to be spread into a wrapper. */
function part(inner: Interviewer): Interviewer {
  const { specificationVersion, provider, version } = inner;
  return { specificationVersion, provider, version, prepare: (plan) => inner.prepare(plan), nextStep: (...given) => inner.nextStep(...given), evaluate: (...given) => inner.evaluate(...given), help: (...given) => inner.help?.(...given) ?? Promise.reject(new Error('It does not help.')) };
}

function judging(inner: Interviewer, change: (score: CriterionScore, turn: Turn) => CriterionScore): Interviewer {
  return { ...part(inner), evaluate: async (context, turn, call) => withScores(await inner.evaluate(context, turn, call), (scores) => scores.map((score) => change(score, turn))) };
}

function stepping(inner: Interviewer, change: (step: NextStep) => NextStep): Interviewer {
  return { ...part(inner), nextStep: async (...given) => change(await inner.nextStep(...given)) };
}

function telling(model: LanguageModel, change: (request: ModelRequest) => ModelRequest): LanguageModel {
  const { specificationVersion, provider, modelId, capabilities } = model;
  return { specificationVersion, provider, modelId, capabilities, stream: (request, call) => model.stream(change(request), call) };
}

function withParts(request: ModelRequest, change: (parts: readonly ModelMessagePart[]) => readonly ModelMessagePart[]): ModelRequest {
  return { ...request, messages: request.messages.map((message) => ({ ...message, parts: change(message.parts) })) };
}

const unmarked = (request: ModelRequest): ModelRequest => withParts(request, (parts) => parts.map((each) => (each.type === 'data' ? { ...each, text: each.text.replace(/\p{Co}/gu, ' ') } : each)));

const texts = ({ messages }: ModelRequest): string[] => messages.flatMap(({ parts }) => parts.flatMap((each) => (each.type === 'data' ? [each.text] : [])));
