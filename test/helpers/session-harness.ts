import { memorySessionStore } from '../../src/adapters/memory/index.js';
import { InterviewSession, type InterviewSessionOptions, type SessionEventType } from '../../src/session/index.js';
import type { AudioFrame, AudioSource, ConsentReceipt, SessionStore } from '../../src/spec/index.js';
import { scriptedInterviewer, scriptedSpeechToText, scriptedTextToSpeech, virtualClock, type VirtualClock } from '../../src/testing/index.js';

const HASH = 'a'.repeat(64);

export const consent: ConsentReceipt = {
  purposes: [
    { purpose: 'interview', granted: true, version: '1', hash: HASH },
    { purpose: 'recording', granted: true, version: '1', hash: HASH },
    { purpose: 'proctoring', granted: true, version: '1', hash: HASH },
  ],
  language: 'en',
  aiDisclosed: true,
};

/** A microphone that gives loud frames for as long as `speak` says, on the virtual clock. */
export class FakeVoice implements AudioSource {
  readonly #clock: VirtualClock;
  #loudUntil = -1;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  speak(ms: number): void {
    this.#loudUntil = this.#clock.now() + ms;
  }

  async *frames(signal: AbortSignal): AsyncGenerator<AudioFrame> {
    while (!signal.aborted) {
      const loud = this.#clock.now() < this.#loudUntil;
      yield { data: new Int16Array(320).fill(loud ? 8000 : 0), sampleRate: 16_000, at: this.#clock.now() };
      await new Promise<void>((resolve) => {
        const stop = (): void => {
          signal.removeEventListener('abort', stop);
          cancel();
          resolve();
        };
        const cancel = this.#clock.setTimer(20, stop);
        signal.addEventListener('abort', stop);
      });
    }
  }
}

export interface Harness {
  readonly session: InterviewSession;
  readonly clock: VirtualClock;
  readonly voice: FakeVoice;
  readonly store: SessionStore;
  /** Types of session events so far. */
  readonly told: SessionEventType[];
}

const TOLD: readonly SessionEventType[] = ['phase-change', 'question-start', 'transcript-end', 'answer-saved', 'evaluation', 'incident', 'error', 'end'];

/** A session on scripted parts and a virtual clock. */
export function harness(options: Partial<InterviewSessionOptions> & { clock?: VirtualClock } = {}): Harness {
  const clock = options.clock ?? virtualClock();
  const voice = new FakeVoice(clock);
  const store = options.store ?? memorySessionStore();
  const session = new InterviewSession({
    plan: { questions: [{ text: 'First?' }, { text: 'Second?' }], timeLimitMs: 60_000 },
    interviewer: scriptedInterviewer({ questions: ['First?', 'Second?'] }),
    speechToText: scriptedSpeechToText({ utterances: ['one two three four', 'five six seven eight'] }),
    textToSpeech: scriptedTextToSpeech({ clock }),
    sessionId: 'test',
    ...options,
    clock,
    store,
  });
  session.attachMicrophone({ audio: voice });
  const told: SessionEventType[] = [];
  for (const type of TOLD) session.addEventListener(type, () => void told.push(type));
  return { session, clock, voice, store, told };
}

/** Brings a harness to the first answer. */
export async function toFirstAnswer(given: Harness): Promise<void> {
  const { session, clock } = given;
  await session.prepare();
  await session.giveConsent(consent);
  await session.start();
  await clock.advance(5000);
}
