import { parsePlan, parseQuestionBank, type AnswerEvaluation, type InterviewPlan, type InterviewPlanInput, type Interviewer, type QuestionBank, type Turn } from '../../../src/spec/index.js';

export const call = () => ({ signal: new AbortController().signal });

export const plan = (input: InterviewPlanInput): InterviewPlan => parsePlan(input);

/** A bank whose question n has the points `<id>-a` and `<id>-b`, each with one signal and a follow-up. */
export function bank(id: string, difficulties: readonly number[], language = 'en'): QuestionBank {
  return parseQuestionBank({
    id,
    version: '1',
    language,
    title: id,
    questions: difficulties.map((difficulty, index) => ({
      id: `${id}-${index}`,
      text: `What is there to say about number ${index} of ${id}?`,
      difficulty,
      tags: ['test'],
      expectedPoints: [
        { id: 'a', text: 'The apple', signals: ['apple'] },
        { id: 'b', text: 'The banana', signals: ['banana'] },
        { id: 'c', text: 'The cherry', signals: ['cherry'] },
      ],
      followUps: [
        { missing: 'b', text: 'And what about the yellow one?' },
        { missing: 'c', text: 'And what about the small red one?' },
      ],
    })),
  });
}

/** Holds a whole interview; `answer` gives the answer to each question. */
export async function hold(
  interviewer: Interviewer,
  interviewPlan: InterviewPlan,
  seed: string,
  answer: (turn: Turn) => string | undefined = () => 'Nothing much.',
): Promise<{ turns: Turn[]; reason: string; evaluations: AnswerEvaluation[] }> {
  const turns: Turn[] = [];
  const evaluations: AnswerEvaluation[] = [];
  for (let step = 0; step < 1_000; step++) {
    const next = await interviewer.nextStep({ plan: interviewPlan, seed, turns: [...turns] }, call());
    if (next.type === 'end') return { turns, reason: next.reason, evaluations };
    const open: Turn = { question: next.question };
    const text = answer(open);
    const turn: Turn = text === undefined ? open : { ...open, answer: text };
    turns.push(turn);
    if (next.question.kind !== 'practice') evaluations.push(await interviewer.evaluate({ plan: interviewPlan, seed, turns }, turn, call()));
  }
  throw new Error('The interview does not end.');
}
