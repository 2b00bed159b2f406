// Providers that fail in the middle of a spoken interview: what the candidate hears, and what is in the record.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deepgramSpeechToText, deepgramTextToSpeech } from '../../../../src/adapters/deepgram/index.js';
import { geminiLanguageModel } from '../../../../src/adapters/gemini/index.js';
import { fallbackTextToSpeech, resilientSpeechToText, withRetry, type AdapterFallback } from '../../../../src/adapters/wrappers/index.js';
import { AdapterError } from '../../../../src/errors/index.js';
import { bankInterviewer } from '../../../../src/interviewer/index.js';
import { modelInterviewer } from '../../../../src/interviewer/model/model-interviewer.js';
import { deepgramSimulator, geminiSimulator, ToneMicrophone, virtualClock, type GeminiLiveSimulator, type SimulatedReply, type VirtualClock } from '../../../../src/testing/index.js';
import { liveInterview } from '../../../helpers/live-interview.js';
import { longestSilence, overheardPlayer, type OverheardPlayer } from '../../../helpers/overheard-player.js';
import { slowInterviewer, voiceHarness, type VoiceHarness, type VoiceHarnessOptions } from '../../../helpers/voice-harness.js';
import { answersOf } from '../../../helpers/voice-listening.js';
import { bank } from '../../interviewer/helpers.js';
import { RATE, ToneRecogniser, type ToneRecogniserOptions } from '../../adapters/wrappers/tone-recogniser.js';
import { ToneVoice, type SpeechPlan } from '../../adapters/wrappers/tone-voice.js';

/** Nobody hears nothing for longer while the interviewer has the floor, ms. */
const LONGEST_MS = 4_000;
const QUESTIONS = ['what did you build, and for whom?', 'what came of it?'];
const ANSWER = 'we built a tool and then we sold it to them';
const LAST = 'it is used by all of us';

type Spoken = Pick<VoiceHarness, 'session' | 'of'> & { readonly clock: VirtualClock; readonly microphone: ToneMicrophone; readonly player: OverheardPlayer };

/** A spoken interview whose candidate and voice are to be understood word by word. */
async function spoken(options: VoiceHarnessOptions & { readonly clock: VirtualClock }, sampleRate = RATE): Promise<Spoken & VoiceHarness> {
  const player = overheardPlayer(options.clock);
  const microphone = new ToneMicrophone(options.clock, sampleRate);
  const given = await voiceHarness({ questions: QUESTIONS, audio: microphone, player, ...options });
  return { ...given, player, microphone };
}

async function untilListening({ session, microphone }: Spoken): Promise<void> {
  for (let waited = 0; session.state.phase === 'running' && !session.state.answer; waited += 100) {
    assert.ok(waited < 60_000, 'the next question must be asked');
    await microphone.pause(100);
  }
}

/** Until so many questions were asked, and the last was heard. */
async function untilAsked(given: Spoken, count: number): Promise<void> {
  for (let waited = 0; given.of('question-spoken').length < count; waited += 100) {
    assert.ok(waited < 60_000, 'the next question must be asked');
    await given.microphone.pause(100);
  }
}

/** Answers what is asked, and waits until that was taken for the answer; `halfway` is called in the middle of a word. */
async function answer(given: Spoken, words: string, halfway?: () => void): Promise<void> {
  await untilListening(given);
  const count = given.of('answer-submitted').length;
  await given.microphone.pause(500);
  await given.microphone.say(words, halfway);
  for (let waited = 0; given.of('answer-submitted').length === count; waited += 100) {
    assert.ok(waited < 60_000, 'the answer must be over some time');
    await given.microphone.pause(100);
  }
}

/** Each time that the interviewer has the floor, the longest silence in it, ms. */
function silences({ session, player }: Spoken): readonly number[] {
  const found: number[] = [];
  let since: number | undefined;
  for (const { type, at } of session.events) {
    if (type === 'answer-submitted') since = at;
    if ((type !== 'answer-started' && type !== 'session-ended') || since === undefined) continue;
    if (type === 'answer-started') found.push(longestSilence(player.sounds, since, at));
    since = undefined;
  }
  return found;
}

const heardBy = ({ of }: Spoken): readonly string[] => of('transcript-ended').map(({ provider }) => provider);
const broken = (provider: string, reason: 'closed' | 'server'): AdapterError => new AdapterError(provider, reason, 'the line is dead');

describe('a recogniser whose line dies in the middle of a sentence', () => {
  const kinds: Readonly<Record<string, ToneRecogniserOptions>> = {
    'with times of words': { certainEvery: 3 },
    'that says how far it is certain': { certainEvery: 3, words: false, until: true },
    'whose words come late': { certainEvery: 3, lagMs: 400 },
  };
  for (const [name, kind] of Object.entries(kinds)) {
    it(`hands over to the next one, whenever that is, and no word is lost or doubled; the record says who heard what (${name})`, async () => {
      let both = 0;
      for (let cut = 20; cut < 200; cut += 37) {
        const clock = virtualClock();
        const first = new ToneRecogniser(clock, { provider: 'first', ...kind, plan: (call) => ({ fails: broken('first', 'closed'), afterFrames: call === 0 ? cut : 1 }) });
        const second = new ToneRecogniser(clock, { provider: 'second', ...kind });
        const given = await spoken({ clock, speechToText: resilientSpeechToText([first, second], { clock, random: () => 0.5 }) });
        await given.session.start();
        await answer(given, ANSWER);
        await answer(given, LAST);
        assert.deepEqual(answersOf(given), [ANSWER, LAST], `died at frame ${cut}`);
        assert.deepEqual([given.of('answer-mode-changed'), given.of('error-occurred')], [[], []], `died at frame ${cut}`);
        const providers = [...new Set(heardBy(given))];
        assert.ok(providers.includes('second') && providers.every((provider) => provider === 'first' || provider === 'second'), `died at frame ${cut}: ${providers.join()}`);
        if (providers.length === 2) both += 1;
      }
      assert.ok(both >= 2, `a sentence was half acknowledged ${both} times`);
    });
  }

  for (const lagMs of [2_000, 2_600, 3_200, 4_500]) it(`that falls silent between two sentences is waited for beyond the pause that ends an answer, and the wait is bridged (${lagMs} ms)`, async () => {
    const clock = virtualClock();
    const sentences = ['we built a tool', 'and then we sold it to them'];
    // The first sentence is certain by then.
    const first = new ToneRecogniser(clock, { provider: 'first', plan: (call) => (call === 0 ? { stallsAfterFrames: 115 } : { fails: broken('first', 'server') }) });
    const second = new ToneRecogniser(clock, { provider: 'second', lagMs });
    const given = await spoken({ clock, speechToText: resilientSpeechToText([first, second], { clock, random: () => 0.5, stallMs: 6_000 }), textToSpeech: new ToneVoice(clock) });
    await given.session.start();
    await untilListening(given);
    await given.microphone.pause(500);
    await given.microphone.say(sentences[0] ?? '');
    await given.microphone.pause(700);
    assert.deepEqual(given.of('transcript-ended').map(({ text }) => text), [sentences[0]]);
    await given.microphone.say(sentences[1] ?? '');
    await untilAsked(given, 2);
    assert.deepEqual(answersOf(given), [sentences.join(' ')]);
    assert.deepEqual(heardBy(given), ['first', 'second']);
    const phrases = given.of('phrase-spoken').map(({ purpose, outcome }) => `${purpose} ${outcome}`);
    assert.ok(phrases.length > 0 && phrases.every((phrase) => phrase === 'bridge heard'), phrases.join());
    const [measure] = given.of('turn-measured').map((data) => data.measure);
    assert.ok(measure && longestSilence(given.player.sounds, measure.speechEndAt + measure.decidedMs, clock.now()) <= LONGEST_MS);
  });
});

describe('a model that is slow or limited between two turns', () => {
  const text = (question: string, delayMs = 200): SimulatedReply => ({
    type: 'text',
    delayMs,
    deltas: [JSON.stringify({ kind: 'question', text: question, reason: 'It matters.', expectedPoints: [{ text: 'Names one', signals: ['one'] }] })],
  });
  const FIRST = 'Which trade-offs does a cache bring with it?';
  const SECOND = 'How do you decide what deserves a test of its own?';

  async function interview(...replies: readonly SimulatedReply[]): Promise<Spoken> {
    const clock = virtualClock();
    const simulator = geminiSimulator({ clock, reply: { type: 'rate', retryAfterMs: 45_000 } });
    simulator.script(text(FIRST), ...replies);
    const model = withRetry(geminiLanguageModel({ apiKey: 'the key', fetch: simulator.fetch }), { clock, random: () => 0.5 });
    const interviewer = modelInterviewer({ model, scorer: geminiLanguageModel({ apiKey: 'the key', fetch: geminiSimulator({ clock, reply: { type: 'quota' } }).fetch }), fallback: bankInterviewer({ banks: [bank('backend', [3, 3, 3])] }) });
    const given = await spoken({
      clock,
      interviewer,
      speechToText: new ToneRecogniser(clock, { provider: 'recogniser' }),
      textToSpeech: new ToneVoice(clock),
      plan: { role: 'Backend engineer', domains: ['backend'], questions: [], questionCount: 2, followUps: 0, turnTaking: 'automatic', recordAudio: false },
    });
    await given.session.start();
    await answer(given, ANSWER);
    await untilListening(given);
    return given;
  }
  const asked = ({ of }: Spoken): readonly string[] => of('question-asked').map(({ question }) => question.source);
  const phrases = ({ of }: Spoken): readonly string[] => of('phrase-spoken').map(({ purpose, outcome }) => `${purpose} ${outcome}`);

  it('is bridged by phrases while it only is slow, and its question is asked', async () => {
    const given = await interview(text(SECOND, 11_000), text(SECOND, 11_000));
    assert.deepEqual(asked(given), ['model', 'model']);
    assert.ok(phrases(given).length >= 2 && phrases(given).every((phrase) => phrase === 'bridge heard'), phrases(given).join());
    assert.ok(Math.max(...silences(given)) <= LONGEST_MS, silences(given).join());
  });

  for (const retryAfterMs of [4_500, 45_000]) {
    it(`is not waited for when it wants to be left alone for ${retryAfterMs} ms: the bank asks, and the record says why`, async () => {
      const given = await interview({ type: 'rate', retryAfterMs }, { type: 'rate', retryAfterMs });
      assert.deepEqual(asked(given), ['model', 'bank']);
      assert.match(given.of('question-asked')[1]?.question.reason ?? '', /could not be asked \(adapter\/rate\)/);
      assert.ok(Math.max(...silences(given)) <= LONGEST_MS, silences(given).join());
    });
  }

  it('is waited for where it soon comes back, and nobody hears nothing for long meanwhile', async () => {
    const given = await interview({ type: 'rate', retryAfterMs: 3_000 }, text(SECOND, 3_000), text(SECOND, 3_000));
    assert.deepEqual(asked(given), ['model', 'model']);
    assert.ok(Math.max(...silences(given)) <= LONGEST_MS, silences(given).join());
  });
});

describe('a model that is slow, and then a voice that is', () => {
  for (const [modelMs, voiceMs] of [[2_400, 2_400], [2_400, 6_000], [300, 3_900], [9_000, 2_400]] as const) {
    it(`are bridged together, and the question is heard whole (${modelMs} and ${voiceMs} ms)`, async () => {
      const clock = virtualClock();
      const player = overheardPlayer(clock);
      const given = await voiceHarness({
        clock,
        player,
        prepareAhead: false,
        interviewerOn: (own) => slowInterviewer(QUESTIONS, own, (text) => [{ afterMs: modelMs, text }]),
        voiceOptions: { firstSoundMs: (text) => (text.includes('came of it') ? voiceMs : 150) },
      });
      const { session, room, of } = given;
      await session.start();
      while (!session.state.answer) await clock.advance(100);
      await room.say('We built a tool.');
      while (of('question-spoken').length < 2) await clock.advance(100);
      const [decided = 0] = session.events.flatMap(({ type, at }) => (type === 'answer-submitted' ? [at] : []));
      assert.ok(longestSilence(player.sounds, decided, clock.now()) <= LONGEST_MS, JSON.stringify(player.sounds));
      assert.deepEqual(of('question-spoken').map(({ outcome }) => outcome), ['heard', 'heard']);
      assert.ok(of('phrase-spoken').every(({ purpose, outcome }) => purpose === 'bridge' && outcome === 'heard'));
    });
  }
});

describe('a voice that dies in the middle of a question', () => {
  const TEXT = 'we read what you sent, and we liked it. now tell us of one day, one on which all went wrong.';
  /** As they are sent to the voice, one after another. */
  const CLAUSES = ['we read what you sent,', 'and we liked it. now tell us of one day,', 'one on which all went wrong.'];
  const deaths: Readonly<Record<string, (frame: number) => SpeechPlan>> = {
    'its line breaks': (frame) => ({ fails: broken('first', 'closed'), afterFrames: frame }),
    'it falls silent': (frame) => ({ stallsAfterFrames: frame }),
  };
  for (const [name, deathAt] of Object.entries(deaths)) {
    it(`is followed by the next voice: no word is left out, at most a clause is said twice, and it is never silent for long (${name})`, async () => {
      for (let frame = 5; frame < 260; frame += 50) {
        const clock = virtualClock();
        const steps: AdapterFallback[] = [];
        let calls = 0;
        // Whatever is asked of it after that, it is dead.
        const first = new ToneVoice(clock, { provider: 'first', sampleRate: 24_000, plan: () => ((calls += 1) === 1 ? deathAt(frame) : { fails: broken('first', 'server') }) });
        // By its rate its sound is told from a word that broke off just before.
        const second = new ToneVoice(clock, { provider: 'second', sampleRate: 12_000 });
        const given = await spoken({
          clock,
          questions: [TEXT],
          speechToText: new ToneRecogniser(clock, { provider: 'recogniser' }),
          textToSpeech: fallbackTextToSpeech([first, second], { clock, random: () => 0.5, onFallback: (step) => steps.push(step) }),
        });
        await given.session.start();
        await untilListening(given);
        const words = given.player.said.flat();
        const whole = words.filter((word) => TEXT.split(' ').includes(word));
        // Each word for the first time, in the order of the text.
        let at = 0;
        for (const word of whole) if (word === TEXT.split(' ')[at]) at += 1;
        assert.equal(at, TEXT.split(' ').length, `died at ${frame}: ${words.join(' ')}`);
        const longest = Math.max(...CLAUSES.map((clause) => clause.split(' ').length));
        assert.ok(whole.length - at <= longest, `died at ${frame}, twice: ${words.join(' ')}`);
        assert.deepEqual(given.of('question-spoken').map(({ outcome }) => outcome), ['heard']);
        const [start, end] = [given.player.sounds[0]?.from ?? 0, given.player.sounds.at(-1)?.to ?? 0];
        assert.ok(longestSilence(given.player.sounds, start, end) <= LONGEST_MS, `died at ${frame}`);
        assert.ok(steps.length >= 1);
        await answer(given, ANSWER);
        assert.deepEqual(answersOf(given), [ANSWER]);
      }
    });
  }
});

describe('credentials that run out in the middle of an interview', () => {
  it('are asked for again with each connection, of a recogniser and of a voice; no word is lost', async () => {
    const clock = virtualClock();
    const simulator = deepgramSimulator({ clock });
    let granted = 0;
    // The host keeps a token for too long: every second one has run out by the time it is used.
    const credentials = (): string => ((granted += 1) % 2 === 0 ? 'run-out' : simulator.grant(30));
    const options = { credentials, clock, WebSocket: simulator.WebSocket };
    const questions = [...QUESTIONS, 'who uses it?', 'what is next?'];
    const answers = ['we built a tool', 'it is used by all of us', 'those who met her', 'we go on with it'];
    const given = await spoken({
      clock,
      questions,
      speechToText: resilientSpeechToText([deepgramSpeechToText(options)], { clock, random: () => 0.5 }),
      textToSpeech: fallbackTextToSpeech([deepgramTextToSpeech(options)], { clock, random: () => 0.5 }),
    }, 16_000);
    await given.session.start();
    for (const [index, words] of answers.entries()) await answer(given, words, () => index % 2 === 0 && simulator.sockets.cut());
    await given.microphone.pause(2_000);
    assert.deepEqual(answersOf(given).map((text) => text.toLowerCase().replace(/[^a-z ]/g, '')), answers);
    assert.deepEqual(given.of('question-spoken').map(({ outcome }) => outcome), questions.map(() => 'heard'));
    const refused = simulator.sockets.connections.filter(({ status }) => status === 401).length;
    assert.ok(refused >= 3, `${refused} connections were refused`);
    assert.deepEqual([given.of('answer-mode-changed'), given.session.state.phase], [[], 'ended']);
  });

  it('are renewed for a conversation with Gemini Live that is cut off after they ran out', async () => {
    const clock = virtualClock();
    const words = [ANSWER, LAST, 'those who met her use it too'];
    let asked = 0;
    let token: string | undefined;
    const host: { simulator?: GeminiLiveSimulator } = {};
    // A host that keeps a token until it hears that it is not good any more: here, when it is asked twice in a row.
    const credentials = (): string => {
      asked += 1;
      const isStale = token !== undefined && asked % 2 === 0;
      if (!isStale) token = host.simulator?.issueToken({ lifeMs: 3_000 });
      return token ?? 'auth_tokens/none';
    };
    const given = await liveInterview({ session: { clock, questions: [...QUESTIONS, 'who uses it?'] }, adapter: { credentials } });
    host.simulator = given.simulator;
    try {
      await given.session.start();
      for (const each of words) await answer(given, each, () => given.simulator.sockets.cut());
      await given.microphone.pause(5_000);
      assert.deepEqual(answersOf(given), words);
      assert.deepEqual([given.of('answer-mode-changed'), given.of('error-occurred'), given.session.state.phase], [[], [], 'ended']);
      assert.equal(given.simulator.sockets.connections.length, 1 + 2 * words.length, 'after each cut one with the old token, and one with a new one');
    } finally {
      await given.close();
    }
  });
});
