// One conversation of the bench: a whole InterviewSession that hears the same microphone as all others.
import { memorySessionStore } from '../../../src/adapters/memory/index.js';
import { bankInterviewer, modelInterviewer } from '../../../src/interviewer/index.js';
import { openAudioPlayer, type OpenAudioPlayer } from '../../../src/media/index.js';
import { fixedPause, InterviewSession } from '../../../src/session/index.js';
import type { AudioFrame, AudioPlayer, AudioSource, Interviewer, LogEvent, LogEventData, LogEventType } from '../../../src/spec/index.js';
import type { Heard, MarkerWatch } from './marker.js';
import { Draws, profileLanguageModel, profileSpeechToText, profileTextToSpeech, type Draw, type Profile } from './profile.js';

export interface LaneOptions {
  readonly name: string;
  readonly profile: Profile;
  readonly seed: string;
  /** Fixed pause, ms; the product's own pause rule where absent. */
  readonly commitMs?: number;
  readonly prepareAhead: boolean;
  /** `model`: each question is written by the model; `known`: the host's own, made ready; `long`: so long that each phrase talks into it. */
  readonly questions: 'model' | 'known' | 'long';
  /** Frames by which this conversation hears everything later, so that those side by side do not all work in the same moment. */
  readonly late: number;
}

/** What came of one phrase. Times are ms from its true end. */
export interface TurnResult {
  readonly phrase: number;
  readonly draw: Draw;
  /** The voice activity's end of speech. */
  readonly endFound: number;
  readonly decided: number;
  readonly firstText: number | null;
  readonly firstSound: number | null;
  readonly firstSample: number;
  readonly ahead: string;
}

export interface InterruptionResult {
  readonly outcome: string;
  /** ms from the true onset. */
  readonly onsetFound: number;
  readonly quiet: number;
  readonly silent: number | null;
  /** ms from the hold to silence. */
  readonly ours: number | null;
}

export interface LaneResult {
  readonly name: string;
  readonly turns: readonly TurnResult[];
  readonly interruptions: readonly InterruptionResult[];
  /** Answers that were taken for over before they were, of so many pauses. */
  readonly cutIns: number;
  readonly pauses: number;
  readonly answers: number;
  readonly errors: readonly string[];
  readonly phrases: number;
}

const FRAME_MS = 20;
const HASH = 'a'.repeat(64);
const CONSENT = { purposes: [{ purpose: 'interview' as const, granted: true, version: '1', hash: HASH }], language: 'en', aiDisclosed: true as const };
const LONG = 'Please tell me about everything that you have built, in as many words as you like, and then tell me what you would do differently, and why, and with whom, and how you would find out that it was right, and what you would do if it was not, and so on until you have nothing more to say about any of it.';

export class Lane {
  readonly #options: LaneOptions;
  readonly #watch: MarkerWatch;
  readonly #draws: Draws;
  readonly #session: InterviewSession;
  #player: OpenAudioPlayer | undefined;
  readonly #lateMs: number;
  /** How long it took from asking for quiet to quiet; ms on the session's clock. */
  readonly #holds: { readonly from: number; readonly ms: number }[] = [];
  /** From the session's clock to that of the page, ms. */
  #offset = 0;

  constructor(options: LaneOptions, watch: MarkerWatch) {
    this.#options = options;
    this.#watch = watch;
    const { profile, seed, questions, commitMs, prepareAhead, name, late } = options;
    this.#lateMs = late * FRAME_MS;
    const draws = (this.#draws = new Draws(profile, seed));
    const turn = (): number => this.#heard.findLast(({ from }) => from < performance.now())?.index ?? 0;
    const heard = (): readonly Heard[] => this.#heard.map((phrase) => ({ ...phrase, from: phrase.from - this.#offset, to: phrase.to - this.#offset }));
    const own = Array.from({ length: 200 }, (_, index) => ({ text: questions === 'long' ? `Number ${index}. ${LONG}` : `Thank you, noted. What about case number ${index}?` }));
    this.#session = new InterviewSession({
      plan: {
        ...(questions === 'model' ? { role: 'engineer', topics: ['work'] } : { questions: own }),
        questionCount: 200,
        followUps: 0,
        turnTaking: 'automatic',
        recordAudio: false,
        proctoring: { enabled: false },
        timeLimitMs: 3_600_000,
        seed,
      },
      interviewer: judgedBy(questions === 'model' ? modelInterviewer({ model: profileLanguageModel(profile, draws, turn) }) : bankInterviewer()),
      speechToText: profileSpeechToText(draws, heard, () => this.#session.at),
      textToSpeech: profileTextToSpeech(draws, turn, questions === 'long' ? 66 : 20),
      store: memorySessionStore(),
      sessionId: name,
      prepareAhead,
      ...(commitMs === undefined ? {} : { turnDetector: fixedPause(commitMs) }),
    });
  }

  /** As this conversation hears it. */
  get #heard(): readonly Heard[] {
    return this.#watch.heard.map((phrase) => ({ ...phrase, from: phrase.from + this.#lateMs, to: phrase.to + this.#lateMs }));
  }

  async start(microphone: AudioSource): Promise<void> {
    const session = this.#session;
    await session.prepare();
    this.#offset = performance.now() - session.at;
    this.#player = await openAudioPlayer({ assetsUrl: '/assets/', now: () => session.at });
    session.attachSpeaker(this.#timed(this.#player));
    session.attachMicrophone({ audio: shifted(microphone, this.#lateMs - this.#offset, this.#options.late) });
    await session.giveConsent(CONSENT);
    await session.start();
  }

  #timed(player: AudioPlayer): AudioPlayer {
    return {
      get outputLatencyMs() {
        return player.outputLatencyMs;
      },
      get playedMs() {
        return player.playedMs;
      },
      play: (frames, options) => player.play(frames, options),
      pause: async () => {
        const from = this.#session.at;
        const at = await player.pause();
        this.#holds.push({ from, ms: at - from });
        return at;
      },
      resume: () => player.resume(),
      setVolume: (volume) => player.setVolume(volume),
    };
  }

  async finish(): Promise<LaneResult> {
    const result = this.#result();
    this.#session.dispose();
    await this.#player?.close();
    return result;
  }

  #of<Type extends LogEventType>(type: Type): readonly { at: number; data: LogEventData[Type] }[] {
    return this.#session.events.flatMap((event: LogEvent) => (event.type === type && event.data ? [{ at: event.at + this.#offset, data: event.data as LogEventData[Type] }] : []));
  }

  #result(): LaneResult {
    const heard = this.#heard;
    const near = (moment: number, edge: 'from' | 'to'): Heard | undefined => heard.find((phrase) => Math.abs(phrase[edge] - moment) < 500);
    const turns = this.#of('turn-measured').flatMap(({ data: { measure } }): TurnResult[] => {
      const end = measure.speechEndAt + this.#offset;
      const phrase = near(end, 'to');
      if (!phrase) return [];
      const late = end - phrase.to;
      const since = (ms: number | undefined): number | null => (ms === undefined ? null : ms + late);
      return [
        {
          phrase: phrase.index,
          draw: this.#draws.of(phrase.index),
          endFound: late,
          decided: measure.decidedMs + late,
          firstText: since(measure.firstTextMs),
          firstSound: since(measure.firstSoundMs),
          firstSample: measure.firstSampleMs + late,
          ahead: measure.ahead,
        },
      ];
    });
    const interruptions = this.#of('voice-interrupted').flatMap(({ data }): InterruptionResult[] => {
      const onset = data.onsetAt + this.#offset;
      const phrase = near(onset, 'from');
      if (!phrase) return [];
      const late = onset - phrase.from;
      const { silentMs } = data;
      return [{ outcome: data.outcome, onsetFound: late, quiet: data.quietMs + late, silent: silentMs === undefined ? null : silentMs + late, ours: this.#holds.find((hold) => Math.abs(hold.from - data.onsetAt) < 1000)?.ms ?? null }];
    });
    const answers = this.#of('answer-submitted');
    const cutIns = answers.filter(({ at }) => heard.some(({ to, from, isLast }, index) => !isLast && at > to && at < (heard[index + 1]?.to ?? from))).length;
    return {
      name: this.#options.name,
      turns,
      interruptions,
      cutIns,
      pauses: heard.filter(({ isLast }) => !isLast).length,
      answers: answers.length,
      errors: this.#of('error-occurred').map(({ data }) => data.code),
      phrases: heard.length,
    };
  }
}

/** The same frames on another clock, each handed out when so many others have come. */
function shifted(source: AudioSource, offset: number, late: number): AudioSource {
  return {
    async *frames(signal): AsyncGenerator<AudioFrame> {
      const held: AudioFrame[] = [];
      for await (const frame of source.frames(signal)) {
        held.push(frame);
        const due = held.length > late ? held.shift() : undefined;
        if (due) yield { ...due, at: due.at + offset };
      }
    },
  };
}

/** Nobody waits for judgements, and none is measured here. */
function judgedBy(interviewer: Interviewer): Interviewer {
  return {
    specificationVersion: 'v1',
    provider: interviewer.provider,
    version: interviewer.version,
    prepare: (plan) => interviewer.prepare(plan),
    nextStep: (context, call) => interviewer.nextStep(context, call),
    upcoming: async (context) => (await interviewer.upcoming?.(context)) ?? [],
    evaluate: async (_context, turn) => ({ questionId: turn.question.id, scores: [], covered: [], missing: [], evaluator: { provider: 'none', version: '1' } }),
  };
}
