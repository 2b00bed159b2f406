import { toBase64 } from '../utils/base64.js';
import { listMember, member, textMember } from '../utils/member.js';
import { toPcmBytes } from '../utils/pcm-bytes.js';
import type { OpenaiRealtimeSession, RealtimeItem } from './openai-realtime-session.js';
import type { RealtimeFault } from './openai-realtime-simulator.js';
import { PacedSender } from './paced-sender.js';
import { speakTones } from './tone-speech.js';

const SAMPLE_RATE = 24_000;
/** Not whole samples nor whole frames, as nobody promises them. */
const CHUNK_BYTES = 9_601;

/** One response: the events of it, at the pace at which it is made. */
export class RealtimeResponse {
  readonly id: string;
  readonly #session: OpenaiRealtimeSession;
  readonly #sender: PacedSender;
  readonly #metadata: unknown;
  readonly #isInConversation: boolean;
  readonly #item: RealtimeItem;
  readonly #text: string;
  readonly #fault: RealtimeFault | undefined;
  readonly #ended: () => void;
  #sentBytes = 0;
  #isOver = false;

  constructor(session: OpenaiRealtimeSession, request: unknown, instead: string, ended: () => void) {
    this.#session = session;
    this.#ended = ended;
    this.#sender = new PacedSender(session.peer.clock);
    this.id = session.id('resp');
    this.#metadata = member(request, 'metadata') ?? null;
    this.#isInConversation = textMember(request, 'conversation') !== 'none';
    this.#text = textToSay(request) ?? instead;
    this.#item = { id: session.id('item'), role: 'assistant', text: '', audioMs: 0 };
    this.#fault = session.simulator.nextFault('response');
    session.send({ type: 'response.created', response: this.#described('in_progress') });
    this.#begin();
  }

  cancel(reason: 'client_cancelled' | 'turn_detected'): void {
    this.#end('cancelled', { type: 'cancelled', reason });
  }

  stop(): void {
    this.#isOver = true;
    this.#sender.cancel();
  }

  #begin(): void {
    const { simulator, peer } = this.#session;
    const fault = this.#fault;
    const wait = simulator.nextFirstAudioMs() + (fault?.type === 'slow' ? fault.ms : 0);
    if (fault?.on === 'response' && fault.type === 'failed') return this.#sender.after(wait, () => this.#fail(fault));
    const { speed = 4 } = simulator.options;
    const samples = speakTones(this.#text, SAMPLE_RATE);
    const about = { response_id: this.id, item_id: this.#item.id, output_index: 0, content_index: 0 };
    this.#sender.after(wait, () => {
      this.#session.send({ type: 'response.output_item.added', ...about, item: { id: this.#item.id, type: 'message', role: 'assistant', status: 'in_progress' } });
      if (this.#isInConversation) this.#session.add(this.#item);
      this.#session.send({ type: 'response.content_part.added', ...about, part: { type: 'audio', transcript: '' } });
    });
    // The words run ahead of their sound.
    for (const word of this.#text.match(/\S+\s*/g) ?? []) {
      this.#sender.after(wait, () => {
        this.#item.text += word;
        this.#session.send({ type: 'response.output_audio_transcript.delta', ...about, delta: word });
      });
    }
    if (peer.play) return this.#sender.after(wait, () => this.#play(samples, about));
    const bytes = toPcmBytes(samples);
    let chunks = 0;
    for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
      const chunk = bytes.subarray(from, from + CHUNK_BYTES);
      const count = (chunks += 1) - 1;
      const madeMs = (from / 2 / SAMPLE_RATE) * 1000;
      this.#sender.after(wait + madeMs / speed, () => {
        if (fault && 'afterChunks' in fault && count === fault.afterChunks) return this.#break(fault);
        this.#sentBytes += chunk.length;
        this.#item.audioMs = Math.floor((this.#sentBytes / 2 / SAMPLE_RATE) * 1000);
        this.#session.send({ type: 'response.output_audio.delta', ...about, delta: toBase64(chunk) });
      });
    }
    this.#sender.after(wait + (samples.length / SAMPLE_RATE / speed) * 1000, () => this.#complete(about));
  }

  /** Over a track the sound takes as long as it sounds, and events tell where it begins and ends. */
  #play(samples: Int16Array, about: object): void {
    const { peer } = this.#session;
    this.#item.audioMs = Math.floor((samples.length / SAMPLE_RATE) * 1000);
    this.#session.send({ type: 'output_audio_buffer.started', response_id: this.id });
    const tell = (): void => this.#session.send({ type: 'output_audio_buffer.stopped', response_id: this.id });
    const stop = peer.play?.(samples, tell) ?? (() => undefined);
    this.#complete(about);
    this.#session.playing = { id: this.id, stop };
  }

  #complete(about: object): void {
    this.#session.send({ type: 'response.output_audio.done', ...about });
    this.#session.send({ type: 'response.output_audio_transcript.done', ...about, transcript: this.#text });
    this.#session.send({ type: 'response.output_item.done', ...about, item: { id: this.#item.id, type: 'message', role: 'assistant', status: 'completed' } });
    this.#end('completed', { type: 'completed' });
  }

  #fail(fault: Extract<RealtimeFault, { type: 'failed' }>): void {
    if ('resetSeconds' in fault && fault.resetSeconds !== undefined) {
      this.#session.send({ type: 'rate_limits.updated', rate_limits: [{ name: 'requests', limit: 3, remaining: 0, reset_seconds: fault.resetSeconds }] });
    }
    const code = 'code' in fault ? fault.code : 'server_error';
    this.#end('failed', { type: 'failed', error: { type: code, code, message: 'It failed as it was told to.' } });
  }

  #break(fault: Extract<RealtimeFault, { afterChunks: number }>): void {
    this.#sender.cancel();
    const { peer } = this.#session;
    if (fault.type === 'cut') peer.cut();
    else if (fault.type === 'close') peer.close(fault.code, '');
  }

  #end(status: string, details: object): void {
    if (this.#isOver) return;
    this.stop();
    this.#ended();
    this.#session.send({ type: 'response.done', response: { ...this.#described(status), status_details: details } });
  }

  #described(status: string): object {
    return { id: this.id, object: 'realtime.response', status, metadata: this.#metadata, conversation_id: this.#isInConversation ? 'conv_1' : null, output_modalities: ['audio'] };
  }
}

/** A model that obeys: asked to read something aloud, it does; the message to read is the last of the input. */
function textToSay(request: unknown): string | undefined {
  const instructions = textMember(request, 'instructions') ?? '';
  const last = listMember(request, 'input').at(-1);
  const text = listMember(last, 'content').map((part) => textMember(part, 'text') ?? '').join(' ');
  return /aloud/i.test(instructions) && text !== '' ? text : undefined;
}
