import type { Clock } from '../spec/index.js';
import { listMember, textMember } from '../utils/member.js';
import { sleep } from '../utils/sleep.js';
import { untilAborted } from '../utils/until-aborted.js';
import type { ReceivedConversation, ReceivedPart, SimulatedReply, SimulatedText } from './language-model-reply.js';
import { hanging } from './streamed-response.js';

export interface ChromePromptSimulatorOptions {
  /** Default `available`. `downloadable`: the first session loads the model, and tells how far it is. */
  readonly availability?: 'unavailable' | 'downloadable' | 'available';
  /** What calls are answered with for which nothing is scripted. */
  readonly reply?: SimulatedReply;
  /** Paces slow tokens. Default: without pause. */
  readonly clock?: Pick<Clock, 'setTimer'>;
}

/** A stand-in for the global `LanguageModel` of Chrome. */
export interface ChromePromptSimulator {
  /** To be handed to the adapter, or set as the global. */
  readonly languageModel: SimulatedLanguageModel;
  /** What was asked, oldest first. */
  readonly received: readonly ReceivedConversation[];
  /** How many sessions were asked for. */
  readonly requests: number;
  /** Sessions that were not destroyed. */
  readonly open: number;
  /** What happens to the next calls, one each. Limits, keys and quotas do not exist here. */
  script(...replies: readonly SimulatedReply[]): void;
}

type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available';

interface SimulatedModalities {
  readonly expectedInputs?: readonly { readonly type: string; readonly languages?: readonly string[] }[];
  readonly expectedOutputs?: readonly { readonly type: string; readonly languages?: readonly string[] }[];
}

export interface SimulatedLanguageModel {
  availability(options: SimulatedModalities): Promise<Availability>;
  create(options: SimulatedModalities & { readonly initialPrompts?: readonly unknown[]; readonly signal?: AbortSignal; readonly monitor?: (monitor: EventTarget) => void }): Promise<SimulatedSession>;
}

export interface SimulatedSession {
  promptStreaming(input: readonly unknown[], options?: { readonly signal?: AbortSignal; readonly responseConstraint?: unknown }): ReadableStream<string>;
  destroy(): void;
}

/** Chrome 148. */
const LANGUAGES = new Set(['de', 'en', 'es', 'fr', 'ja']);
const DEFAULT_REPLY: SimulatedReply = { type: 'text', deltas: ['This is a ', 'simulated reply.'] };

/** The Prompt API as Chrome has it: sessions, availability, download progress, errors by their names, aborting. */
export function chromePromptSimulator(options: ChromePromptSimulatorOptions = {}): ChromePromptSimulator {
  return new Simulator(options);
}

class Simulator implements ChromePromptSimulator {
  readonly received: ReceivedConversation[] = [];
  requests = 0;
  open = 0;
  #availability: Availability;
  readonly #options: ChromePromptSimulatorOptions;
  readonly #script: SimulatedReply[] = [];

  constructor(options: ChromePromptSimulatorOptions) {
    this.#options = options;
    this.#availability = options.availability ?? 'available';
  }

  readonly languageModel: SimulatedLanguageModel = {
    availability: (options) => Promise.resolve(isKnown(options) ? this.#availability : 'unavailable'),
    create: async ({ initialPrompts = [], signal, monitor, ...modalities }) => {
      this.requests += 1;
      signal?.throwIfAborted();
      if (this.#availability === 'unavailable' || !isKnown(modalities)) throw new DOMException('The model is not available.', 'NotSupportedError');
      const before = initialPrompts.map(readMessage);
      if (before.some(({ role }, index) => role === 'system' && index > 0)) throw new TypeError('The system prompt must come first.');
      if (this.#availability === 'downloadable') await this.#download(monitor, signal);
      this.open += 1;
      return this.#session(before, signal);
    },
  };

  script(...replies: readonly SimulatedReply[]): void {
    this.#script.push(...replies);
  }

  async #download(monitor: ((monitor: EventTarget) => void) | undefined, signal: AbortSignal | undefined): Promise<void> {
    const target = new EventTarget();
    monitor?.(target);
    this.#availability = 'downloading';
    for (const loaded of [0, 0.5, 1]) {
      await untilAborted(Promise.resolve(), signal);
      target.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded, total: 1 }));
    }
    this.#availability = 'available';
  }

  #session(before: readonly ReadMessage[], creation: AbortSignal | undefined): SimulatedSession {
    const life = new AbortController();
    const destroy = (): void => {
      if (life.signal.aborted) return;
      this.open -= 1;
      creation?.removeEventListener('abort', destroy);
      life.abort(new DOMException('The model execution session has been destroyed.', 'InvalidStateError'));
    };
    // Whoever aborts what a session was created with destroys it.
    creation?.addEventListener('abort', destroy);
    return {
      destroy,
      promptStreaming: (input, { signal, responseConstraint } = {}) => {
        life.signal.throwIfAborted();
        const asked = input.map(readMessage);
        if (asked.some(({ role }) => role === 'system')) throw new DOMException('A system prompt must be among the initial prompts.', 'NotSupportedError');
        const all = [...before, ...asked];
        this.received.push({
          system: all.filter(({ role }) => role === 'system').flatMap(({ parts }) => parts.map((part) => (part.type === 'text' ? part.text : ''))).join('\n\n'),
          messages: all.flatMap(({ role, parts }) => (role === 'system' ? [] : [{ role, parts }])),
          ...(responseConstraint !== undefined && { schema: responseConstraint }),
        });
        return this.#stream(this.#script.shift() ?? this.#options.reply ?? DEFAULT_REPLY, signal ? AbortSignal.any([signal, life.signal]) : life.signal);
      },
    };
  }

  #stream(reply: SimulatedReply, signal: AbortSignal): ReadableStream<string> {
    return new ReadableStream<string>({
      start: (controller) => {
        void this.#write(reply, controller, signal)
          .then(
            () => controller.close(),
            (error: unknown) => controller.error(error),
          )
          // Somebody has cancelled it.
          .catch(() => undefined);
      },
    });
  }

  async #write(reply: SimulatedReply, controller: ReadableStreamDefaultController<string>, signal: AbortSignal): Promise<void> {
    const filtered = new DOMException('The execution yielded a bad response.', 'NotReadableError');
    if (reply.type === 'hang') await hanging(signal);
    if (reply.type === 'blocked') throw filtered;
    if (reply.type !== 'text') throw new DOMException('Other generic failure occurred.', 'UnknownError');
    await this.#say(reply, controller, signal);
    if (reply.finish === 'filtered') throw filtered;
  }

  async #say({ deltas, delayMs = 0, stallAfter, dieAfter }: SimulatedText, controller: ReadableStreamDefaultController<string>, signal: AbortSignal): Promise<void> {
    for (let count = 0; ; count += 1) {
      if (count === stallAfter) await hanging(signal);
      if (count === dieAfter) throw new DOMException('Other generic failure occurred.', 'UnknownError');
      const delta = deltas[count];
      if (delta === undefined) return;
      if (delayMs > 0 && this.#options.clock) await sleep(this.#options.clock, delayMs, signal);
      signal.throwIfAborted();
      controller.enqueue(delta);
    }
  }
}

function isKnown({ expectedInputs = [], expectedOutputs = [] }: SimulatedModalities): boolean {
  return [...expectedInputs, ...expectedOutputs].every(({ type, languages = [] }) => type === 'text' && languages.every((language) => LANGUAGES.has(language.split('-')[0] ?? '')));
}

interface ReadMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly parts: readonly ReceivedPart[];
}

/** Refuses as WebIDL would. */
function readMessage(message: unknown): ReadMessage {
  const role = textMember(message, 'role');
  if (role !== 'system' && role !== 'user' && role !== 'assistant') throw new TypeError('The provided value is not a valid enum value of type LanguageModelMessageRole.');
  const content = textMember(message, 'content');
  if (content !== undefined) return { role, parts: [{ type: 'text', text: content }] };
  const parts = listMember(message, 'content').map((part): ReceivedPart => {
    const value = textMember(part, 'value');
    if (textMember(part, 'type') !== 'text' || value === undefined) throw new TypeError('The provided value is not a valid LanguageModelMessageContent.');
    return { type: 'text', text: value };
  });
  return { role, parts };
}
