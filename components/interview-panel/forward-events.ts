import type { InterviewSession } from '../../src/session/index.js';
import {
  InterviewAnswerSavedEvent,
  InterviewEndEvent,
  InterviewErrorEvent,
  InterviewEvaluationEvent,
  InterviewIncidentEvent,
  InterviewPhaseChangeEvent,
  InterviewQuestionStartEvent,
  InterviewTranscriptDeltaEvent,
  InterviewTranscriptEndEvent,
} from '../events/index.js';

/** Tells the page what the session tells: the same facts as bubbling element events. */
export function forwardEvents(session: InterviewSession, target: EventTarget): void {
  session.addEventListener('phase-change', ({ detail: { phase, turn, previous } }) =>
    target.dispatchEvent(new InterviewPhaseChangeEvent(phase, turn, previous)),
  );
  session.addEventListener('question-start', ({ detail: { question, number } }) =>
    target.dispatchEvent(new InterviewQuestionStartEvent(question, number)),
  );
  session.addEventListener('transcript-delta', ({ detail: { answerId, text } }) =>
    target.dispatchEvent(new InterviewTranscriptDeltaEvent(answerId, text)),
  );
  session.addEventListener('transcript-end', ({ detail: { answerId, text, confidence } }) =>
    target.dispatchEvent(new InterviewTranscriptEndEvent(answerId, text, confidence)),
  );
  session.addEventListener('answer-saved', ({ detail: { answerId, questionId, mode } }) =>
    target.dispatchEvent(new InterviewAnswerSavedEvent(answerId, questionId, mode)),
  );
  session.addEventListener('evaluation', ({ detail: { evaluation } }) => target.dispatchEvent(new InterviewEvaluationEvent(evaluation)));
  session.addEventListener('incident', ({ detail: { incident } }) => target.dispatchEvent(new InterviewIncidentEvent(incident)));
  session.addEventListener('error', ({ detail: { error } }) => target.dispatchEvent(new InterviewErrorEvent(error)));
  session.addEventListener('end', ({ detail: { reason } }) => target.dispatchEvent(new InterviewEndEvent(reason, session.state.sessionId)));
}
