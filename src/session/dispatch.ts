import type { LogEvent } from '../spec/index.js';
import { SessionEvent, type SessionEventType } from './events.js';

/** The typed event that tells listeners of a log event; undefined where only the state changes. */
export function sessionEventOf(event: LogEvent): SessionEvent<SessionEventType> | undefined {
  if (!event.data) return undefined;
  switch (event.type) {
    case 'question-asked':
      return new SessionEvent('question-start', event.data);
    case 'transcript-ended':
      return new SessionEvent('transcript-end', { answerId: event.data.answerId, text: event.data.text, confidence: event.data.confidence });
    case 'answer-evaluated':
      return new SessionEvent('evaluation', event.data);
    case 'incident-started':
    case 'incident-ended':
      return new SessionEvent('incident', event.data);
    default:
      return undefined;
  }
}

/** The events of what is now on disk. */
export function savedEventsOf(events: readonly LogEvent[]): readonly SessionEvent<'answer-saved'>[] {
  return events.flatMap((event) =>
    event.type === 'answer-submitted' && event.data
      ? [new SessionEvent('answer-saved', { answerId: event.data.answerId, questionId: event.data.questionId, mode: event.data.mode })]
      : [],
  );
}
