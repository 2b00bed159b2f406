import { textMember } from '../utils/member.js';
import { parseJson } from '../utils/parse-json.js';
import { toPcmBytes } from '../utils/pcm-bytes.js';
import type { DeepgramSimulatorOptions } from './deepgram-options.js';
import type { ServerSocket, SocketHandler } from './socket-simulator.js';
import { speakTones } from './tone-speech.js';

/** Limits of one connection. Sources: Deepgram, "TTS Troubleshooting WebSocket, NET, and DATA Errors", "Flush". */
const WINDOW_MS = 60_000;
const MOST_CHARACTERS_AT_ONCE = 2_000;
const MOST_CHARACTERS = 2_400;
const MOST_FLUSHES = 20;
const LONGEST_LIFE_MS = 3_600_000;
/** How long sound still comes after `Clear`. */
const LATE_MS = 20;

/** What Aura was asked for, and what it counts. */
export interface SpeakJournal {
  /** Texts in the order in which they were flushed. */
  readonly spoken: string[];
  /** Connections that make sound right now. */
  speaking: number;
}

/** `/v1/speak` from the server's side, one connection; its speech is that of `speakTones`. Source: Deepgram, API reference "Continuous Text Stream". */
export class DeepgramSpeakHandler implements SocketHandler {
  readonly #socket: ServerSocket;
  readonly #journal: SpeakJournal;
  readonly #firstByte: () => number;
  readonly #options: DeepgramSimulatorOptions;
  readonly #stopLife: () => void;
  #text = '';
  #characters: { readonly at: number; readonly count: number }[] = [];
  #flushes: number[] = [];
  #waiting: string[] = [];
  /** Ends the text that is being spoken. */
  #stop: (() => void) | undefined;
  #sequence = 0;
  #clears = 0;
  /** `Clear` that were not confirmed yet. */
  #owed = 0;
  #isClosing = false;

  constructor(socket: ServerSocket, journal: SpeakJournal, firstByte: () => number, options: DeepgramSimulatorOptions) {
    this.#socket = socket;
    this.#journal = journal;
    this.#firstByte = firstByte;
    this.#options = options;
    socket.sendJson({ type: 'Metadata', request_id: 'simulated', model_name: socket.upgrade.query.get('model'), model_version: 'simulated', model_uuid: 'simulated' });
    this.#stopLife = socket.clock.setTimer(LONGEST_LIFE_MS, () => socket.close(1011, 'NET-0003'));
  }

  receive(message: string | Uint8Array): void {
    if (this.#isClosing) return;
    if (typeof message !== 'string') return this.#socket.close(1003, 'MESSAGE-0000');
    const data = parseJson(message);
    switch (textMember(data, 'type')) {
      case 'Speak':
        return this.#speak(textMember(data, 'text'));
      case 'Flush':
        return this.#flush();
      case 'Clear':
        return this.#clear();
      case 'Close':
        this.#isClosing = true;
        if (this.#text) this.#enqueue();
        return this.#next();
      default:
        this.#socket.close(1008, 'DATA-0000');
    }
  }

  closed(): void {
    this.#stopLife();
    this.#waiting = [];
    this.#stop?.();
  }

  #speak(text: string | undefined): void {
    if (text === undefined) return this.#socket.close(1008, 'DATA-0000');
    const now = this.#socket.clock.now();
    this.#characters = [...this.#characters.filter(({ at }) => now - at < WINDOW_MS), { at: now, count: text.length }];
    if (text.length > MOST_CHARACTERS_AT_ONCE) return this.#socket.close(1009, 'BIG-0001');
    if (this.#characters.reduce((sum, { count }) => sum + count, 0) > MOST_CHARACTERS) return this.#socket.close(1008, 'DATA-0001');
    this.#text += text;
  }

  #flush(): void {
    const now = this.#socket.clock.now();
    this.#flushes = this.#flushes.filter((at) => now - at < WINDOW_MS);
    if (this.#flushes.length >= MOST_FLUSHES) {
      return this.#socket.sendJson({ type: 'Warning', code: 'EXCESSIVE_FLUSH', description: 'No more Flush messages can be processed until the time window has passed.' });
    }
    this.#flushes.push(now);
    this.#enqueue();
    this.#next();
  }

  #enqueue(): void {
    this.#waiting.push(this.#text);
    this.#journal.spoken.push(this.#text);
    this.#text = '';
  }

  #clear(): void {
    this.#text = '';
    this.#waiting = [];
    this.#owed += 1;
    if (this.#owed > 1) return;
    if (!this.#stop) return this.#confirm();
    this.#stop();
    // What was made already still comes: "as soon as possible" is not at once.
    this.#stop = this.#socket.clock.setTimer(LATE_MS, () => {
      this.#socket.send(new Uint8Array(this.#options.chunkBytes ?? 3841).fill(85));
      this.#confirm();
    });
  }

  #confirm(): void {
    this.#stop = undefined;
    for (; this.#owed > 0; this.#owed -= 1) this.#socket.sendJson({ type: 'Cleared', sequence_id: this.#clears++ });
    this.#next();
  }

  #next(): void {
    if (this.#stop) return;
    const text = this.#waiting.shift();
    if (text !== undefined) return this.#sound(text);
    if (this.#isClosing) this.#socket.close(1000);
  }

  #sound(text: string): void {
    const { clock, upgrade } = this.#socket;
    const { pace = 8, chunkBytes = 3841, leadingSilenceMs = 0 } = this.#options;
    const sampleRate = Number(upgrade.query.get('sample_rate') ?? 24_000);
    const speech = speakTones(text, sampleRate);
    const silence = Math.round((leadingSilenceMs / 1000) * sampleRate);
    const samples = new Int16Array(silence + speech.length);
    samples.set(speech, silence);
    const bytes = toPcmBytes(samples);
    const chunkMs = (chunkBytes / 2 / sampleRate / pace) * 1000;
    let cancel: () => void = () => undefined;
    const end = (): void => {
      cancel();
      this.#stop = undefined;
      this.#journal.speaking -= 1;
    };
    const send = (at: number): void => {
      if (at < bytes.length) {
        this.#socket.send(bytes.slice(at, at + chunkBytes));
        cancel = clock.setTimer(chunkMs, () => send(at + chunkBytes));
        return;
      }
      end();
      this.#socket.sendJson({ type: 'Flushed', sequence_id: this.#sequence++ });
      this.#next();
    };
    this.#journal.speaking += 1;
    this.#stop = end;
    cancel = clock.setTimer(this.#firstByte(), () => send(0));
  }
}
