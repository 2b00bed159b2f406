import { AdapterError } from '../../errors/index.js';
import type { TextToSpeechPart } from '../../spec/index.js';
import { fromBase64 } from '../../utils/base64.js';
import { frameEnd } from '../../utils/frame-length.js';
import { machineClock } from '../../utils/machine-clock.js';
import { textMember } from '../../utils/member.js';
import { PcmFramer, type PcmFrame } from '../../utils/pcm-frames.js';
import type { Clause } from '../../utils/segment-text.js';
import { CharTimes } from './char-times.js';
import { PROVIDER } from './elevenlabs-errors.js';
import type { ElevenLabsTextToSpeechOptions } from './elevenlabs-options.js';
import { SAMPLE_RATE, type SpeechContext } from './speech-line.js';

const BYTES_PER_MS = (SAMPLE_RATE * 2) / 1000;

/** Has the clauses spoken, and hands out sound and progress as they come. Fails with `AdapterError`, also where nothing comes in time. */
export async function* spokenParts(context: SpeechContext, text: string, clauses: readonly Clause[], options: ElevenLabsTextToSpeechOptions): AsyncGenerator<TextToSpeechPart> {
  const sender = new ClauseSender(context, clauses);
  const times = new CharTimes(text);
  const framer = new PcmFramer(SAMPLE_RATE);
  let bytes = 0;
  for await (const message of inTime(context.messages, options)) {
    const audio = textMember(message, 'audio');
    const sound = audio ? fromBase64(audio) : new Uint8Array();
    if (!sound) throw new AdapterError(PROVIDER, 'malformed', 'sound came that is no base64');
    times.push(message, bytes / BYTES_PER_MS);
    sender.reached(times.hasAny || sound.length === 0 ? times.covered : text.length);
    bytes += sound.length;
    yield* parts(framer.push(sound), times);
  }
  yield* parts(framer.end(), times);
  if (bytes === 0) throw new AdapterError(PROVIDER, 'server', 'no sound came');
  const last = times.until(Infinity);
  if (last !== undefined) yield { type: 'speech-progress', charIndex: last };
}

/** Sends the first clauses, each further one when the voice is at the one before it, and the end when all have been reached. */
class ClauseSender {
  readonly #context: SpeechContext;
  readonly #clauses: readonly Clause[];
  #sent = 0;
  #isEnded = false;

  constructor(context: SpeechContext, clauses: readonly Clause[]) {
    this.#context = context;
    this.#clauses = clauses;
    this.#send();
  }

  /** The voice, as far as is known, is at this index of the text. */
  reached(index: number): void {
    while (this.#sent < this.#clauses.length && index >= (this.#clauses[this.#sent - 1]?.offset ?? 0)) this.#send();
    const last = this.#clauses.at(-1);
    if (this.#isEnded || this.#sent < this.#clauses.length || !last || index < last.offset) return;
    this.#isEnded = true;
    // What was flushed is still spoken; then the end is told, which it is not otherwise.
    this.#context.send({ close_context: true });
  }

  #send(): void {
    const clause = this.#clauses[this.#sent];
    this.#sent += 1;
    // "Should end with a single space", or the last word may wait for its end.
    if (clause) this.#context.send({ text: `${clause.text} `, flush: true });
  }
}

function* parts(frames: readonly PcmFrame[], times: CharTimes): Generator<TextToSpeechPart> {
  for (const frame of frames) {
    const charIndex = times.until(frameEnd(frame));
    if (charIndex !== undefined) yield { type: 'speech-progress', charIndex };
    yield { type: 'audio', frame };
  }
}

/** Messages, each within the time. */
async function* inTime(messages: AsyncIterable<unknown>, { clock = machineClock, timeLimitMs = 10_000 }: ElevenLabsTextToSpeechOptions): AsyncGenerator<unknown> {
  const reader = messages[Symbol.asyncIterator]();
  for (;;) {
    let cancel: () => void = () => undefined;
    const late = new Promise<never>((_, reject) => {
      cancel = clock.setTimer(timeLimitMs, () => reject(new AdapterError(PROVIDER, 'timeout', 'no sound came in time')));
    });
    const result = await Promise.race([reader.next(), late]).finally(() => cancel());
    if (result.done) return;
    yield result.value;
  }
}
