// A spoken conversation without a network: a simulated Deepgram hears and speaks, and somebody talks into a microphone that is none.
import { deepgramSpeechToText, deepgramTextToSpeech } from '../src/adapters/deepgram/index.js';
import type { InterviewSession } from '../src/session/index.js';
import type { AudioFrame, AudioSource, SpeechToText, TextToSpeech } from '../src/spec/index.js';
import { deepgramSimulator } from '../src/testing/index.js';

const FRAME_MS = 20;
const SAMPLE_RATE = 16_000;
const MS_PER_WORD = 250;
/** What is left of the sound while nobody speaks: no microphone is ever quite silent. */
const ROOM = 0.001;
/** Before an answer begins, ms. */
const THINKING_MS = 600;

/** Questions as a host would hand them over, and what is going to be answered. */
export const TALK: readonly { readonly question: string; readonly answer: string }[] = [
  { question: 'What did you build last?', answer: 'A small tool that finds slow queries. It runs every night.' },
  { question: 'How did you know that it works?', answer: 'I planted three slow queries, and it found all of them.' },
  { question: 'What would you do differently?', answer: 'I would ask the team for their slowest page first.' },
  { question: 'What did others say about it?', answer: 'That it is fast, and that its reports are short.' },
];

/** Recogniser and voice of a vendor whose server lives in this page. Every answer is understood as it stands in the script. */
export function simulatedVendor(answers = TALK.map(({ answer }) => answer)): { speechToText: SpeechToText; textToSpeech: TextToSpeech } {
  const simulator = deepgramSimulator({ utterances: answers.flatMap(sentences), final: 220, firstByte: 160 });
  const { WebSocket } = simulator;
  const options = { credentials: () => simulator.grant(), WebSocket };
  return { speechToText: deepgramSpeechToText(options), textToSpeech: deepgramTextToSpeech(options) };
}

/** A pause after each, as speakers make it. */
function sentences(answer: string): readonly { readonly text: string; readonly msPerWord: number }[] {
  return answer.split(/(?<=[.!?])\s+/).map((text) => ({ text, msPerWord: MS_PER_WORD }));
}

/** Says an answer whenever the session listens, sentence by sentence; `sound` is told when there is sound. Ends with the signal. */
export function answerAlong(session: InterviewSession, sound: (isLoud: boolean) => void, signal: AbortSignal, answers = TALK.map(({ answer }) => answer)): void {
  let answered = '';
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const say = async (answer: string): Promise<void> => {
    for (const { text } of sentences(answer)) {
      await wait(THINKING_MS);
      sound(!signal.aborted);
      await wait(text.split(' ').length * MS_PER_WORD);
      sound(false);
    }
  };
  session.subscribe(
    ({ turn, number, question }) => {
      if (turn !== 'listening' || !question || question.id === answered) return;
      answered = question.id;
      void say(answers[number - 1] ?? '');
    },
    { signal },
  );
}

/** A microphone that nobody has to allow: it hears syllables while `isLoud`. `now`: the clock of the session, ms. */
export class MadeMicrophone implements AudioSource {
  isLoud = false;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  async *frames(signal: AbortSignal): AsyncGenerator<AudioFrame> {
    for (let at = this.#now(); !signal.aborted; at += FRAME_MS) {
      while (this.#now() < at + FRAME_MS && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, FRAME_MS / 2));
      const data = new Int16Array((SAMPLE_RATE * FRAME_MS) / 1000);
      // Speech comes and goes within each word; a steady sound is a room.
      const level = this.isLoud && at % MS_PER_WORD < MS_PER_WORD * 0.75 ? 8000 : 4;
      for (const index of data.keys()) data[index] = level * Math.sin(index / 5);
      yield { data, sampleRate: SAMPLE_RATE, at };
    }
  }
}

/** The same as a device of the page would give it. Lives as long as the page. */
export function madeVoice(): { readonly stream: MediaStream; sound(isLoud: boolean): void } {
  const context = new AudioContext();
  const length = Math.round((context.sampleRate * MS_PER_WORD) / 1000);
  const word = new AudioBuffer({ sampleRate: context.sampleRate, length });
  word.copyToChannel(Float32Array.from({ length }, (_, index) => (index < length * 0.75 ? 0.3 * Math.sin(index / 40) : 0)), 0);
  const mouth = new AudioBufferSourceNode(context, { buffer: word, loop: true });
  const gain = new GainNode(context, { gain: ROOM });
  const microphone = context.createMediaStreamDestination();
  mouth.connect(gain).connect(microphone);
  mouth.start();
  void context.resume();
  return { stream: microphone.stream, sound: (isLoud) => gain.gain.setTargetAtTime(isLoud ? 1 : ROOM, context.currentTime, 0.005) };
}
