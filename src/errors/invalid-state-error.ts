import { InterviewError } from './interview-error.js';

/** A command came in a phase that does not allow it. Nothing was changed. Code: `state/wrong-phase` or `state/disposed`. */
export class InvalidStateError extends InterviewError {
  readonly command: string;
  readonly phase: string;

  constructor(command: string, phase: string, allowed: readonly string[] = []) {
    const when = allowed.length > 0 ? `It is allowed in: ${allowed.join(', ')}.` : 'Create a new session.';
    super({
      code: phase === 'disposed' ? 'state/disposed' : 'state/wrong-phase',
      message: `"${command}" is not allowed in phase "${phase}".`,
      action: `${when} Read session.state before the call.`,
      recoverable: true,
    });
    this.command = command;
    this.phase = phase;
  }
}
