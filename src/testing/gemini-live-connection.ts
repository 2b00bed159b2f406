import { fromPcmBytes } from '../utils/pcm-bytes.js';
import { listMember, member, textMember } from '../utils/member.js';
import { parseJson } from '../utils/parse-json.js';
import { DEADLINE, exhausted, IN_USE, INVALID, problemOfSetup, readSound, STALE_HANDLE, unknownField, WRONG_TOKEN, type LiveRefusal } from './gemini-live-refusals.js';
import { SimulatedLiveReply } from './gemini-live-reply.js';
import type { LiveServerState, ServerConversation } from './gemini-live-state.js';
import type { ServerSocket, SocketHandler } from './socket-simulator.js';
import { ToneEar } from './tone-ear.js';

/** After so long a pause words are certain, ms. */
const CERTAIN_MS = 500;
/** From the end of the activity to the reply, or to the decision that there is none, ms. */
const DECISION_MS = 120;

/** The server's end of one connection, from its setup on. */
export class GeminiLiveConnection implements SocketHandler {
  readonly #socket: ServerSocket;
  readonly #state: LiveServerState;
  readonly #token: string | undefined;
  readonly #timers = new Set<() => void>();
  #conversation: ServerConversation | undefined;
  #isSetUp = false;
  #isManual = false;
  #ear: ToneEar | undefined;
  /** Words of this activity that were sent as certain. */
  #certain = 0;
  #reply: SimulatedLiveReply | undefined;

  constructor(socket: ServerSocket, state: LiveServerState, token: string | undefined) {
    this.#socket = socket;
    this.#state = state;
    this.#token = token;
  }

  receive(data: string | Uint8Array): void {
    this.#onItsWay(() => this.#take(data));
  }

  #take(data: string | Uint8Array): void {
    const message = parseJson(typeof data === 'string' ? data : new TextDecoder().decode(data));
    if (typeof message !== 'object' || message === null) return this.#refuse(INVALID);
    const unknown = unknownField(message);
    if (unknown) return this.#refuse(unknown);
    const setup = member(message, 'setup');
    if (setup !== undefined) return this.#conversation ? this.#refuse(INVALID) : this.#setUp(setup);
    // "Clients should wait for a BidiGenerateContentSetupComplete message before sending any additional messages."
    if (!this.#isSetUp) return this.#refuse(INVALID);
    const input = member(message, 'realtimeInput');
    if (input !== undefined) return this.#hear(input);
    const content = member(message, 'clientContent');
    return content === undefined ? this.#refuse(INVALID) : this.#read(content);
  }

  closed(): void {
    for (const cancel of this.#timers) cancel();
    this.#ear?.end();
    this.#state.heard.push(...(this.#ear?.words ?? []));
    this.#ear = undefined;
    this.#reply?.drop();
    if (this.#conversation) this.#conversation.isConnected = false;
  }

  /** The model says something of itself. */
  interject(text: string): void {
    if (this.#isSetUp && !this.#reply) this.#say(text);
  }

  refuse(retryAfterMs: number): void {
    this.#refuse(exhausted(retryAfterMs));
  }

  #setUp(setup: unknown): void {
    const { options } = this.#state;
    const problem = problemOfSetup(setup, options.models ?? ['gemini-3.8-live'], options.languages);
    if (problem) return this.#refuse(problem);
    const handle = textMember(setup, 'sessionResumption', 'handle');
    const known = handle === undefined ? undefined : this.#state.resume(handle);
    if (handle !== undefined && !known) return this.#refuse(STALE_HANDLE);
    if (known?.isConnected) return this.#refuse(IN_USE);
    if (this.#token !== undefined && !this.#state.useToken(this.#token, known !== undefined)) return this.#refuse(WRONG_TOKEN);
    const conversation = known ?? this.#state.newConversation();
    conversation.isConnected = true;
    this.#conversation = conversation;
    this.#isManual = member(setup, 'realtimeInputConfig', 'automaticActivityDetection', 'disabled') === true;
    const resumes = member(setup, 'sessionResumption') !== undefined;
    this.#after(options.setupMs ?? 100, () => {
      this.#isSetUp = true;
      this.#send({ setupComplete: {} });
      if (resumes) this.#handOutHandles(conversation);
    });
    const { connectionMs = 600_000, goAwayMs = 60_000 } = options;
    if (goAwayMs > 0) this.#after(Math.max(0, connectionMs - goAwayMs), () => this.#send({ goAway: { timeLeft: `${goAwayMs / 1000}s` } }));
    this.#after(connectionMs, () => this.#refuse(DEADLINE));
  }

  #handOutHandles(conversation: ServerConversation): void {
    // "Resumption is not possible ... when the model is executing function calls or generating."
    const update = this.#reply ? { resumable: false } : { newHandle: this.#state.newHandle(conversation), resumable: true };
    this.#send({ sessionResumptionUpdate: update });
    this.#after(this.#state.options.handleMs ?? 5_000, () => this.#handOutHandles(conversation));
  }

  #hear(input: unknown): void {
    if (!this.#isManual) return this.#refuse({ code: 1007, reason: 'Explicit activity control is not supported when automatic activity detection is enabled.' });
    if (member(input, 'activityStart') !== undefined) return this.#ear ? this.#refuse(INVALID) : this.#begin();
    if (member(input, 'activityEnd') !== undefined) return this.#ear ? this.#finish(this.#ear) : this.#refuse(INVALID);
    const audio = member(input, 'audio');
    const sound = audio === undefined ? INVALID : readSound(audio);
    if ('code' in sound) return this.#refuse(sound);
    // Nobody says what becomes of it; here it is refused, so that none gets lost unnoticed.
    if (!this.#ear) return this.#refuse(INVALID);
    if (sound.sampleRate !== this.#ear.sampleRate) this.#ear = new ToneEar(sound.sampleRate);
    this.#listen(this.#ear, fromPcmBytes(sound.bytes));
  }

  #begin(): void {
    this.#reply?.interrupt();
    this.#ear = new ToneEar(16_000);
    this.#certain = 0;
  }

  #listen(ear: ToneEar, samples: Int16Array): void {
    const before = ear.words.length;
    const wasQuiet = ear.quietMs >= CERTAIN_MS;
    ear.push(samples);
    const { transcription = 'streamed' } = this.#state.options;
    if (transcription === 'streamed' && !wasQuiet && ear.quietMs >= CERTAIN_MS) this.#write(ear, false);
    else if (ear.words.length > before) this.#guess(ear);
  }

  #guess(ear: ToneEar): void {
    const text = ear.words.slice(this.#certain).join(' ');
    const upTo = this.#certain;
    this.#after(this.#state.options.wordMs ?? 150, () => {
      // What has become certain meanwhile is no guess any more.
      if (text !== '' && this.#certain === upTo) this.#sendContent({ interimInputTranscription: { text } });
    });
  }

  #write(ear: ToneEar, isLast: boolean): void {
    const words = ear.words.slice(this.#certain).map((word) => ` ${word}`);
    this.#certain = ear.words.length;
    if (words.length === 0 || this.#state.options.transcription === 'guessed') return;
    const isMarked = isLast && this.#state.options.marksLast === true;
    this.#after(this.#state.options.wordMs ?? 150, () => this.#sendContent({ inputTranscription: { text: words.join(''), ...(isMarked && { finished: true }) } }));
  }

  #finish(ear: ToneEar): void {
    ear.end();
    this.#guess(ear);
    this.#ear = undefined;
    this.#state.heard.push(...ear.words);
    this.#conversation?.turns.push({ role: 'user', text: ear.words.join(' ') });
    this.#write(ear, true);
    const { unasked, tellsSilence = true } = this.#state.options;
    this.#after(DECISION_MS, () => {
      if (this.#ear || this.#reply) return;
      if (unasked !== undefined && ear.words.length > 0) this.#say(unasked);
      else if (tellsSilence) this.#sendContent({ turnComplete: true });
    });
  }

  #read(content: unknown): void {
    // "No guarantees" are given for both at once.
    if (this.#ear) return this.#refuse(INVALID);
    this.#reply?.interrupt();
    for (const turn of listMember(content, 'turns')) {
      const role = textMember(turn, 'role') ?? '';
      if (role !== 'user' && role !== 'model') return this.#refuse({ code: 1007, reason: 'Please use a valid role: user, model.' });
      this.#conversation?.turns.push({ role, text: listMember(turn, 'parts').map((part) => textMember(part, 'text') ?? '').join('') });
    }
    if (member(content, 'turnComplete') !== true) return;
    const last = this.#conversation?.turns.at(-1)?.text ?? '';
    const text = last.slice(last.indexOf('\n\n') + 2);
    this.#state.asked.push(text);
    const reply = this.#state.options.reply ? this.#state.options.reply(text) : text;
    if (reply !== undefined) this.#say(reply);
  }

  #say(text: string): void {
    this.#reply = new SimulatedLiveReply(text, {
      state: this.#state,
      sendContent: (content) => this.#sendContent(content),
      onEnd: () => (this.#reply = undefined),
    });
  }

  #after(ms: number, action: () => void): void {
    const cancel = this.#socket.clock.setTimer(ms, () => {
      this.#timers.delete(cancel);
      action();
    });
    this.#timers.add(cancel);
  }

  #sendContent(serverContent: unknown): void {
    this.#send({ serverContent });
  }

  /** JSON in frames of bytes, as it comes from Google's servers. */
  #send(message: unknown): void {
    const bytes = new TextEncoder().encode(JSON.stringify(message));
    this.#onItsWay(() => this.#socket.send(bytes));
  }

  #onItsWay(arrive: () => void): void {
    const { latencyMs = 0 } = this.#state.options;
    if (latencyMs > 0) this.#after(latencyMs, arrive);
    else arrive();
  }

  #refuse({ code, reason }: LiveRefusal): void {
    this.#socket.close(code, reason);
  }
}
