/** What is to be done because of an event. The reducer only names it; the effect runner does it. */
export type Effect =
  | { readonly type: 'decide-next' }
  | { readonly type: 'speak'; readonly questionId: string; readonly text: string }
  | { readonly type: 'help' }
  | { readonly type: 'speak-help'; readonly questionId: string; readonly helpId: string; readonly text: string }
  | { readonly type: 'start-answer'; readonly questionId: string; readonly attempt: number }
  | { readonly type: 'listen'; readonly answerId: string }
  /** Where a second recogniser was given; beside the conversation. */
  | { readonly type: 'hear-again'; readonly answerId: string }
  | { readonly type: 'stop-recording' }
  | { readonly type: 'stop-turn' }
  | { readonly type: 'start-timers' }
  | { readonly type: 'stop-timers' }
  | { readonly type: 'evaluate'; readonly questionId: string }
  /** Beside the conversation: nobody waits for it. */
  | { readonly type: 'evaluate-rest' }
  | { readonly type: 'monitor'; readonly action: 'start' | 'pause' | 'resume' | 'stop' | 'stop-snapshots' }
  | { readonly type: 'finish' };
