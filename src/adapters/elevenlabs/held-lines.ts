import { untilAborted } from '../../utils/until-aborted.js';
import type { ElevenLabsTextToSpeechOptions } from './elevenlabs-options.js';
import { SpeechLine } from './speech-line.js';

/** Connections that all calls share, one per voice, for as long as somebody holds them. */
export class HeldLines {
  readonly #options: ElevenLabsTextToSpeechOptions;
  readonly #lines = new Map<string, Promise<SpeechLine>>();
  #holders = 0;
  #life = new AbortController();

  constructor(options: ElevenLabsTextToSpeechOptions) {
    this.#options = options;
  }

  get isHeld(): boolean {
    return this.#holders > 0;
  }

  /** Until the signal ends; with the last holder they are closed. */
  hold(signal: AbortSignal): void {
    this.#holders += 1;
    signal.addEventListener('abort', () => this.#release(signal.reason), { once: true });
  }

  /** The one that is open, or a new one. Rejects with `AdapterError`, or with the signal's reason. */
  async line(voice: string, signal: AbortSignal): Promise<SpeechLine> {
    const known = this.#lines.get(voice);
    const line = known && (await untilAborted(known, signal).catch(() => undefined));
    signal.throwIfAborted();
    if (line?.isOpen) return line;
    // Somebody else may have begun to open another meanwhile.
    const newest = this.#lines.get(voice);
    if (newest && newest !== known) return untilAborted(newest, signal);
    const opening = SpeechLine.open(this.#options, voice, true, this.#life.signal);
    opening.catch(() => undefined);
    this.#lines.set(voice, opening);
    return untilAborted(opening, signal);
  }

  #release(reason: unknown): void {
    this.#holders -= 1;
    if (this.isHeld) return;
    this.#life.abort(reason);
    this.#life = new AbortController();
    for (const line of this.#lines.values()) {
      line.then(
        (open) => open.close(),
        () => undefined,
      );
    }
    this.#lines.clear();
  }
}
