import { InterviewError } from './interview-error.js';

/** Why an interview is not in full screen although its plan asks for that. */
export type FullscreenReason = 'unsupported' | 'refused';

const MESSAGES: Record<FullscreenReason, [message: string, action: string]> = {
  unsupported: ['This browser, or the page that embeds this one, does not allow full screen.', 'The interview goes on without it; an embedding page adds allow="fullscreen" to its <iframe>.'],
  refused: ['The browser did not go into full screen.', 'Go on with the button for full screen; it needs a click.'],
};

/** Full screen could not be had. Nobody's fault, so it is no incident. Codes: `fullscreen/<reason>`. */
export class FullscreenError extends InterviewError {
  constructor(reason: FullscreenReason, options: { cause?: unknown } = {}) {
    const [message, action] = MESSAGES[reason];
    super({ code: `fullscreen/${reason}`, message, action, recoverable: true, cause: options.cause });
  }
}
