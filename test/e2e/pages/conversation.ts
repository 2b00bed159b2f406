// A page that holds a hands-free interview with whoever speaks into its microphone, and tells everything that came of it:
// the record, what the interviewer was told, and what of the voice really came out of the page.
import { memorySessionStore } from '../../../src/adapters/memory/index.js';
import { deviceHandle, openAudioPlayer, openAudioTap } from '../../../src/media/index.js';
import { AudioClock } from '../../../src/media/audio-clock.js';
import { FRAME_WORKLET, startWorklet } from '../../../src/media/load-worklet.js';
import type { WorkletFrame } from '../../../src/media/frame-worklet.js';
import { InterviewSession, ProctorMonitor } from '../../../src/session/index.js';
import type { Interviewer, LogEvent } from '../../../src/spec/index.js';
import { scriptedInterviewer } from '../../../src/testing/index.js';
import { Draws, P1, profileSpeechToText, profileTextToSpeech, ZERO } from '../../bench/turns/profile.js';
import { MarkerWatch, type Phrase } from '../../bench/turns/marker.js';

export interface ConversationOptions {
  readonly phrases: readonly Phrase[];
  readonly questions: readonly string[];
  /** How long the voice takes for each character of them, ms. */
  readonly msPerCharacter: number;
  /** It is over with so many events of this type. */
  readonly until: { readonly type: LogEvent['type']; readonly count: number };
}

/** How loud the voice came out of the page, 20 ms at a time. */
export type VoiceLoudness = 'full' | 'ducked' | 'silent' | 'changing';

/** All times are on the session's clock, ms. */
export interface Conversation {
  /** When the marker of the sound was heard. */
  readonly marker: number;
  readonly events: readonly LogEvent[];
  /** Of each question that was asked before, what the interviewer was told to have been heard; null: all of it. */
  readonly heard: readonly (string | null)[];
  /** Of each question, how much of its sound was played when it was over, ms. */
  readonly played: readonly number[];
  readonly voice: readonly { readonly at: number; readonly loudness: VoiceLoudness }[];
}

const HASH = 'a'.repeat(64);
const CONSENT = {
  purposes: (['interview', 'proctoring'] as const).map((purpose) => ({ purpose, granted: true, version: '1', hash: HASH })),
  language: 'en',
  aiDisclosed: true as const,
};
/** Peak of the profile's tone. */
const FULL = 3000 / 32_768;

async function converse({ phrases, questions, msPerCharacter, until }: ConversationOptions): Promise<Conversation> {
  const life = new AbortController();
  const { signal } = life;
  const watch = new MarkerWatch([[{ from: 0, to: 0, words: [], isLast: true }, ...phrases]]);
  const told: (string | null)[] = [];
  const played: number[] = [];
  const monitor = new ProctorMonitor({ page: false, accommodations: { noCamera: true } });
  const session: InterviewSession = new InterviewSession({
    plan: { questions: questions.map((text) => ({ text })), questionCount: questions.length, followUps: 0, turnTaking: 'automatic', recordAudio: false, seed: 'e2e' },
    interviewer: telling(scriptedInterviewer({ questions }), told),
    speechToText: profileSpeechToText(new Draws(P1, 'e2e'), () => watch.heard.slice(1), () => session.at),
    textToSpeech: profileTextToSpeech(new Draws(ZERO, 'e2e'), () => session.state.number, msPerCharacter),
    store: memorySessionStore(),
    monitor,
  });
  const now = (): number => session.at;
  const voice = voiceMeter(now);
  await session.prepare();
  const player = await openAudioPlayer({ assetsUrl: '/assets/', now, signal });
  session.attachSpeaker(player);
  await session.giveConsent(CONSENT);
  session.subscribe(() => {
    const { length } = session.events.filter(({ type }) => type === 'question-spoken');
    if (length > played.length) played.push(player.playedMs);
  });
  // The processing of a browser would change the samples by which the truth is found.
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
  const microphone = deviceHandle('microphone', stream, { owned: true });
  const tap = await openAudioTap(microphone.track, { assetsUrl: '/assets/', now, signal });
  session.attachMicrophone({ audio: tap });
  monitor.attachMicrophone(microphone, tap);
  void watch.follow(tap, signal);
  while (watch.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const marker = watch.heard[0]?.from ?? 0;
  await session.start();
  await new Promise<void>((resolve) => {
    session.subscribe(() => session.events.filter(({ type }) => type === until.type).length >= until.count && resolve(), { signal });
  });
  life.abort();
  microphone.stop();
  session.dispose();
  return { marker, events: session.events, heard: told, played, voice };
}

/** Notes what an interviewer is told. */
function telling(interviewer: Interviewer, told: (string | null)[]): Interviewer {
  return {
    ...interviewer,
    nextStep: (context, call) => {
      told.splice(0, told.length, ...context.turns.map(({ heard }) => heard ?? null));
      return interviewer.nextStep(context, call);
    },
  };
}

/** Listens to everything that is sent to the speakers, on the audio thread itself, where no busy page loses any of it. */
function voiceMeter(now: () => number): { readonly at: number; readonly loudness: VoiceLoudness }[] {
  const heard: { at: number; loudness: VoiceLoudness }[] = [];
  const connect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode, ...rest: unknown[]) => AudioNode;
  AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode, ...rest: unknown[]) {
    const { context } = this;
    if (to instanceof AudioDestinationNode && context instanceof AudioContext) {
      const clock = new AudioClock();
      void startWorklet(context, '/assets/', FRAME_WORKLET).then((node) => {
        connect.call(this, node);
        node.port.onmessage = ({ data: { start, data } }: MessageEvent<WorkletFrame>) => {
          const at = clock.toClock((start / context.sampleRate) * 1000, { audio: context.currentTime * 1000, now: now() });
          heard.push({ at, loudness: loudnessOf(Math.max(...data.map(Math.abs)) / 32_768 / FULL) });
        };
      });
    }
    return connect.call(this, to, ...rest);
  } as typeof AudioNode.prototype.connect;
  return heard;
}

/** `share` of the full loudness; the voice is ducked to a quarter. */
function loudnessOf(share: number): VoiceLoudness {
  if (share < 0.01) return 'silent';
  if (share > 0.9) return 'full';
  return share > 0.2 && share < 0.3 ? 'ducked' : 'changing';
}

Object.assign(globalThis, { converse });
