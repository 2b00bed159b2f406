import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { HeardWord, ScriptedUtterance } from '../../../../src/testing/index.js';
import { fixture } from '../../../helpers/fixtures.mjs';
import { readWav } from '../../../helpers/wav.js';
import { converse, heard, type Conversation } from './listen-helpers.js';
import type { Listener } from './rigs.js';

const TOLERANCE_S = 0.1;

interface Truth {
  readonly clips: { readonly answer: { readonly speech: readonly { readonly start: number; readonly end: number; readonly text: string }[] } };
}

/** The words of a stretch of speech, each as long as its letters; counted from the start of the stretch. */
function spread(text: string, seconds: number): readonly HeardWord[] {
  const words = text.split(' ');
  const letters = text.length + 1;
  let at = 0;
  return words.map((word) => {
    const start = at;
    at += ((word.length + 1) / letters) * seconds;
    return { text: word, start, end: at };
  });
}

async function play(listener: Listener, clip: string, utterances: readonly ScriptedUtterance[], sampleRate = 16_000): Promise<Conversation> {
  const { samples } = readWav(clip);
  const conversation = await converse(listener, { simulator: { utterances }, sampleRate });
  await conversation.audio.sound(samples);
  assert.deepEqual(await conversation.stop(), {});
  return conversation;
}

const truthPath = fixture('speech/audio.truth.json');

describe('a recorded answer through a microphone', { skip: truthPath ? false : 'no fixtures: speech/audio.truth.json' }, () => {
  const truth = truthPath ? (JSON.parse(readFileSync(truthPath, 'utf8')) as Truth).clips.answer.speech : [];
  const script = truth.map(({ text, start, end }) => ({ text, words: spread(text, end - start) }));

  for (const [listener, file, rate] of [['v1', 'answer.wav', 16_000], ['v1', 'answer.48k.wav', 48_000], ['flux', 'answer.wav', 16_000]] as const) {
    it(`is written down word by word at the times at which it was said (${listener}, ${file})`, async () => {
      const { parts } = await play(listener, fixture(`speech/${file}`) ?? '', script, rate);
      assert.equal(heard(parts), truth.map(({ text }) => text).join(' '));
      const words = parts.flatMap((part) => (part.type === 'transcript-end' ? (part.words ?? []) : []));
      const expected = truth.flatMap(({ text, start, end }) => spread(text, end - start).map((word) => ({ ...word, start: start + word.start, end: start + word.end })));
      assert.equal(words.length, expected.length);
      for (const [index, word] of words.entries()) {
        const said = expected[index];
        const off = Math.max(Math.abs(word.start / 1000 - (said?.start ?? 0)), Math.abs(word.end / 1000 - (said?.end ?? 0)));
        assert.equal(off <= TOLERANCE_S, true, `word ${index} is ${Math.round(off * 1000)} ms off`);
      }
    });
  }

  it('has no words where nobody speaks', async () => {
    const { parts } = await play('v1', fixture('speech/silence.wav') ?? '', [{ text: 'nobody said this' }]);
    assert.deepEqual(parts, []);
  });
});
