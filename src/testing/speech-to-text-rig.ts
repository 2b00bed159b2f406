import type { AudioSource, SpeechToText, SpeechToTextPart } from '../spec/index.js';
import type { ContractCase } from './contract-case.js';
import { outcomeOf, settle, type PassingTime } from './passing-time.js';

/** A recogniser with somebody who speaks to it. */
export interface SpeechToTextRig extends PassingTime {
  readonly speechToText: SpeechToText;
  /** The microphone, for adapters whose `input` is `audio`. */
  readonly audio?: AudioSource;
  /** How many microphones, sockets or readers of frames the adapter holds open right now. */
  readonly open: number;
  /** Somebody says the next utterance, and pauses; resolves when the recogniser has had the time to be certain of it. */
  say(): Promise<void>;
  /** Somebody says the first words of the next utterance; resolves when the recogniser has heard some and is not certain yet. */
  begin(): Promise<void>;
  /** Somebody says the whole next utterance; resolves with its last sound. */
  utter?(): Promise<void>;
  /** When the last utterance of `say` or `utter` sounded, ms on the clock of the frames. */
  readonly saidAt?: { readonly start: number; readonly end: number };
  /** The same recogniser, with credentials that its provider refuses. */
  readonly stranger?: SpeechToText;
  /** The source has no more audio; only for `input` `audio`. */
  exhaust?(): void;
  /** The provider or the microphone fails, so that no more can come. */
  fail?(): void;
  close?(): void | Promise<void>;
}

/** Makes a rig whose speaker says these utterances, one after another; its recogniser understands every word. */
export type CreateSpeechToTextRig = (utterances: readonly string[]) => SpeechToTextRig | Promise<SpeechToTextRig>;

/** No word occurs twice, so that each can be told from the others. */
export const UTTERANCES = ['we build small tools', 'then they measure everything', 'finally someone writes it down'] as const;

/** One iteration over what is recognised. */
export interface Listener {
  readonly parts: readonly SpeechToTextPart[];
  /** How many parts had come when `stop` was called. */
  readonly partsBeforeStop: number;
  /** Ends as the iteration does. */
  readonly done: Promise<void>;
  /** Aborts, and waits for the end; a rejection fails the case. */
  stop(): Promise<void>;
}

export interface SpeechToTextCase {
  readonly rig: SpeechToTextRig;
  listen(): Listener;
  /** An iteration that is read by hand; aborted after the case. */
  iterate(signal?: AbortSignal): AsyncIterator<SpeechToTextPart>;
}

/** Makes a case with a rig of its own; afterwards ends what was begun, and closes the rig. */
export function speechToTextCase(create: CreateSpeechToTextRig, name: string, body: (context: SpeechToTextCase) => Promise<void>): ContractCase {
  return {
    name,
    async run() {
      const rig = await create(UTTERANCES);
      const life = new AbortController();
      const iterate = (signal = life.signal): AsyncIterator<SpeechToTextPart> => transcribe(rig, signal)[Symbol.asyncIterator]();
      try {
        await body({ rig, listen: () => listenTo(rig, life.signal), iterate });
      } finally {
        life.abort();
        await rig.advance(1000);
        await rig.close?.();
      }
    },
  };
}

/** Calls the adapter as a session does. */
export function transcribe({ speechToText, audio }: Pick<SpeechToTextRig, 'speechToText' | 'audio'>, signal: AbortSignal): AsyncIterable<SpeechToTextPart> {
  return speechToText.transcribe({ language: 'en-US', ...(audio && { audio }) }, { signal });
}

function listenTo(rig: SpeechToTextRig, life: AbortSignal): Listener {
  const controller = new AbortController();
  life.addEventListener('abort', () => controller.abort());
  const parts: SpeechToTextPart[] = [];
  let partsBeforeStop = 0;
  const read = async (): Promise<void> => {
    for await (const part of transcribe(rig, controller.signal)) parts.push(part);
  };
  const done = read();
  // Who looks at `done` gets the failure; nobody else is to hear of it.
  void outcomeOf(done);
  return {
    parts,
    done,
    get partsBeforeStop() {
      return partsBeforeStop;
    },
    async stop() {
      partsBeforeStop = parts.length;
      controller.abort();
      await settle(rig, done, 'The iteration must end when the signal ends.');
    },
  };
}
