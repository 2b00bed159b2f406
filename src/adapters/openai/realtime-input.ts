import { UNCLEAR_MARK, type AudioFrame, type RealtimeVoicePart } from '../../spec/index.js';
import { toBase64 } from '../../utils/base64.js';
import { EnergyDetector } from '../../utils/energy-detector.js';
import type { Timing } from '../../utils/machine-clock.js';
import { numberMember, textMember } from '../../utils/member.js';
import { toPcmBytes } from '../../utils/pcm-bytes.js';
import { Resampler } from '../../utils/resampler.js';
import { KeptSound } from './kept-sound.js';
import { SpokenPieces, type SpokenPiece } from './spoken-pieces.js';
import type { RealtimeLine } from './realtime-line.js';
import { SAMPLE_RATE } from './realtime-options.js';

export interface RealtimeInputOptions {
  readonly manualTurns: boolean;
  readonly pauseMs: number;
  readonly timeLimitMs: number;
  readonly clock: Timing;
  hand(part: RealtimeVoicePart): void;
  /** These words of the candidate are certain. */
  said(text: string): void;
  /** The words do not come: the line is to be opened again. */
  restart(): void;
}

const TRANSCRIPTION = 'conversation.item.input_audio_transcription.';
/** Far below a voice: what stays under it all the time is no speech, and recognisers invent words for it. */
const SOUNDS = { enter: 6, exit: 4, attackMs: 40, hangoverMs: 200, quietest: -65 } as const;
const MS = SAMPLE_RATE / 1000;
/** The buffer must hold 100 ms for a commit. */
const LEAST = 120 * MS;
/** Silence at the beginning of what is to be written down: more than the first is cut down to the second. */
const MOST_SILENCE = 5_000 * MS;
const KEPT_SILENCE = 1_000 * MS;
/** After so many failures the words of a piece are given up. */
const MOST_FAILURES = 2;

/**
 * What the candidate says: sent while a turn goes on, handed over to be written down piece by piece, and kept until its words
 * have come, so that a new line can be told again what the old one did not answer.
 */
export class RealtimeInput {
  readonly #options: RealtimeInputOptions;
  readonly #sound = new KeptSound();
  readonly #pieces = new SpokenPieces();
  /** Ends of turns whose words have not all come, in their order. */
  readonly #turnEnds: number[] = [];
  #line: RealtimeLine | undefined;
  /** Place of the first sample that this line was sent. */
  #lineStart = 0;
  #resampler: { readonly from: number; readonly filter: Resampler | undefined } | undefined;
  #detector = new EnergyDetector(SOUNDS);
  #isSounding = false;
  /** Place behind the last sound that may be speech, by our ears or the provider's. */
  #speechEnd = 0;
  #isTurn = false;
  #unsent: SpokenPiece | undefined;
  #cancelCommit: () => void = () => undefined;
  #cancelWatch: () => void = () => undefined;

  constructor(options: RealtimeInputOptions) {
    this.#options = options;
  }

  /** Nobody has the floor, and all words have come. */
  get isIdle(): boolean {
    return !this.#isTurn && this.#turnEnds.length === 0;
  }

  startTurn(): void {
    if (this.#isTurn) return;
    this.#isTurn = true;
    this.#flushCommit();
    this.#resampler = undefined;
    this.#detector = new EnergyDetector(SOUNDS);
    this.#isSounding = false;
    const track = this.#line?.track;
    // Over a track the silence of before lies in the buffer.
    if (track) this.#line?.send({ type: 'input_audio_buffer.clear', event_id: 'loose' });
    track?.listen(true);
  }

  push({ data, sampleRate, at }: AudioFrame): void {
    if (!this.#isTurn) return;
    const change = this.#detector.push(data, sampleRate, at);
    if (change) this.#isSounding = change.type === 'speech-start';
    const samples = this.#convert(data, sampleRate);
    this.#sound.push(samples);
    if (this.#isSounding) this.#speechEnd = this.#sound.end;
    if (!this.#line?.track) this.#append(samples);
    const { manualTurns, pauseMs } = this.#options;
    const pauseAfter = pauseMs - SOUNDS.hangoverMs;
    if (manualTurns && this.#hasSpeech && this.#sound.end - this.#speechEnd >= pauseAfter * MS) this.#commit();
    this.#trim();
  }

  endTurn(): void {
    if (!this.#isTurn) return;
    this.#isTurn = false;
    const track = this.#line?.track;
    track?.listen(false);
    this.#turnEnds.push(this.#hasSpeech ? this.#pad() : this.#sound.end);
    if (this.#hasSpeech) return this.#commit(track?.delayMs);
    if (!track) this.#line?.send({ type: 'input_audio_buffer.clear', event_id: 'loose' });
    this.#settle();
  }

  /** A new line: it is told all that the old one did not answer. */
  connect(line: RealtimeLine): void {
    this.#line = line;
    this.#lineStart = this.#sound.start;
    let from = this.#lineStart;
    for (const piece of this.#pieces.reset()) {
      this.#resend(from, piece.end);
      from = piece.end;
      this.#sendCommit(piece);
    }
    if (this.#isTurn) this.#resend(from, this.#sound.end);
    line.track?.listen(this.#isTurn);
    this.#watch();
  }

  disconnect(): void {
    this.#unsent = undefined;
    this.#cancelCommit();
    this.#line = undefined;
    this.#cancelWatch();
  }

  /** The server did not take a commit: there was too little, because it had committed by itself. */
  refused(eventId: string): void {
    this.#pieces.drop(eventId);
    this.#settle();
  }

  handle(event: unknown): void {
    const type = textMember(event, 'type') ?? '';
    const id = textMember(event, 'item_id') ?? '';
    if (type === 'input_audio_buffer.speech_started') {
      this.#speechEnd = Math.max(this.#speechEnd, this.#sound.end);
      if (this.#isTurn) this.#options.hand({ type: 'speech-start' });
    } else if (type === 'input_audio_buffer.speech_stopped') {
      const end = Math.min(this.#sound.end, this.#lineStart + Math.round((numberMember(event, 'audio_end_ms') ?? 0) * MS));
      this.#pieces.found(id, end);
      if (this.#isTurn) this.#options.hand({ type: 'turn-end' });
    } else if (type === 'input_audio_buffer.committed') this.#pieces.taken(id);
    else if (type.startsWith(TRANSCRIPTION)) this.#written(this.#pieces.get(id), type.slice(TRANSCRIPTION.length), event);
  }

  #written(piece: SpokenPiece | undefined, kind: string, event: unknown): void {
    if (!piece || piece.text !== undefined) return;
    if (kind === 'delta') {
      piece.partial += textMember(event, 'delta') ?? '';
      const guess = this.#pieces.guess;
      if (guess !== '') this.#options.hand({ type: 'input-transcript-delta', text: guess });
      this.#watch();
    } else if (kind === 'completed') {
      piece.text = (textMember(event, 'transcript') ?? piece.partial).trim();
      this.#settle();
    } else if (kind === 'failed') this.#fail(piece);
  }

  /** Sound of which the words could not be had is sent once more; then the gap is told. */
  #fail(piece: SpokenPiece): void {
    piece.failures += 1;
    if (piece.failures < MOST_FAILURES) return this.#options.restart();
    piece.text = UNCLEAR_MARK;
    this.#settle();
  }

  /** Hands out what is certain, in the order in which it was said. */
  #settle(): void {
    for (const { text = '', end } of this.#pieces.settled()) {
      if (text !== '') {
        this.#options.hand({ type: 'input-transcript-end', text });
        this.#options.said(text);
      }
      this.#sound.dropUntil(end);
    }
    while (this.#turnEnds[0] !== undefined && !this.#pieces.hasUntil(this.#turnEnds[0])) {
      this.#sound.dropUntil(this.#turnEnds.shift() ?? 0);
      this.#options.hand({ type: 'turn-transcribed' });
    }
    this.#watch();
  }

  /** Words that do not come are failures too. */
  #watch(): void {
    this.#cancelWatch();
    const [first] = this.#pieces.all;
    const { clock, timeLimitMs } = this.#options;
    if (first && this.#line) this.#cancelWatch = clock.setTimer(timeLimitMs, () => this.#fail(first));
  }

  get #hasSpeech(): boolean {
    return this.#speechEnd > this.#pieces.end;
  }

  /** Makes what would be too short for a commit long enough. Gives the place where the sound ends. */
  #pad(): number {
    const missing = LEAST - (this.#sound.end - this.#pieces.end);
    if (missing > 0) {
      const silence = new Int16Array(missing);
      this.#sound.push(silence);
      if (!this.#line?.track) this.#append(silence);
    }
    return this.#sound.end;
  }

  /** `delayMs`: what was said last is still on its way to the other end of a track. */
  #commit(delayMs = 0): void {
    this.#unsent = this.#pieces.add(this.#pad());
    if (delayMs > 0) this.#cancelCommit = this.#options.clock.setTimer(delayMs, () => this.#flushCommit());
    else this.#flushCommit();
    this.#watch();
  }

  #flushCommit(): void {
    this.#cancelCommit();
    if (this.#unsent) this.#sendCommit(this.#unsent);
    this.#unsent = undefined;
  }

  /** Silence need not be kept, nor be written down; where somebody begins to speak is found only after it has begun. */
  #trim(): void {
    const from = this.#sound.end - KEPT_SILENCE;
    if (this.#hasSpeech || from - Math.max(this.#sound.start, this.#pieces.end) < MOST_SILENCE || this.#pieces.all.length > 0) return;
    this.#sound.dropUntil(from);
    if (!this.#options.manualTurns || this.#line?.track) return;
    this.#line?.send({ type: 'input_audio_buffer.clear', event_id: 'loose' });
    this.#resend(from, this.#sound.end);
  }

  #sendCommit({ eventId }: SpokenPiece): void {
    this.#line?.send({ type: 'input_audio_buffer.commit', event_id: eventId });
  }

  #append(samples: Int16Array): void {
    if (samples.length > 0) this.#line?.send({ type: 'input_audio_buffer.append', audio: toBase64(toPcmBytes(samples)) });
  }

  #resend(from: number, to: number): void {
    for (const chunk of this.#sound.between(from, to)) this.#append(chunk);
  }

  #convert(data: Int16Array, from: number): Int16Array {
    if (this.#resampler?.from !== from) this.#resampler = { from, filter: from === SAMPLE_RATE ? undefined : new Resampler(from, SAMPLE_RATE) };
    return this.#resampler.filter?.push(data) ?? data.slice();
  }
}
