import { InvalidStateError } from '../errors/index.js';
import type { LogEventType } from '../spec/index.js';
import type { Phase, SessionState, TurnPhase } from './state.js';

/** What a host or the candidate may ask of a session. */
export type Command =
  | 'enterCandidate'
  | 'giveConsent'
  | 'withdrawConsent'
  | 'recordDeviceCheck'
  | 'start'
  | 'pause'
  | 'resume'
  | 'repeatQuestion'
  | 'askForHelp'
  | 'interrupt'
  | 'setAnswerMode'
  | 'talk'
  | 'editAnswer'
  | 'retakeAnswer'
  | 'submitAnswer'
  | 'skip'
  | 'readSnapshot'
  | 'deleteSnapshot'
  | 'end';

interface Allowed {
  readonly phases: readonly Phase[];
  readonly turns?: readonly TurnPhase[];
}

/** When each command is allowed; everything else rejects with `InvalidStateError` and changes nothing. */
export const COMMANDS: Readonly<Record<Command, Allowed>> = {
  enterCandidate: { phases: ['preparing'] },
  giveConsent: { phases: ['preparing', 'running', 'paused'] },
  withdrawConsent: { phases: ['preparing', 'running', 'paused'] },
  recordDeviceCheck: { phases: ['preparing', 'paused'] },
  start: { phases: ['preparing'] },
  pause: { phases: ['running'] },
  resume: { phases: ['paused'] },
  repeatQuestion: { phases: ['running'], turns: ['asking', 'listening'] },
  askForHelp: { phases: ['running'], turns: ['asking', 'listening'] },
  interrupt: { phases: ['running'], turns: ['asking'] },
  setAnswerMode: { phases: ['running'], turns: ['listening'] },
  talk: { phases: ['running'], turns: ['listening'] },
  editAnswer: { phases: ['running'], turns: ['listening'] },
  retakeAnswer: { phases: ['running'], turns: ['listening'] },
  submitAnswer: { phases: ['running'], turns: ['listening'] },
  skip: { phases: ['running'], turns: ['asking', 'listening'] },
  readSnapshot: { phases: ['preparing', 'running', 'paused', 'ending', 'ended', 'failed'] },
  deleteSnapshot: { phases: ['preparing', 'running', 'paused', 'ending', 'ended', 'failed'] },
  end: { phases: ['preparing', 'running', 'paused'] },
};

/** Which phase an event leads to, from which. Events that are not named leave the phase alone. */
export const PHASES: Readonly<Partial<Record<LogEventType, Readonly<Partial<Record<Phase, Phase>>>>>> = {
  'session-created': { idle: 'preparing' },
  'interview-started': { preparing: 'running' },
  'session-paused': { running: 'paused' },
  'session-resumed': { paused: 'running' },
  'session-ended': { preparing: 'ending', running: 'ending', paused: 'ending' },
};

export function isAllowed(command: Command, state: SessionState): boolean {
  const { phases, turns } = COMMANDS[command];
  return phases.includes(state.phase) && (!turns || turns.includes(state.turn));
}

/** Throws `InvalidStateError` when the command is not allowed now. */
export function assertAllowed(command: Command, state: SessionState): void {
  if (isAllowed(command, state)) return;
  const { phases, turns } = COMMANDS[command];
  const where = state.turn === 'none' ? state.phase : `${state.phase}/${state.turn}`;
  throw new InvalidStateError(command, where, turns ? phases.flatMap((phase) => turns.map((turn) => `${phase}/${turn}`)) : phases);
}
