import { AdapterError } from '../../errors/index.js';
import type { AdapterWarning, AudioFrame, AudioSource, RealtimeVoice, RealtimeVoicePart, RealtimeVoiceSession } from '../../spec/index.js';
import { untilAborted } from '../../utils/until-aborted.js';
import { tell } from './tell.js';

export interface RealtimeConversationOptions {
  readonly instructions: string;
  readonly voice?: string;
  readonly language?: string;
  readonly track?: () => MediaStreamTrack | undefined;
  readonly onWarning?: (warning: AdapterWarning) => void;
  readonly onConnection?: (state: 'reconnecting' | 'reconnected') => void;
}

/** One turn of the candidate, or one text that is said. */
export interface Sharer {
  receive(part: RealtimeVoicePart): void;
  /** The conversation is over, and what was wanted of it does not come any more. */
  fail(error: unknown): void;
}

/** A turn, with the sound of it; it is over with its sound. */
export interface Listener extends Sharer {
  readonly sound: AsyncIterable<AudioFrame>;
}

/** A text that is said. */
export interface Speech extends Sharer {
  /** Settled once nothing of it sounds any more. */
  readonly over: Promise<void>;
}

interface Shared {
  readonly language: string;
  readonly session: Promise<RealtimeVoiceSession>;
  readonly life: AbortController;
  /** In the order in which they began; the first is the one whose words come now. */
  readonly turns: Listener[];
  readonly speeches: Speech[];
}

/** The conversation that the two roles share, and who wants what of it. */
export class RealtimeConversation {
  readonly #voice: RealtimeVoice;
  readonly #options: RealtimeConversationOptions;
  #shared: Shared | undefined;

  constructor(voice: RealtimeVoice, options: RealtimeConversationOptions) {
    this.#voice = voice;
    this.#options = options;
  }

  get provider(): string {
    return this.#voice.provider;
  }

  warn(warning: AdapterWarning): void {
    tell(this.#options.onWarning, warning);
  }

  /** Opens it ahead; it ends with the signal. */
  async warm(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { language } = this.#options;
    if (language === undefined) return;
    const shared = this.#share(language);
    signal.addEventListener('abort', () => this.#end(shared, new AdapterError(this.provider, 'closed', 'the conversation was ended')), { once: true });
    await untilAborted(shared.session, signal);
  }

  /** Gives the floor to the candidate, as long as there is sound. Rejects with `AdapterError`, or the signal's reason. */
  async listen(listener: Listener, language: string, signal: AbortSignal): Promise<void> {
    const shared = this.#share(language);
    const session = await untilAborted(shared.session, signal);
    signal.throwIfAborted();
    shared.turns.push(listener);
    session.startTurn();
  }

  /** Has the text said, after what is being said. As `listen`. */
  async speak(speech: Speech, text: string, language: string, signal: AbortSignal): Promise<RealtimeVoiceSession> {
    const shared = this.#share(language);
    const session = await untilAborted(shared.session, signal);
    // An interruption silences all that was asked for; so only one thing at a time is.
    while (shared.speeches[0]) await untilAborted(shared.speeches[0].over, signal);
    signal.throwIfAborted();
    shared.life.signal.throwIfAborted();
    shared.speeches.push(speech);
    session.say(text);
    return session;
  }

  async close(): Promise<void> {
    if (this.#shared) this.#end(this.#shared, new AdapterError(this.provider, 'closed', 'the conversation was ended'));
  }

  #share(asked: string): Shared {
    const language = this.#options.language ?? asked;
    if (this.#shared?.language === language) return this.#shared;
    // An interview has one language; where it changes, another conversation begins.
    void this.close();
    const life = new AbortController();
    const turns: Listener[] = [];
    const { instructions, voice } = this.#options;
    const track = this.#options.track?.();
    const audio = { ...relay(turns, () => void session.then((opened) => opened.endTurn(), () => undefined)), ...(track && { track }) };
    const session = this.#voice.open({ instructions, language, audio, manualTurns: true, ...(voice !== undefined && { voice }) }, { signal: life.signal });
    const shared: Shared = { language, session, life, turns, speeches: [] };
    this.#shared = shared;
    session.then((opened) => this.#read(shared, opened)).then(
      () => this.#end(shared, new AdapterError(this.provider, 'closed', 'the conversation is over')),
      (error: unknown) => this.#end(shared, error),
    );
    return shared;
  }

  async #read(shared: Shared, { parts }: RealtimeVoiceSession): Promise<void> {
    for await (const part of parts) this.#handOut(shared, part);
  }

  #handOut({ turns, speeches }: Shared, part: RealtimeVoicePart): void {
    switch (part.type) {
      case 'audio':
        return speeches[0]?.receive(part);
      case 'reply-end':
        return speeches.shift()?.receive(part);
      case 'input-transcript-delta':
      case 'input-transcript-end':
      case 'speech-start':
        return turns[0]?.receive(part);
      case 'turn-transcribed':
        return turns.shift()?.receive(part);
      case 'warning':
        return this.warn(part.warning);
      case 'reconnecting':
      case 'reconnected':
        return tell(this.#options.onConnection, part.type);
    }
  }

  #end(shared: Shared, error: unknown): void {
    if (this.#shared === shared) this.#shared = undefined;
    for (const sharer of [...shared.turns.splice(0), ...shared.speeches.splice(0)]) sharer.fail(error);
    shared.life.abort(error);
  }
}

/** The sound of whichever turn goes on, as one source; `onEnd`: all of it was handed over. */
function relay(turns: readonly Listener[], onEnd: () => void): AudioSource {
  const taken = new WeakSet<Listener>();
  return {
    async *frames(signal) {
      const turn = turns.find((candidate) => !taken.has(candidate));
      if (!turn) return;
      taken.add(turn);
      for await (const frame of turn.sound) {
        if (signal.aborted) return;
        yield frame;
      }
      if (!signal.aborted) onEnd();
    },
  };
}
