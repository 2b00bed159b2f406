import type { InterviewError } from '../errors/index.js';
import type { AnswerEvaluation, AnswerMode, EndReason, Incident, Question } from '../spec/index.js';
import type { Phase, TurnPhase } from './state.js';

/** Events of a session, by type, with what each carries in `detail`. */
export interface SessionEventMap {
  'phase-change': { readonly phase: Phase; readonly turn: TurnPhase; readonly previous: Phase };
  'question-start': { readonly question: Question; readonly number: number };
  'transcript-delta': { readonly answerId: string; readonly text: string };
  'transcript-end': { readonly answerId: string; readonly text: string; readonly confidence: number | undefined };
  /** The answer is on disk. */
  'answer-saved': { readonly answerId: string; readonly questionId: string; readonly mode: AnswerMode };
  evaluation: { readonly evaluation: AnswerEvaluation };
  incident: { readonly incident: Incident };
  error: { readonly error: InterviewError };
  end: { readonly reason: EndReason };
}

export type SessionEventType = keyof SessionEventMap;

/** What `InterviewSession` dispatches. */
export class SessionEvent<Type extends SessionEventType> extends Event {
  declare readonly type: Type;
  readonly detail: SessionEventMap[Type];

  constructor(type: Type, detail: SessionEventMap[Type]) {
    super(type);
    this.detail = detail;
  }
}

/** An `EventTarget` that knows the events of a session. */
export class SessionEventTarget extends EventTarget {
  override addEventListener<Type extends SessionEventType>(
    type: Type,
    listener: (event: SessionEvent<Type>) => void,
    options?: AddEventListenerOptions | boolean,
  ): void;
  override addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: AddEventListenerOptions | boolean): void;
  override addEventListener(type: string, listener: unknown, options?: AddEventListenerOptions | boolean): void {
    super.addEventListener(type, listener as EventListener, options);
  }
}
