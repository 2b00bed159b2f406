import { fromBase64 } from '../utils/base64.js';
import { listMember, member, numberMember, textMember } from '../utils/member.js';
import { fromPcmBytes } from '../utils/pcm-bytes.js';
import { RealtimeBuffer } from './openai-realtime-buffer.js';
import { RealtimeRefusal, refuseItem, refuseSession } from './openai-realtime-refusals.js';
import { RealtimeResponse } from './openai-realtime-response.js';
import type { OpenaiRealtimeSimulator, RealtimePeer } from './openai-realtime-simulator.js';

/** An item of the conversation, as the server knows it. */
export interface RealtimeItem {
  readonly id: string;
  readonly role: string;
  /** What of it is known in words. */
  text: string;
  /** Of the voice, ms; undefined for what is no sound of it. */
  audioMs?: number;
  /** What is left after a truncation, ms. */
  truncatedMs?: number;
}

type Handler = (event: unknown) => void;

/** One session. Source: OpenAI API reference, "Realtime: client events" and "server events". */
export class OpenaiRealtimeSession {
  readonly model: string;
  /** As the client set it, merged. */
  settings: Record<string, unknown> = {};
  readonly items: RealtimeItem[] = [];
  readonly simulator: OpenaiRealtimeSimulator;
  readonly peer: RealtimePeer;
  readonly #buffer: RealtimeBuffer;
  readonly #cancelExpiry: () => void;
  /** Sound that still goes over the track, also when its response is done. */
  playing: { readonly id: string; readonly stop: () => void } | undefined;
  #response: RealtimeResponse | undefined;
  #hasSpoken = false;
  #isOver = false;
  #count = 0;

  constructor(simulator: OpenaiRealtimeSimulator, peer: RealtimePeer, model: string) {
    this.simulator = simulator;
    this.peer = peer;
    this.model = model;
    this.#buffer = new RealtimeBuffer(this);
    const { sessionMs = 3_600_000 } = simulator.options;
    this.#cancelExpiry = peer.clock.setTimer(sessionMs, () => this.#expire());
    this.send({ type: 'session.created', session: { type: 'realtime', object: 'realtime.session', id: this.id('sess'), model, expires_at: Math.floor((Date.now() + sessionMs) / 1000) } });
  }

  /** The words in the sound that came, in their order. */
  get heard(): readonly string[] {
    return this.#buffer.words;
  }

  get isSpeaking(): boolean {
    return this.#response !== undefined;
  }

  id(kind: string): string {
    return `${kind}_${this.simulator.sessions.length}_${(this.#count += 1)}`;
  }

  send(event: object): void {
    if (!this.#isOver) this.peer.send({ event_id: this.id('event'), ...event });
  }

  /** `instead`: an answer, as the model gives one when it is not told what to say. */
  respond(instead: string, request: unknown = {}): void {
    this.#response = new RealtimeResponse(this, request, instead, () => (this.#response = undefined));
    this.#hasSpoken = true;
  }

  interject(): void {
    if (!this.#response) this.respond('Nobody asked me to say this.');
  }

  /** Sound that came over a track. */
  hear(samples: Int16Array): void {
    if (!this.#isOver) this.#buffer.append(samples);
  }

  closed(): void {
    this.#isOver = true;
    this.#cancelExpiry();
    this.#buffer.stop();
    this.#response?.stop();
    this.playing?.stop();
  }

  add(item: RealtimeItem): void {
    const previous = this.items.at(-1)?.id ?? null;
    this.items.push(item);
    this.send({ type: 'conversation.item.added', previous_item_id: previous, item: { id: item.id, type: 'message', object: 'realtime.item', role: item.role } });
  }

  receive(event: unknown): void {
    if (this.#isOver) return;
    const handler = this.#handlers[textMember(event, 'type') ?? ''];
    try {
      if (!handler) throw new RealtimeRefusal('invalid_value', `Invalid value: '${textMember(event, 'type') ?? ''}'. Supported values are: ${Object.keys(this.#handlers).join(', ')}.`, 'type');
      handler(event);
    } catch (error) {
      if (!(error instanceof RealtimeRefusal)) throw error;
      const { code, message, param } = error;
      this.send({ type: 'error', error: { type: 'invalid_request_error', code, message, param, event_id: textMember(event, 'event_id') ?? null } });
    }
  }

  readonly #handlers: Readonly<Record<string, Handler>> = {
    'session.update': (event) => {
      const session = member(event, 'session');
      refuseSession(session, this.#hasSpoken);
      this.settings = merged(this.settings, session);
      this.send({ type: 'session.updated', session: { ...this.settings, model: this.model } });
    },
    'input_audio_buffer.append': (event) => {
      const bytes = fromBase64(textMember(event, 'audio') ?? '!');
      if (!bytes || bytes.length === 0 || bytes.length % 2 !== 0) throw new RealtimeRefusal('invalid_value', "Invalid 'audio'. Expected base64-encoded audio bytes (mono PCM16 at 24kHz) but got an invalid value.", 'audio');
      this.#buffer.append(fromPcmBytes(bytes));
    },
    'input_audio_buffer.commit': () => this.#buffer.commit(),
    'input_audio_buffer.clear': () => this.#buffer.clear(),
    'conversation.item.create': (event) => {
      const item = member(event, 'item');
      refuseItem(item);
      const text = listMember(item, 'content').map((part) => textMember(part, 'text') ?? '').join(' ');
      this.add({ id: textMember(item, 'id') ?? this.id('item'), role: textMember(item, 'role') ?? '', text });
    },
    'conversation.item.delete': (event) => {
      this.items.splice(this.items.indexOf(this.#item(event)), 1);
      this.send({ type: 'conversation.item.deleted', item_id: textMember(event, 'item_id') });
    },
    'conversation.item.truncate': (event) => {
      const item = this.#item(event);
      const end = numberMember(event, 'audio_end_ms') ?? NaN;
      if (item.audioMs === undefined) throw new RealtimeRefusal('invalid_value', 'Only model output audio messages can be truncated.', 'item_id');
      if (!Number.isInteger(end) || end < 0) throw new RealtimeRefusal('invalid_value', "Invalid 'audio_end_ms': expected a whole number of ms.", 'audio_end_ms');
      if (end > item.audioMs) throw new RealtimeRefusal('invalid_value', `Audio content of ${item.audioMs}ms is already shorter than ${end}ms`, 'audio_end_ms');
      item.truncatedMs = end;
      this.send({ type: 'conversation.item.truncated', item_id: item.id, content_index: 0, audio_end_ms: end });
    },
    'response.create': (event) => {
      if (this.#response) throw new RealtimeRefusal('conversation_already_has_active_response', `Conversation already has an active response in progress: ${this.#response.id}. Wait until the response is finished before creating a new one.`);
      const response = member(event, 'response');
      for (const item of listMember(response, 'input')) refuseItem(item);
      this.respond('I would rather talk about something else.', response);
    },
    'response.cancel': (event) => {
      const id = textMember(event, 'response_id');
      if (!this.#response || (id !== undefined && id !== this.#response.id)) throw new RealtimeRefusal('response_cancel_not_active', 'Cancellation failed: no active response found');
      this.#response.cancel('client_cancelled');
    },
    'output_audio_buffer.clear': () => {
      if (!this.peer.hasTrack) throw new RealtimeRefusal('invalid_value', 'output_audio_buffer.clear is for WebRTC and SIP only.', 'type');
      this.playing?.stop();
      this.send({ type: 'output_audio_buffer.cleared', response_id: this.playing?.id ?? null });
      this.playing = undefined;
    },
  };

  #item(event: unknown): RealtimeItem {
    const id = textMember(event, 'item_id');
    const item = this.items.find((each) => each.id === id);
    if (!item) throw new RealtimeRefusal('invalid_value', `Item with item_id not found: ${id}`, 'item_id');
    return item;
  }

  #expire(): void {
    this.send({ type: 'error', error: { type: 'invalid_request_error', code: 'session_expired', message: 'Your session hit the maximum duration of 60 minutes.', param: null, event_id: null } });
    this.peer.close(1001, '');
  }
}

/** Members that are objects are merged, all others replaced. */
function merged(old: Record<string, unknown>, change: unknown): Record<string, unknown> {
  const result = { ...old };
  for (const [name, value] of Object.entries(change ?? {})) {
    const before = result[name];
    result[name] = isRecord(value) && isRecord(before) ? merged(before, value) : value;
  }
  return result;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
