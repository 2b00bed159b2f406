import { memorySessionStore } from '../../src/adapters/memory/index.js';
import { InterviewSession, type InterviewSessionOptions } from '../../src/session/index.js';
import type { AudioFrame, AudioSource, Clock, Interviewer, LogEvent, LogEventData, LogEventType, NextStep, SpeechToText, SpeechToTextPart } from '../../src/spec/index.js';
import { scriptedAudioPlayer, scriptedInterviewer, scriptedVoice, virtualClock, type ScriptedAudioPlayer, type ScriptedVoice, type VirtualClock } from '../../src/testing/index.js';
import { PartQueue } from '../../src/utils/part-queue.js';
import { consent } from './session-harness.js';

/** 20 ms. */
const FRAME_MS = 20;

/** A room: frames go on for as long as somebody listens, loud while somebody says something. */
export class Room implements AudioSource {
  readonly #clock: VirtualClock;
  /** Spans of sound with their words. */
  readonly spans: { readonly from: number; readonly to: number; readonly text: string }[] = [];

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  /** Somebody speaks for so long from now on; without words it is mere noise. */
  say(text: string, ms = text.split(' ').length * 300): Promise<void> {
    const from = this.#clock.now();
    this.spans.push({ from, to: from + ms, text });
    return this.#clock.advance(ms);
  }

  async *frames(signal: AbortSignal): AsyncGenerator<AudioFrame> {
    const queue = new PartQueue<AudioFrame>();
    let cancel = (): void => undefined;
    const tick = (): void => {
      const at = this.#clock.now();
      // Whole frames: the frame that ends now.
      const start = at - FRAME_MS;
      // As speech does, it comes and goes within each word; a steady sound is a room.
      const isLoud = this.spans.some(({ from, to }) => start >= from && start < to && ((start - from) % 300 < 180 || (start - from) % 300 >= 240));
      if (start >= 0) queue.push({ data: new Int16Array(320).fill(isLoud ? 8000 : 3), sampleRate: 16_000, at: start });
      cancel = this.#clock.setTimer(FRAME_MS, tick);
    };
    cancel = this.#clock.setTimer(FRAME_MS - (this.#clock.now() % FRAME_MS), tick);
    signal.addEventListener('abort', () => {
      cancel();
      queue.close();
    });
    if (signal.aborted) queue.close();
    yield* queue;
  }
}

export interface HearingOptions {
  readonly clock: Clock;
  readonly room: Room;
  /** From the end of a stretch of speech to its certain words, ms. */
  readonly finalMs?: number;
  /** How far its guesses are behind, ms. */
  readonly guessMs?: number;
  /** Takes every certain words for the end of the turn. */
  readonly endsTurns?: boolean;
}

/** A recogniser that knows what is said in the room, and hears a word only if its sound came. */
export function roomRecogniser({ clock, room, finalMs = 250, guessMs = 100, endsTurns = false }: HearingOptions): SpeechToText {
  return {
    specificationVersion: 'v1',
    provider: 'room-recogniser',
    input: 'audio',
    capabilities: { interimResults: true, words: false, verbatim: true, turns: endsTurns, onDevice: true },
    isSupported: () => true,
    async *transcribe({ audio }, { signal }) {
      if (!audio) throw new TypeError('needs sound');
      const parts = new PartQueue<SpeechToTextPart>();
      const heard = new Map<Room['spans'][number], number>();
      const finish = (span: Room['spans'][number]): void => {
        const text = wordsHeard(span, heard.get(span) ?? 0);
        heard.delete(span);
        if (text !== '') parts.push({ type: 'transcript-end', text, confidence: 0.9 });
        if (endsTurns) parts.push({ type: 'turn-end', text });
      };
      const follow = async (): Promise<void> => {
        for await (const frame of audio.frames(signal)) {
          const span = room.spans.find(({ from, to }) => frame.at >= from && frame.at < to);
          if (!span) continue;
          const ms = (heard.get(span) ?? 0) + FRAME_MS;
          heard.set(span, ms);
          const guess = wordsHeard(span, ms);
          clock.setTimer(guessMs, () => {
            if (heard.has(span) && guess !== '') parts.push({ type: 'transcript-delta', text: guess });
          });
          if (frame.at + FRAME_MS >= span.to) clock.setTimer(finalMs, () => heard.has(span) && finish(span));
        }
        for (const span of [...heard.keys()]) finish(span);
        parts.close();
      };
      void follow();
      yield* parts;
    },
  };
}

function wordsHeard({ from, to, text }: Room['spans'][number], ms: number): string {
  const words = text.split(' ').filter((word) => word !== '');
  return words.slice(0, Math.floor((words.length * ms) / (to - from) + 1e-9)).join(' ');
}

export interface VoiceHarness {
  readonly session: InterviewSession;
  readonly clock: VirtualClock;
  readonly room: Room;
  readonly player: ScriptedAudioPlayer;
  readonly voice: ScriptedVoice;
  /** Data of all events of a type. */
  of<Type extends LogEventType>(type: Type): readonly LogEventData[Type][];
}

export interface VoiceHarnessOptions extends Partial<Omit<InterviewSessionOptions, 'clock'>> {
  /** For parts that are made before the session, and live on its clock. */
  readonly clock?: VirtualClock;
  /** Another microphone than the room. */
  readonly audio?: AudioSource;
  readonly player?: ScriptedAudioPlayer;
  readonly questions?: readonly string[];
  readonly plan?: InterviewSessionOptions['plan'];
  readonly voiceOptions?: Partial<Parameters<typeof scriptedVoice>[0]>;
  readonly hearing?: Partial<HearingOptions>;
  /** Makes the interviewer, which then lives on the clock of its session. */
  readonly interviewerOn?: (clock: VirtualClock) => Interviewer;
}

/** A voice interview on a virtual clock, brought to the moment before its start. */
export async function voiceHarness({ questions = ['What did you build?', 'What came of it?'], voiceOptions, hearing, interviewerOn, plan, clock = virtualClock(), audio, player = scriptedAudioPlayer({ clock }), ...options }: VoiceHarnessOptions = {}): Promise<VoiceHarness> {
  const room = new Room(clock);
  const voice = scriptedVoice({ clock, ...voiceOptions });
  const session = new InterviewSession({
    plan: { questions: questions.map((text) => ({ text })), questionCount: questions.length, turnTaking: 'automatic', recordAudio: false, ...plan },
    interviewer: interviewerOn?.(clock) ?? scriptedInterviewer({ questions }),
    speechToText: roomRecogniser({ clock, room, ...hearing }),
    textToSpeech: voice,
    store: memorySessionStore(),
    sessionId: 'voice',
    ...options,
    clock,
  });
  session.attachMicrophone({ audio: audio ?? room });
  session.attachSpeaker(player);
  await session.prepare();
  await session.giveConsent(consent);
  return {
    session,
    clock,
    room,
    player,
    voice,
    of: <Type extends LogEventType>(type: Type) => session.events.flatMap((event: LogEvent) => (event.type === type && event.data ? [event.data as LogEventData[Type]] : [])),
  };
}

/** An interviewer whose next step takes its time, as a model's does; `gaps` are ms from the call to each piece of the text. */
export function slowInterviewer(questions: readonly string[], clock: Clock, pieces: (text: string) => readonly { readonly afterMs: number; readonly text: string }[]): Interviewer & { readonly calls: { readonly answer: string | undefined; readonly aborted: boolean }[] } {
  const calls: { answer: string | undefined; aborted: boolean }[] = [];
  const base = scriptedInterviewer({ questions });
  return {
    ...base,
    calls,
    async nextStep(context, call): Promise<NextStep> {
      const step = await base.nextStep(context, call);
      const entry = { answer: context.turns.at(-1)?.answer, aborted: false };
      calls.push(entry);
      if (step.type === 'end') return step;
      for (const piece of pieces(step.question.text)) {
        await new Promise<void>((resolve, reject) => {
          const cancel = clock.setTimer(piece.afterMs, resolve);
          call.signal.addEventListener('abort', () => {
            cancel();
            entry.aborted = true;
            reject(call.signal.reason);
          });
        });
        call.onQuestionText?.(piece.text);
      }
      return step;
    },
  };
}

