// A spoken answer goes to a language model as sound, and comes back as words: from the microphone of a real browser, through
// the panel, to a server on this machine that speaks the vendor's protocol and hears what it gets.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { verifyLog } from '../../src/record/index.js';
import { geminiSimulator, serveSimulator } from '../../src/testing/index.js';
import type { ReceivedConversation, SimulatedReply } from '../../src/testing/language-model-reply.js';
import { encodeWav } from '../../src/utils/wav-file.js';
import { clickButton, element, openTestPage, waitUntil } from '../helpers/browser-page.js';
import { absent, partsOf, soundOf as fixtureSoundOf, truthOf } from '../helpers/fixture-scene.js';
import { errorCodes, events, passCheck, state, until } from '../helpers/panel-run.js';
import { matchSound, type SoundMatch } from '../helpers/sound-match.js';
import { soundOf } from '../helpers/speech.js';
import { cut } from '../helpers/wav.js';
import type { Wav } from '../helpers/sound.js';

interface Spoken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The answer of the fixtures from the last clause before its pause on: what comes before would take longer and tell no more. Times are those of the piece, s. */
function lastHalf(): { readonly piece: Wav; readonly said: readonly Spoken[] } {
  const whole = fixtureSoundOf('answer');
  const clause = partsOf('answer', 0).slice(-1);
  const from = (clause[0]?.start ?? 0) - 0.1;
  const said = [...clause, ...truthOf('answer').speech.slice(1)].map(({ start, end, text }) => ({ start: start - from, end: end - from, text }));
  return { piece: cut(whole, from, whole.samples.length / whole.sampleRate), said };
}

const { piece, said } = absent ? { piece: undefined, said: [] } : lastHalf();
const LAST = 'The hardest part was keeping both systems in step during the move.';
/** Other speech of four seconds and more stays below 0.68 wherever it is laid; the sound itself is above 0.85, also where a busy machine's microphone left a tenth of it out. */
const SAME_SOUND = 0.75;
/** How much it may leave out, s. */
const LEFT_OUT = 0.5;
const QUOTE = 'we had no outage, and the monthly run became four times faster';

/** Sound of a request, and where in the piece it was recorded. */
function heardIn({ messages }: ReceivedConversation): SoundMatch[] {
  return messages.flatMap(({ parts }) => parts).flatMap((part) => (part.type === 'audio' && piece ? [matchSound(soundOf(part.bytes, 'The sound that came'), piece)] : []));
}

/** Writes down the sentences of which it heard more than half; the piece is played over and over. */
function writtenDown(heard: readonly SoundMatch[]): string {
  const length = piece ? piece.samples.length / piece.sampleRate : 0;
  const turns = [0, length].flatMap((later) => said.map(({ start, end, text }) => ({ start: start + later, end: end + later, text })));
  return heard.flatMap(({ from, seconds }) => turns.filter(({ start, end }) => Math.min(end, from + seconds) - Math.max(start, from) > (end - start) / 2).map(({ text }) => text)).join(' ');
}

test('a spoken answer goes to the model as sound, is shown in words, corrected, judged with a quote', { skip: absent, timeout: 150_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dictation-'));
  const sound = join(folder, 'microphone.wav');
  if (piece) writeFileSync(sound, encodeWav([piece.samples], piece.sampleRate));
  const heard: SoundMatch[] = [];
  const think = ({ conversation }: { readonly conversation?: ReceivedConversation }): SimulatedReply => {
    if (!conversation) return { type: 'server' };
    const matches = heardIn(conversation);
    heard.push(...matches);
    const judged = { criteria: ['content', 'reasoning', 'evidence'].map((id) => ({ id, level: 4, quote: QUOTE, reason: 'It says what came of it.' })), covered: [] };
    return { type: 'text', deltas: [JSON.stringify(matches.length > 0 ? { text: writtenDown(matches) } : judged)], chunkBytes: 11 };
  };
  const simulated = geminiSimulator({ reply: think });
  const served = await serveSimulator(simulated);
  const run = await openTestPage({
    script: 'test/e2e/pages/dictation.ts',
    query: `?url=${encodeURIComponent(served.url)}`,
    connect: served.url,
    flags: [`--use-file-for-fake-audio-capture=${sound}`],
  });
  try {
    await (await element(run.page, 'input[name="recording"]')).click();
    await clickButton(run.page, 'Agree and continue');
    await passCheck(run);
    await until(run, 'turn', 'listening');
    await waitUntil(run.page, answerHolds, { args: [LAST] as [string], timeout: 90_000, what: 'the words of the whole second part' });
    const shown = await state<string>(run, 'answer.text');
    const field = await element(run.page, 'textarea');
    assert.ok((await field.evaluate((node) => (node as HTMLTextAreaElement).value)).includes(LAST), 'the words are in the field');
    await clickButton(run.page, 'Type instead');
    await until(run, 'answer.mode', 'typed');
    await field.type(' It was measured.');
    await clickButton(run.page, 'Done');
    await until(run, 'phase', 'ended');

    // What arrived was recorded in that order from the piece: as long as what was said, and as loud over time.
    assert.ok(heard.length > 0);
    for (const { correlation, from, seconds, gain } of heard) {
      assert.ok(correlation > SAME_SOUND, `correlation ${correlation}`);
      assert.ok(Math.abs(gain) < 4, `${gain} dB louder`);
      assert.ok(seconds < 30, `${from} s to ${from + seconds} s`);
    }
    const second = said[1] ?? { start: 0, end: 0 };
    const match = heard.find(({ from, seconds }) => from <= second.start + LEFT_OUT && from + seconds >= second.end - LEFT_OUT);
    assert.ok(match, JSON.stringify(heard));
    assert.ok(match.from + match.seconds < second.end + 1.5, 'the silence after it is left out');

    const log = await events(run);
    assert.equal(verifyLog(log).valid, true);
    const of = <Type extends (typeof log)[number]['type']>(type: Type) => log.flatMap((event) => (event.type === type && event.data ? [event.data as Extract<(typeof log)[number], { type: Type }>['data']] : []));
    for (const transcript of of('transcript-ended')) assert.deepEqual([transcript?.provider, transcript && 'confidence' in transcript], ['speech-to-text-by-gemini-language-model', false]);
    const [submitted] = of('answer-submitted');
    assert.equal(submitted?.mode, 'mixed');
    assert.ok(submitted?.text.startsWith(shown) && submitted.text.endsWith('It was measured.'), submitted?.text);
    assert.ok(submitted?.recordingId, 'the sound is kept');
    const [evaluated] = of('answer-evaluated');
    assert.deepEqual(evaluated?.evaluation.scores.map(({ level }) => level), [4, 4, 4]);
    for (const { quote } of evaluated?.evaluation.scores ?? []) assert.ok(quote && submitted?.text.includes(quote), quote);
    // This browser has no voice; that is told apart.
    assert.deepEqual((await errorCodes(run)).filter((code) => code !== 'adapter/unsupported'), []);
    assert.deepEqual([run.foreign, run.violations], [[], []]);
  } finally {
    await run.close();
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

function answerHolds(words: string): boolean {
  const { session } = (globalThis as unknown as { panel: { session: { state: { answer?: { text: string } } } } }).panel;
  return session.state.answer?.text.includes(words) ?? false;
}
