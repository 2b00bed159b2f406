import { member, numberMember, textMember } from '../utils/member.js';
import { Hearing, type WordFinder } from './hearing.js';
import { RealtimeRefusal } from './openai-realtime-refusals.js';
import type { OpenaiRealtimeSession } from './openai-realtime-session.js';
import { PacedSender } from './paced-sender.js';
import { ScriptedHearing } from './scripted-hearing.js';
import { ToneHearing } from './tone-hearing.js';

const SAMPLE_RATE = 24_000;
const LEAST_MS = 100;
const MS_PER_WORD = 20;
/** Longest waits of `semantic_vad` by eagerness, ms; for what sounds complete it waits less. */
const MOST_MS: Readonly<Record<string, number>> = { low: 8_000, medium: 4_000, auto: 4_000, high: 2_000 };
const COMPLETE_MS = 600;

/** The input buffer of a session: what came, what is committed of it, and the words in it. */
export class RealtimeBuffer {
  readonly #session: OpenaiRealtimeSession;
  readonly #finder: WordFinder & { readonly isComplete: boolean };
  readonly #hearing: Hearing;
  readonly #writer: PacedSender;
  /** Where the buffer begins in all sound of the session, s. */
  #from = 0;
  /** Words before this were told already, or cleared. */
  #told = 0;
  /** The item that speech which goes on will be. */
  #item: string | undefined;
  #isStalled = false;

  constructor(session: OpenaiRealtimeSession) {
    const { simulator, peer } = session;
    this.#session = session;
    this.#finder = simulator.options.utterances ? new ScriptedHearing(() => simulator.nextUtterance()) : new ToneHearing(SAMPLE_RATE);
    this.#hearing = new Hearing(this.#finder, SAMPLE_RATE);
    this.#writer = new PacedSender(peer.clock);
  }

  get words(): readonly string[] {
    return this.#hearing.words.map(({ text }) => text);
  }

  append(samples: Int16Array): void {
    this.#hearing.push(samples, () => this.#detect());
  }

  commit(): void {
    const ms = (this.#hearing.seconds - this.#from) * 1000;
    if (ms < LEAST_MS) throw new RealtimeRefusal('input_audio_buffer_commit_empty', `Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer only has ${ms.toFixed(2)}ms of audio.`);
    this.#hearing.end();
    this.#commit(this.#item ?? this.#session.id('item'));
  }

  clear(): void {
    this.#hearing.end();
    this.#from = this.#hearing.seconds;
    this.#told = this.#hearing.words.length;
    this.#item = undefined;
    this.#session.send({ type: 'input_audio_buffer.cleared' });
  }

  stop(): void {
    this.#writer.cancel();
    this.#hearing.end();
  }

  #commit(id: string): void {
    const words = this.#hearing.words.slice(this.#told).map(({ text }) => text);
    this.#from = this.#hearing.seconds;
    this.#told = this.#hearing.words.length;
    this.#item = undefined;
    const item = { id, role: 'user', text: words.join(' ') };
    this.#session.send({ type: 'input_audio_buffer.committed', previous_item_id: this.#session.items.at(-1)?.id ?? null, item_id: id });
    this.#session.add(item);
    if (textMember(this.#session.settings, 'audio', 'input', 'transcription', 'model') !== undefined) this.#transcribe(id, words);
  }

  #transcribe(id: string, words: readonly string[]): void {
    const { simulator } = this.#session;
    const fault = simulator.nextFault('transcription');
    const type = 'conversation.item.input_audio_transcription';
    if (fault?.type === 'stall') this.#isStalled = true;
    if (this.#isStalled) return;
    const wait = simulator.nextTranscriptionMs() + (fault?.type === 'slow' ? fault.ms : 0);
    if (fault?.type === 'failed') return this.#writer.after(wait, () => this.#session.send({ type: `${type}.failed`, item_id: id, content_index: 0, error: { type: 'transcription_error', code: 'audio_unintelligible', message: 'The audio could not be transcribed.', param: null } }));
    words.forEach((word, index) => this.#writer.after(wait + index * MS_PER_WORD, () => this.#session.send({ type: `${type}.delta`, item_id: id, content_index: 0, delta: index === 0 ? word : ` ${word}` })));
    this.#writer.after(wait + words.length * MS_PER_WORD, () => this.#session.send({ type: `${type}.completed`, item_id: id, content_index: 0, transcript: words.join(' '), usage: { type: 'duration', seconds: 1 } }));
  }

  /** Once for every 20 ms. */
  #detect(): void {
    const detection = member(this.#session.settings, 'audio', 'input', 'turn_detection');
    const type = textMember(detection, 'type');
    const { seconds, isSpeaking, onset, lastSound } = this.#hearing;
    if (type === undefined) return;
    if (this.#item === undefined) {
      if (!isSpeaking) return;
      this.#item = this.#session.id('item');
      const padding = (numberMember(detection, 'prefix_padding_ms') ?? 300) / 1000;
      this.#session.send({ type: 'input_audio_buffer.speech_started', audio_start_ms: Math.round(Math.max(this.#from, onset - padding) * 1000), item_id: this.#item });
      return;
    }
    const silence = type === 'server_vad' ? (numberMember(detection, 'silence_duration_ms') ?? 500) : this.#finder.isComplete ? COMPLETE_MS : (MOST_MS[textMember(detection, 'eagerness') ?? 'auto'] ?? 4_000);
    if (isSpeaking || (seconds - lastSound) * 1000 < silence - 1e-6) return;
    const id = this.#item;
    this.#session.send({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: Math.round(seconds * 1000), item_id: id });
    this.#commit(id);
    if (member(detection, 'create_response') !== false && !this.#session.isSpeaking) this.#session.respond('That is interesting, thank you.');
  }
}
