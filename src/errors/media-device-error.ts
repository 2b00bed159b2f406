import { InterviewError } from './interview-error.js';

/** Why a camera or microphone cannot be used. */
export type MediaDeviceReason =
  | 'denied'
  | 'not-found'
  | 'in-use'
  | 'lost'
  | 'insecure-page'
  | 'frame-not-allowed'
  | 'constraints'
  | 'unsupported'
  | 'unknown';

export type MediaDevice = 'camera' | 'microphone';

const MESSAGES: Record<MediaDeviceReason, (device: MediaDevice | 'speaker', allow: string) => [message: string, action: string]> = {
  denied: (d) => [`The browser was not allowed to use the ${d}.`, `Allow the ${d} in the address bar and try again.`],
  'not-found': (d) => [`No ${d} was found.`, `Connect a ${d} and try again.`],
  'in-use': (d) => [`The ${d} is used by another program.`, `Close the program that uses the ${d} and try again.`],
  lost: (d) => [`The ${d} was disconnected.`, `Connect the ${d} again.`],
  'insecure-page': (d) => [`A page without HTTPS cannot use the ${d}.`, 'Open the page over https:// or on localhost.'],
  'frame-not-allowed': (d, allow) => [
    `The page that embeds this frame does not pass on the ${d}.`,
    `Add ${allow} to the <iframe> element.`,
  ],
  constraints: (d) => [`The chosen ${d} cannot deliver what was asked for.`, `Choose another ${d}.`],
  unsupported: (d) => [`This browser cannot use a ${d}.`, 'Open the page in a current Chrome, Edge, Firefox or Safari.'],
  unknown: (d) => [`The ${d} could not be opened.`, `Reconnect the ${d}, then try again.`],
};

/** A camera, microphone or speaker failed. The interview goes on without it. Codes: `media/<reason>`. */
export class MediaDeviceError extends InterviewError {
  readonly device: MediaDevice | 'speaker';
  /** The exact attribute an embedding `<iframe>` needs, for reason `frame-not-allowed`. */
  readonly allow: string;

  constructor(device: MediaDevice | 'speaker', reason: MediaDeviceReason, options: { cause?: unknown; allow?: string } = {}) {
    const allow = options.allow ?? 'allow="camera; microphone"';
    const [message, action] = MESSAGES[reason](device, allow);
    super({ code: `media/${reason}`, message, action, recoverable: true, cause: options.cause });
    this.device = device;
    this.allow = allow;
  }
}
