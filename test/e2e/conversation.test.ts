// What people do in a hands-free interview, with recorded sound through the fake microphone of a real browser: the tap, the
// voice activity, the turn taking, the player and the rules of the product, and a recogniser that knows what is said. All
// that is expected comes from the truth of the fixtures.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { RULES } from '../../src/proctoring/index.js';
import type { LogEventData, LogEventType } from '../../src/spec/index.js';
import { openTestPage } from '../helpers/browser-page.js';
import { absent, endOf, partsOf, scene, soundOf, spoken, truthOf, type Scene, type SceneSound, type SpokenPart } from '../helpers/fixture-scene.js';
import { amplified, cut } from '../helpers/wav.js';
import type { Conversation, ConversationOptions, VoiceLoudness } from './pages/conversation.js';

type Told<Type extends LogEventType> = LogEventData[Type] & { readonly at: number };

const LONG = 'Please tell me about a system that you built yourself, and then tell me what you would do differently if you had to build it again today.';
const SHORT = 'What did you do?';
/** The pace of a voice that is talked into, ms. */
const MS_PER_CHARACTER = 66;
/** Onsets and ends are found by the voice activity, not by the truth: the first and last sounds of a word may be below its thresholds, ms. */
const FOUND_WITHIN = 250;
/** Between two moments that the rules about sound are told of, s. */
const MOMENT = 0.04;

/** Plays a scene to a page. Times of what comes back are ms after the marker, as those of the scene are. */
async function play({ file, phrases }: Scene, options: Omit<ConversationOptions, 'phrases'>) {
  const folder = mkdtempSync(join(tmpdir(), 'conversation-'));
  const sound = join(folder, 'microphone.wav');
  writeFileSync(sound, file);
  const run = await openTestPage({ script: 'test/e2e/pages/conversation.ts', mounts: { '/assets/': 'dist/cdn/assets' }, flags: [`--use-file-for-fake-audio-capture=${sound}`] });
  try {
    const { marker, events, heard, played, voice }: Conversation = await run.page.evaluate(
      (given: ConversationOptions) => (globalThis as unknown as { converse(given: ConversationOptions): Promise<Conversation> }).converse(given),
      { ...options, phrases },
    );
    assert.deepEqual([run.foreign, run.violations], [[], []]);
    const of = <Type extends LogEventType>(type: Type): readonly Told<Type>[] =>
      events.flatMap((event) => (event.type === type && event.data ? [{ ...(event.data as LogEventData[Type]), at: event.at - marker }] : []));
    assert.deepEqual(of('error-occurred').map(({ code }) => code), []);
    return { of, marker, heard, played, voice: voice.map(({ at, loudness }) => ({ at: at - marker, loudness })), answers: of('answer-submitted'), questions: of('question-spoken') };
  } finally {
    await run.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * What came out of the page between two moments, each stage once; what lasts less than three frames is on the way to another.
 * A machine that stalls puts silences of its own in between, so what is told of is how it ends.
 */
function stages(voice: readonly { readonly at: number; readonly loudness: VoiceLoudness }[], from: number, to: number): readonly VoiceLoudness[] {
  const between = voice.filter(({ at }) => at >= from && at < to).map(({ loudness }) => loudness);
  const lasting = between.filter((loudness, index) => [-2, -1, 0].some((first) => [0, 1, 2].every((step) => between[index + first + step] === loudness)));
  return lasting.filter((loudness, index) => loudness !== lasting[index - 1]);
}

/** Parts that follow each other, as one. */
function whole(parts: readonly SpokenPart[]): SpokenPart {
  return { start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0, text: parts.map(({ text }) => text).join(' ') };
}

const textOf = (...sounds: readonly SceneSound[]): string => sounds.flatMap(({ words = [] }) => words.map(({ text }) => text)).join(' ');
const thresholdsOf = (rule: string): Readonly<Record<string, number>> => RULES.find(({ id }) => id === rule)?.thresholds ?? {};
const isNear = (moment: number, seconds: number): boolean => Math.abs(moment - seconds * 1000) <= FOUND_WITHIN;

describe('a hands-free interview in a real browser', { skip: absent }, () => {
  it('is stopped by a candidate who begins to answer, and knows how far the question was heard', { timeout: 60_000 }, async () => {
    const speech = spoken(2, 'answer', partsOf('answer', 1).slice(-1));
    const { of, marker, voice, answers, questions, heard } = await play(scene(10, [speech]), { questions: [LONG, SHORT], msPerCharacter: MS_PER_CHARACTER, until: { type: 'question-asked', count: 2 } });
    const [interruption, ...more] = of('voice-interrupted');
    assert.deepEqual([interruption?.outcome, more], ['floor-taken', []]);
    const onset = (interruption?.onsetAt ?? NaN) - marker;
    assert.ok(isNear(onset, speech.at), `onset at ${onset} ms`);
    const silent = onset + (interruption?.silentMs ?? NaN);
    assert.deepEqual([...new Set(stages(voice, 1000, speech.at * 1000))].filter((stage) => stage !== 'silent'), ['full'], 'the voice was heard until then');
    assert.deepEqual(stages(voice, speech.at * 1000 - 500, silent + 100).slice(-3), ['full', 'ducked', 'silent']);
    assert.deepEqual(stages(voice, silent + 100, endOf(speech) * 1000), ['silent'], 'and nothing of it while the candidate speaks');
    const [first] = questions;
    assert.equal(first?.outcome, 'interrupted');
    const heardTo = first?.heardTo ?? 0;
    assert.ok(heardTo > 0 && heardTo < LONG.length / 2, `heard to ${heardTo}`);
    assert.deepEqual(heard, [LONG.slice(0, heardTo)], 'what was not heard is in no history');
    assert.deepEqual(answers.map(({ text, reason }) => [text, reason]), [[textOf(speech), 'turn-end']]);
    assert.ok((answers[0]?.at ?? 0) > endOf(speech) * 1000, 'the answer was heard to its end');
  });

  it('holds its voice for a sound without words, and goes on where it was', { timeout: 60_000 }, async () => {
    const question = 'Please tell me about a system that you built yourself, and its costs.';
    assert.deepEqual(truthOf('noisy-room').speech, []);
    const bang = { at: 1.5, sound: amplified(cut(soundOf('noisy-room'), 5, 5.4), 6) };
    const { of, marker, voice, answers, questions, played, heard } = await play(scene(9, [bang]), { questions: [question, SHORT], msPerCharacter: MS_PER_CHARACTER, until: { type: 'question-spoken', count: 1 } });
    const [interruption, ...more] = of('voice-interrupted');
    assert.deepEqual([interruption?.outcome, more], ['false-alarm', []]);
    assert.ok(isNear((interruption?.onsetAt ?? NaN) - marker, bang.at));
    const [first] = questions;
    assert.deepEqual([first?.outcome, first?.heardTo], ['heard', undefined]);
    assert.deepEqual(stages(voice, bang.at * 1000 - 500, (first?.at ?? 0) - 100).slice(-4), ['full', 'ducked', 'silent', 'full']);
    // The blank between two clauses has no sound, and each clause is made of whole frames of 20 ms.
    const length = question.length * MS_PER_CHARACTER;
    assert.ok(Math.abs((played[0] ?? 0) - length) < MS_PER_CHARACTER + 20, `${played[0]} ms of ${length} were played`);
    assert.deepEqual([answers, heard], [[], []]);
  });

  it('waits through the pauses of somebody who thinks, and takes each answer whole', { timeout: 60_000 }, async () => {
    const { pause, speech } = truthOf('answer');
    const [before, after] = [partsOf('answer', 0), partsOf('answer', 1)];
    const one = spoken(1.2, 'answer', after.slice(1, 2));
    const two = spoken(endOf(one) + 1.5, 'answer', after.slice(2));
    // As it is in the fixture, with its own pause.
    const three = spoken(endOf(two) + 3.2, 'answer', [...before.slice(-1), ...after.slice(0, 1)]);
    assert.ok(pause && pause.start === speech[0]?.end && pause.end === speech[1]?.start, 'the pause lies between them');
    const { answers } = await play(scene(endOf(three) + 5, [one, two, three]), { questions: [SHORT, SHORT.replace('?', ' then?')], msPerCharacter: 20, until: { type: 'answer-submitted', count: 2 } });
    assert.deepEqual(answers.map(({ text, reason }) => [text, reason]), [[textOf(one, two), 'turn-end'], [textOf(three), 'turn-end']]);
    for (const [index, end] of [endOf(two), endOf(three)].entries()) assert.ok((answers[index]?.at ?? 0) > end * 1000, `answer ${index + 1} was over at ${answers[index]?.at} ms`);
    assert.ok((answers[0]?.at ?? Infinity) < three.at * 1000, 'the first was over before the second began');
  });

  it('notes that two speak at once, and cuts neither short', { timeout: 60_000 }, async () => {
    const { overlap = { start: 0, end: 0 } } = truthOf('two-voices');
    const inside = [1, 0].map((speaker) => whole(partsOf('two-voices', speaker).filter(({ start, end }) => start >= overlap.start && end <= overlap.end)));
    const one = spoken(1.5, 'two-voices', inside, overlap);
    // The rule is given moments of 50 ms, one every 40 ms; which ones is chance, and of some it cannot tell. So once more, with those in between.
    const two = { ...one, at: one.at + Math.ceil((endOf(one) + 0.5 - one.at) / MOMENT) * MOMENT + MOMENT / 2 };
    const { of, marker, answers } = await play(scene(endOf(two) + 4, [one, two]), { questions: [SHORT], msPerCharacter: 20, until: { type: 'answer-submitted', count: 1 } });
    assert.deepEqual(answers.map(({ reason }) => reason), ['turn-end']);
    assert.ok((answers[0]?.at ?? 0) > endOf(two) * 1000);
    for (const { text } of inside) assert.equal(answers[0]?.text.split(text).length, 3, `"${text}" is there twice`);
    const incidents = of('incident-started').map(({ incident }) => incident).filter(({ kind }) => kind === 'other-voice');
    assert.ok(incidents.length > 0, 'it is noted');
    const { clearShare = NaN } = thresholdsOf('other-voice');
    for (const { rule, startedAt, severity, evidence } of incidents) {
      assert.equal(rule.id, 'other-voice');
      const at = startedAt - marker;
      assert.ok([one, two].some((take) => at > take.at * 1000 - FOUND_WITHIN && at < endOf(take) * 1000), `told of ${at} ms`);
      assert.equal(severity, Number(evidence['share']) >= clearShare ? 'warn' : 'note');
    }
  });

  it('notes that it is loud, and takes the answer all the same', { timeout: 60_000 }, async () => {
    const noise = { at: 1.5, sound: cut(soundOf('noisy-room'), 0, 7.5) };
    const speech = spoken(4.5, 'answer', partsOf('answer', 1).slice(-1));
    const { of, marker, answers } = await play(scene(12, [noise, speech]), { questions: [SHORT, LONG], msPerCharacter: 20, until: { type: 'incident-ended', count: 1 } });
    assert.deepEqual(answers.map(({ text, reason }) => [text, reason]), [[textOf(speech), 'turn-end']]);
    assert.ok((answers[0]?.at ?? 0) > endOf(speech) * 1000, `over at ${answers[0]?.at} ms`);
    const incidents = of('incident-ended').map(({ incident }) => incident);
    assert.deepEqual(incidents.map(({ kind, severity }) => [kind, severity]), [['loud-noise', 'note']]);
    const [{ startedAt = NaN, endedAt = NaN } = {}] = incidents;
    // Where a busy machine's microphone leaves sound out, it is loud for long enough later, and the quiet ends it sooner.
    assert.ok(startedAt - marker > noise.at * 1000 - FOUND_WITHIN, `from ${startedAt - marker} ms`);
    const { windowMs = NaN } = thresholdsOf('loud-noise');
    assert.ok(endedAt - startedAt > windowMs && endedAt - marker < endOf(noise) * 1000 + 1000, `to ${endedAt - marker} ms`);
  });
});
