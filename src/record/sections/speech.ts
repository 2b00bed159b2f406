import type { LogEvent } from '../../spec/index.js';
import type { SpeechSpan } from '../report.js';
import { clip, type Span } from '../spans.js';

/** Who had the floor when, while the interview ran. A question that was only shown, not spoken, has no span. */
export function speechOf(events: readonly LogEvent[], running: readonly Span[]): SpeechSpan[] {
  const spans: SpeechSpan[] = [];
  let open: Omit<SpeechSpan, 'to'> | undefined;
  let answering = false;
  const switchTo = (kind: SpeechSpan['kind'] | undefined, questionId: string, at: number): void => {
    if (open && at > open.from) spans.push({ ...open, to: at });
    open = kind && { kind, questionId, from: at };
  };
  for (const event of events) {
    if (event.type === 'question-asked' || event.type === 'question-repeated' || event.type === 'help-given') {
      if (event.type === 'question-asked') answering = false;
      const id = event.type === 'question-asked' ? event.data?.question.id : event.data?.questionId;
      switchTo(id === undefined ? undefined : 'question', id ?? '', event.at);
    } else if (event.type === 'help-asked') {
      // Whoever waits for a reply has not got the floor.
      switchTo(undefined, '', event.at);
    } else if (event.type === 'question-spoken' || event.type === 'help-spoken') {
      if (event.data?.outcome === 'silent' && open?.kind === 'question') open = undefined;
      // After a repeat the answer that was begun goes on.
      switchTo(answering ? 'answer' : undefined, event.data?.questionId ?? '', event.at);
    } else if (event.type === 'answer-started') {
      answering = true;
      switchTo('answer', event.data?.questionId ?? '', event.at);
    } else if (isEndOfAnswer(event)) {
      answering = false;
      switchTo(undefined, '', event.at);
    }
  }
  switchTo(undefined, '', running.at(-1)?.to ?? 0);
  return clip(spans, running);
}

function isEndOfAnswer({ type }: LogEvent): boolean {
  return type === 'answer-retaken' || type === 'answer-submitted' || type === 'question-skipped' || type === 'session-ended';
}
