import assert from 'node:assert/strict';
import { it } from 'node:test';
import { realtimeSpeech } from '../../../../src/adapters/wrappers/index.js';
import type { AdapterWarning } from '../../../../src/spec/index.js';
import { connectionStorm, ToneMicrophone } from '../../../../src/testing/index.js';
import { ToneEar } from '../../../../src/testing/tone-ear.js';
import { seededRandom } from '../../../../src/utils/seeded-random.js';
import { inSteps, until, wordsOf } from '../../../helpers/passing-time.js';
import { liveRig } from '../gemini/live-rig.js';

const MINUTE = 60_000;
const SENTENCE_PAUSE_MS = 900;

it('thirty minutes with another connection every three, and three in ten connects refused, cost no word and double none', async () => {
  const random = seededRandom('endurance');
  const rig = liveRig({
    connectionMs: 3 * MINUTE,
    goAwayMs: 20_000,
    limit: connectionStorm({ share: 0.3, random, retryAfterMs: 1_500 }),
  });
  const microphone = new ToneMicrophone(inSteps(rig, 100));
  const warnings: AdapterWarning[] = [];
  const changes: string[] = [];
  const { speechToText, textToSpeech, close } = realtimeSpeech(rig.realtimeVoice, { onWarning: (warning) => warnings.push(warning), onConnection: (state) => changes.push(state) });
  const [question, answer] = [wordsOf('ask'), wordsOf('word')];
  const wanted: { readonly question: string; readonly answer: string }[] = [];
  const came: { readonly question: string; readonly answer: string }[] = [];

  while (rig.clock.now() < 30 * MINUTE) {
    const asked = question(6 + Math.floor(random() * 12));
    // Now and then the allowance is used up in the middle of a reply, or of an answer.
    const cutAfter = random() < 0.15 ? Math.floor(random() * 60) : undefined;
    const sound = await until(rig, speak(asked, cutAfter));
    const sentences = Array.from({ length: 1 + Math.floor(random() * 6) }, () => answer(4 + Math.floor(random() * 16)));
    const heard = await listen(sentences, random() < 0.15 ? () => rig.simulator.exhaust(900) : undefined);
    wanted.push({ question: asked, answer: sentences.join(' ') });
    came.push({ question: sound, answer: heard });
  }
  await close();

  assert.deepEqual(came.map((turn) => turn.answer), wanted.map((turn) => turn.answer));
  for (const [index, { question: sound }] of came.entries()) assert.equal(whole(sound), wanted[index]?.question);
  assert.deepEqual(warnings, []);
  assert.ok(rig.simulator.sockets.connections.filter(({ status }) => status === 101).length >= 10);
  assert.ok(changes.length >= 18);
  assert.equal(rig.simulator.tooEarly, 0);

  /** The words in the sound of the voice. */
  async function speak(text: string, cutAfter?: number): Promise<string> {
    const ear = new ToneEar(24_000);
    let frames = 0;
    for await (const part of textToSpeech.speak({ text, language: 'en-US' }, { signal: new AbortController().signal })) {
      if (part.type !== 'audio') continue;
      if (frames === cutAfter) rig.simulator.exhaust(1_200);
      frames += 1;
      ear.push(part.frame.data);
    }
    ear.end();
    return ear.words.join(' ');
  }

  async function listen(sentences: readonly string[], halfway?: () => void): Promise<string> {
    const controller = new AbortController();
    const words: string[] = [];
    const done = (async () => {
      for await (const part of speechToText.transcribe({ language: 'en-US', audio: microphone }, { signal: controller.signal })) if (part.type === 'transcript-end') words.push(part.text);
    })();
    for (const [index, sentence] of sentences.entries()) {
      await microphone.say(sentence, index === sentences.length >> 1 ? halfway : undefined);
      await microphone.pause(SENTENCE_PAUSE_MS);
    }
    controller.abort();
    await until(rig, done);
    return words.join(' ');
  }
});

/** Without half words: where a reply broke off, the word that was cut is there once in part, and once whole. */
function whole(heard: string): string {
  return heard.split(' ').filter((word) => /^ask\d+x$/.test(word)).join(' ');
}
