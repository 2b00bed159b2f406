import type { AnswerEvaluation, LogEvent, LogEventData, LogEventType, Question } from '../../../src/spec/index.js';

/** A question as the record has it; read here from the events alone, without the code that makes reports. */
export interface AskedQuestion {
  readonly question: Question;
  readonly answer?: string;
  readonly evaluation?: AnswerEvaluation;
}

export function dataOfType<Type extends LogEventType>(events: readonly LogEvent[], type: Type): LogEventData[Type][] {
  return events.flatMap((event) => (event.type === type && event.data ? [event.data as LogEventData[Type]] : []));
}

export function askedIn(events: readonly LogEvent[]): AskedQuestion[] {
  const answers = dataOfType(events, 'answer-submitted');
  const evaluations = dataOfType(events, 'answer-evaluated');
  return dataOfType(events, 'question-asked').map(({ question }) => {
    const answer = answers.find(({ questionId }) => questionId === question.id);
    const judged = evaluations.find(({ evaluation }) => evaluation.questionId === question.id);
    return { question, ...(answer ? { answer: answer.text } : {}), ...(judged ? { evaluation: judged.evaluation } : {}) };
  });
}
