import { member, numberMember, textMember } from '../utils/member.js';
import { parseJson } from '../utils/parse-json.js';
import type { ElevenLabsContext, ElevenLabsSimulator } from './elevenlabs-simulator.js';
import { ElevenLabsVoice } from './elevenlabs-voice.js';
import type { ServerSocket, SocketHandler } from './socket-simulator.js';

/** s. */
const DEFAULT_INACTIVITY = 20;
const LONGEST_INACTIVITY = 180;
const MOST_CONTEXTS = 5;
const DEFAULT_CONTEXT = 'default';
const MEMBERS = new Set(['text', 'context_id', 'voice_settings', 'generation_config', 'pronunciation_dictionary_locators', 'xi_api_key', 'authorization', 'flush', 'close_context', 'close_socket']);

/** One connection. Source: ElevenLabs API reference, "Multi-Context WebSocket"; errors as its frames have them: `message`, `error`, `code`. */
export class ElevenLabsSession implements SocketHandler {
  readonly #socket: ServerSocket;
  readonly #simulator: ElevenLabsSimulator;
  readonly #voice: string;
  readonly #contexts = new Map<string, ElevenLabsVoice>();
  #isIn = false;
  #isOver = false;
  #cancelTimeout: () => void = () => undefined;

  constructor(socket: ServerSocket, simulator: ElevenLabsSimulator, voice: string) {
    this.#socket = socket;
    this.#simulator = simulator;
    this.#voice = voice;
    this.#active();
  }

  closed(): void {
    this.#isOver = true;
    this.#cancelTimeout();
    for (const voice of this.#contexts.values()) voice.stop();
  }

  receive(raw: string | Uint8Array): void {
    if (this.#isOver) return;
    const message = typeof raw === 'string' ? parseJson(raw) : undefined;
    if (typeof message !== 'object' || message === null) return this.#fail('invalid_message', 'The message is no JSON object.');
    const unknown = Object.keys(message).find((name) => !MEMBERS.has(name));
    if (unknown !== undefined) return this.#fail('invalid_message', `Unknown field ${unknown}.`);
    this.#active();
    if (!this.#isIn && !this.#letIn(message)) return;
    if (member(message, 'close_socket') === true) return this.#socket.close(1000);
    this.#toContext(message, textMember(message, 'context_id') ?? DEFAULT_CONTEXT);
  }

  /** The key may come in the first message, so that it is looked at only now. */
  #letIn(message: object): boolean {
    const { upgrade, clock } = this.#socket;
    const { apiKeys = [], voices } = this.#simulator.options;
    const token = upgrade.query.get('single_use_token');
    const key = upgrade.headers['xi-api-key'] ?? upgrade.query.get('xi-api-key') ?? textMember(message, 'xi_api_key');
    if (token === null && key === undefined) this.#fail('authentication_required', 'Neither a key nor a token was provided.');
    else if (token !== null ? !this.#simulator.redeem(token, clock.now()) : !apiKeys.includes(key ?? '')) this.#fail(token !== null ? 'invalid_token' : 'invalid_api_key', 'The key or token is not good, or was used.');
    else if (voices && !voices.includes(this.#voice)) this.#fail('voice_id_does_not_exist', `A voice with voice_id ${this.#voice} does not exist.`);
    else if (upgrade.query.get('output_format') !== 'pcm_24000') this.#fail('output_format_not_allowed', 'This simulator speaks pcm_24000 only.');
    else this.#isIn = true;
    return this.#isIn;
  }

  #toContext(message: object, id: string): void {
    const text = textMember(message, 'text') ?? '';
    const voice = this.#contexts.get(id);
    if (member(message, 'close_context') === true) return voice?.close();
    if (!voice) {
      // "Empty text is ignored"; and of a context that nobody began there is nothing to flush.
      if (text === '') return member(message, 'flush') === true ? this.#fail('context_not_found', `There is no context ${id}.`) : undefined;
      if (text !== ' ') return this.#fail('invalid_message', 'The first message of a context must be a single space.');
      if (this.#contexts.size >= MOST_CONTEXTS) return this.#fail('max_active_contexts_exceeded', 'Too many contexts are open.');
      return this.#begin(message, id);
    }
    if (member(message, 'voice_settings') !== undefined) return this.#fail('invalid_message', 'Voice settings belong in the first message of a context.');
    const { mostCharacters = 40_000 } = this.#simulator.options;
    if (voice.length + text.length > mostCharacters) return this.#fail('max_character_limit_exceeded', 'The text is too long for the model.');
    voice.add(text, member(message, 'flush') === true || this.#socket.upgrade.query.get('auto_mode') === 'true');
  }

  #begin(message: object, id: string): void {
    const settings = member(message, 'voice_settings');
    const speed = numberMember(settings, 'speed');
    if (speed !== undefined && !(speed >= 0.7 && speed <= 1.2)) return this.#fail('invalid_voice_settings', 'speed lies between 0.7 and 1.2.');
    const context: { -readonly [Name in keyof ElevenLabsContext]: ElevenLabsContext[Name] } = { id, text: '', voiceSettings: settings, state: 'waiting' };
    this.#simulator.contexts.push(context);
    const voice = new ElevenLabsVoice({
      simulator: this.#simulator,
      socket: this.#socket,
      context,
      fail: (name) => this.#fail(name, 'It failed as it was told to.'),
      ended: () => this.#contexts.get(id) === voice && this.#contexts.delete(id),
    });
    this.#contexts.set(id, voice);
  }

  /** Any message counts. */
  #active(): void {
    this.#cancelTimeout();
    const asked = Number(this.#socket.upgrade.query.get('inactivity_timeout') ?? DEFAULT_INACTIVITY);
    const seconds = Math.min(LONGEST_INACTIVITY, asked > 0 ? asked : DEFAULT_INACTIVITY);
    this.#cancelTimeout = this.#socket.clock.setTimer(seconds * 1000, () => this.#fail('input_timeout_exceeded', `Have not received a new text input within the timeout of ${seconds} seconds. Streaming input terminated.`));
  }

  #fail(error: string, message: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#socket.sendJson({ message, error, code: 1008 });
    this.#socket.close(1008, message.slice(0, 100));
  }
}
