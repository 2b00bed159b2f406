import type { RealtimeVoice, RealtimeVoicePart, RealtimeVoiceSession } from '../spec/index.js';
import { expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { outcomeOf, settle, type PassingTime } from './passing-time.js';
import { ToneMicrophone } from './tone-microphone.js';
import { hearTones } from './tone-speech.js';

/** A voice that converses, with its provider, which hears and speaks as `hearTones` and `speakTones` do. */
export interface RealtimeVoiceRig extends PassingTime {
  readonly realtimeVoice: RealtimeVoice;
  /** How many connections are open, or being opened, right now. */
  readonly open: number;
  /** The words in all sound that reached the provider so far, in the order in which it came. */
  readonly heard: readonly string[];
  /** Of the microphone, Hz; a multiple of 50. Default 16,000. */
  readonly microphoneRate?: number;
  /** The line breaks, and can be opened again. */
  cut(): void;
  /** From now on no key or token is good; before the first `open`. */
  lockOut(): void;
  /** The provider is gone for good: what is open breaks, and nothing can be opened any more. */
  fail?(): void;
  /** The model says something that nobody asked for. */
  interject?(): void;
  close?(): void | Promise<void>;
}

export type CreateRealtimeVoiceRig = () => RealtimeVoiceRig | Promise<RealtimeVoiceRig>;

/** One conversation, as its reader sees it. */
export class Conversation {
  /** All that was handed out so far. */
  readonly parts: RealtimeVoicePart[] = [];
  /** Ends as the parts do. */
  readonly done: Promise<void>;
  readonly session: RealtimeVoiceSession;
  readonly #time: PassingTime;

  constructor(session: RealtimeVoiceSession, time: PassingTime) {
    this.session = session;
    this.#time = time;
    this.done = this.#read();
    // Who looks at `done` gets the failure; nobody else is to hear of it.
    void outcomeOf(this.done);
  }

  count(type: RealtimeVoicePart['type'], from = 0): number {
    return this.parts.slice(from).filter((part) => part.type === type).length;
  }

  /** Lets time pass until the condition holds. */
  async until(condition: () => boolean, sentence: string): Promise<void> {
    const holds = async (): Promise<void> => {
      while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    };
    await settle(this.#time, holds(), sentence);
  }

  /** Lets time pass until there are so many parts of this type. */
  async untilCount(type: RealtimeVoicePart['type'], count: number): Promise<void> {
    await this.until(() => this.count(type) >= count, `There must be ${count} × \`${type}\`.`);
  }

  /** The words that are certain. */
  get transcript(): string {
    return this.parts.flatMap((part) => (part.type === 'input-transcript-end' ? [part.text] : [])).join(' ');
  }

  /** The words in the sound of the voice, reply by reply. */
  replies(from = 0): readonly (readonly string[])[] {
    const replies: Int16Array[][] = [[]];
    let sampleRate = 24_000;
    for (const part of this.parts.slice(from)) {
      if (part.type === 'reply-end') replies.push([]);
      if (part.type !== 'audio') continue;
      ({ sampleRate } = part.frame);
      replies.at(-1)?.push(part.frame.data);
    }
    return replies.map((frames) => hearTones(joined(frames), sampleRate).map(({ text }) => text)).filter((words, index) => index < replies.length - 1 || words.length > 0);
  }

  readonly #waiting: (() => void)[] = [];

  async #read(): Promise<void> {
    for await (const part of this.session.parts) {
      this.parts.push(part);
      for (const wake of this.#waiting.splice(0)) wake();
    }
  }
}

export interface RealtimeVoiceCase {
  readonly rig: RealtimeVoiceRig;
  readonly microphone: ToneMicrophone;
  /** Opens a conversation as a session does, and reads it; closed after the case. */
  converse(options?: { readonly manualTurns?: boolean; readonly signal?: AbortSignal }): Promise<Conversation>;
  /** The candidate has the floor, and says these words. */
  answer(conversation: Conversation, words: string): Promise<void>;
  /** As `converse`, as it settles. */
  open(signal?: AbortSignal, manualTurns?: boolean): Promise<RealtimeVoiceSession>;
}

/** Makes a case with a rig of its own; afterwards ends what was begun, and closes the rig. */
export function realtimeVoiceCase(create: CreateRealtimeVoiceRig, name: string, body: (context: RealtimeVoiceCase) => Promise<void>): ContractCase {
  return {
    name,
    async run() {
      const rig = await create();
      const microphone = new ToneMicrophone(rig, rig.microphoneRate);
      const life = new AbortController();
      const open = (signal = life.signal, manualTurns = true): Promise<RealtimeVoiceSession> =>
        rig.realtimeVoice.open({ instructions: 'You speak calmly.', language: 'en-US', audio: microphone, manualTurns }, { signal });
      const converse: RealtimeVoiceCase['converse'] = async ({ signal, manualTurns } = {}) =>
        new Conversation(await settle(rig, open(signal, manualTurns), 'The conversation must begin.'), rig);
      const answer: RealtimeVoiceCase['answer'] = async (conversation, words) => {
        conversation.session.startTurn();
        await microphone.say(words);
        conversation.session.endTurn();
        const turns = conversation.count('turn-transcribed') + 1;
        await conversation.untilCount('turn-transcribed', turns);
      };
      try {
        await body({ rig, microphone, converse, answer, open });
      } finally {
        life.abort();
        await rig.advance(1000);
        await rig.close?.();
      }
    },
  };
}

/** Words as `hearTones` tells them apart. */
export function spokenWords(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** The words must be in the text, in its order, none of them twice. */
export function expectNoneTwice(heard: readonly string[], text: string, sentence: string): void {
  const words = spokenWords(text);
  let from = 0;
  for (const word of heard) {
    const at = words.indexOf(word, from);
    expectThat(at >= 0, `${sentence} "${word}" is there once too often, out of its place, or not whole.`);
    from = at + 1;
  }
}

function joined(frames: readonly Int16Array[]): Int16Array {
  const samples = new Int16Array(frames.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const frame of frames) {
    samples.set(frame, at);
    at += frame.length;
  }
  return samples;
}
