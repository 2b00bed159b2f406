// Half an hour with one provider that hears and speaks, and is cut off again and again: told by what is in the record.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fallbackTextToSpeech } from '../../../../src/adapters/wrappers/index.js';
import type { Interviewer } from '../../../../src/spec/index.js';
import { connectionStorm, virtualClock, type VirtualClock } from '../../../../src/testing/index.js';
import { seededRandom } from '../../../../src/utils/seeded-random.js';
import { liveInterview, type LiveInterview } from '../../../helpers/live-interview.js';
import { longestSilence } from '../../../helpers/overheard-player.js';
import { wordsOf } from '../../../helpers/passing-time.js';
import { slowInterviewer } from '../../../helpers/voice-harness.js';
import { answersOf } from '../../../helpers/voice-listening.js';
import { ToneVoice } from '../../adapters/wrappers/tone-voice.js';

const MINUTE = 60_000;
const LENGTH = 30 * MINUTE;
/** More than can be asked. */
const QUESTIONS = 120;
const SENTENCE_PAUSE_MS = 900;
/** Every 100 ms it is looked what the candidate is to do. */
const LOOK_MS = 100;

const inStorm = (at: number): boolean => at >= 12 * MINUTE && at < 18 * MINUTE;

it('thirty minutes over Gemini Live, with another connection every three and a storm of refusals for six: no word lost or doubled, no question repeated, never silent', async (test) => {
  const random = seededRandom('interview');
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  const [ask, word] = [wordsOf('ask'), wordsOf('word')];
  const questions = Array.from({ length: QUESTIONS }, () => `${ask(between(4, 9))}, ${ask(between(2, 5))}?`);
  const clock = virtualClock();
  const limit = connectionStorm({ share: 0.5, random, retryAfterMs: 1_500 });
  const spare = new ToneVoice(clock, { provider: 'spare', sampleRate: 24_000, firstMs: 150 });
  const given = await liveInterview({
    server: { connectionMs: 3 * MINUTE, goAwayMs: 20_000, limit: () => (inStorm(clock.now()) ? limit() : undefined) },
    session: {
      clock,
      interviewer: interviewerUntil(LENGTH, questions, clock),
      plan: { questions: questions.map((text) => ({ text })), questionCount: QUESTIONS, turnTaking: 'automatic', recordAudio: false, timeLimitMs: 10 * MINUTE },
    },
    voiceFrom: (live) => fallbackTextToSpeech([live, spare], { clock, random: () => 0.5 }),
  });
  const { session, simulator, microphone, of } = given;

  /** The allowance is used up, where somebody is there to be told so. */
  let exhausted = 0;
  const exhaust = (): void => {
    if (!inStorm(clock.now()) || random() < 0.5 || simulator.sockets.open !== 1) return;
    exhausted += 1;
    simulator.exhaust(between(500, 2_500));
  };
  // As the interviewer gets the floor; and below, in the middle of a word.
  session.addEventListener('answer-saved', exhaust);
  // Lines die without a goodbye; between two such deaths one is told to go.
  let cuts = 0;
  for (let at = 1.5 * MINUTE; at < LENGTH; at += 6 * MINUTE) clock.setTimer(at, () => (cuts += 1, simulator.sockets.cut()));

  const wanted: string[] = [];
  const look = async (isDue: () => boolean): Promise<void> => {
    const since = clock.now();
    while (session.state.phase === 'running' && !isDue()) {
      assert.ok(clock.now() - since < MINUTE, `nothing happens at ${since} while ${session.state.turn}`);
      await microphone.pause(LOOK_MS);
    }
  };
  try {
    await session.start();
    for (;;) {
      await look(() => session.state.answer !== undefined);
      if (session.state.phase !== 'running') break;
      await microphone.pause(between(300, 1_500));
      const sentences = Array.from({ length: between(1, 5) }, () => word(between(3, 14)));
      wanted.push(sentences.join(' '));
      for (const [index, sentence] of sentences.entries()) {
        if (index > 0) await microphone.pause(SENTENCE_PAUSE_MS);
        await microphone.say(sentence, exhaust);
      }
      await look(() => of('answer-submitted').length === wanted.length);
    }

    // What the candidate said.
    assert.deepEqual(answersOf(given), wanted);
    assert.deepEqual(of('answer-submitted').filter(({ mode, reason }) => mode !== 'speech' || reason !== 'turn-end'), []);
    assert.equal(of('transcript-ended').map(({ text }) => text).join(' '), wanted.join(' '));
    // What the interviewer said.
    const asked = of('question-asked').map(({ question }) => question.text);
    assert.deepEqual(asked, questions.slice(0, wanted.length));
    assert.deepEqual(of('question-spoken').map(({ outcome }) => outcome), asked.map(() => 'heard'));
    assert.equal(of('question-repeated').length, 0);
    // A line that dies cuts a word off, and the word is said again: what is left of it is none, even if only the last letter is lacking.
    const words = new Set(asked.join(' ').split(' '));
    assert.equal(given.player.said.flat().filter((each) => words.has(each)).join(' '), asked.join(' '));
    // What went wrong, and was made up for.
    assert.deepEqual([of('error-occurred'), of('answer-mode-changed'), given.warnings], [[], [], []]);
    const silence = silences(given);
    assert.equal(silence.length, asked.length - 1);
    assert.ok(Math.max(...silence) <= 4_000, `${Math.max(...silence)} ms of silence`);
    // That it did go wrong.
    const { connections } = simulator.sockets;
    const goodbyes = connections.filter(({ sent }) => sent.some(({ message }) => new TextDecoder().decode(message as Uint8Array).startsWith('{"goAway"'))).length;
    const refusals = connections.filter(({ status }) => status === 429).length;
    const reconnects = given.changes.filter((change) => change === 'reconnected').length;
    assert.ok(clock.now() >= LENGTH && session.state.phase === 'ended');
    assert.ok(cuts === 5 && goodbyes >= 5 && reconnects >= 9 + exhausted, `${cuts} cuts, ${goodbyes} goodbyes, ${reconnects} reconnects`);
    assert.ok(refusals >= 10 && exhausted >= 10, `${refusals} refused, ${exhausted} times exhausted`);
    assert.equal(simulator.tooEarly, 0, 'nobody asks earlier than told');
    test.diagnostic(
      `${asked.length} questions, ${wanted.join(' ').split(' ').length} words; ${reconnects} reconnects: ${cuts} dead lines, ${goodbyes} goodbyes, ${exhausted} limits in mid-sentence or before a question; ${refusals} refusals by HTTP; ` +
        `the spare voice spoke ${spare.calls.length} clauses, ${of('phrase-spoken').length} phrases bridged; longest silence ${Math.round(Math.max(...silence))} ms`,
    );
  } finally {
    await given.close();
  }
});

/** From the moment in which an answer was taken for over until the next one could begin: the longest silence in it, ms. */
function silences({ session, player }: LiveInterview): readonly number[] {
  const found: number[] = [];
  let floorSince: number | undefined;
  for (const { type, data, at } of session.events) {
    if (type === 'turn-measured' && data) floorSince = data.measure.speechEndAt + data.measure.decidedMs;
    if (type !== 'answer-started' || floorSince === undefined) continue;
    found.push(longestSilence(player.sounds, floorSince, at));
    floorSince = undefined;
  }
  return found;
}

/** Every second question is known before it is asked; the others are written as a model writes them. */
function interviewerUntil(endAt: number, questions: readonly string[], clock: VirtualClock): Interviewer {
  const base = slowInterviewer(questions, clock, (text) => [{ afterMs: 500, text: text.slice(0, text.indexOf(', ') + 2) }, { afterMs: 300, text }]);
  return {
    ...base,
    nextStep: async (context, call) => (clock.now() >= endAt ? { type: 'end', reason: 'time' } : base.nextStep(context, call)),
    upcoming: async ({ turns }) => (turns.length % 2 === 0 ? questions.slice(turns.length, turns.length + 1) : []),
  };
}
