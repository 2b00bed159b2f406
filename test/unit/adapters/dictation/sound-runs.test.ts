import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Stretch, Written } from '../../../../src/adapters/dictation/dictation.js';
import { momentIn, runsOf, writeRuns } from '../../../../src/adapters/dictation/sound-runs.js';
import type { AudioFrame } from '../../../../src/spec/index.js';

const frame = (at: number, sampleRate = 16_000): AudioFrame => ({ data: new Int16Array(sampleRate / 50), sampleRate, at });
const CHANGING = [frame(100), frame(120), frame(140), frame(160, 8_000)];
const { signal } = new AbortController();

describe('sound whose rate changes under way', () => {
  it('is cut where it changes', () => {
    assert.deepEqual(runsOf(CHANGING).map(({ length }) => length), [3, 1]);
    assert.deepEqual(runsOf([]), []);
  });

  it('is written down run by run, and comes back as one', async () => {
    const guesses: string[] = [];
    const answers: Written[] = [
      { text: 'we build', confidence: 0.9, words: [{ text: 'we', start: 100, end: 110 }] },
      { text: 'tools', confidence: 0.5, words: [{ text: 'tools', start: 160, end: 170 }] },
    ];
    const write = async ({ frames }: Stretch, call: { guess(text: string): void }): Promise<Written> => {
      const answer = answers[frames.length === 3 ? 0 : 1] ?? { text: '' };
      call.guess(answer.text.slice(0, 3));
      return answer;
    };
    const whole = await writeRuns(write, { frames: CHANGING, language: 'en' }, { signal, guess: (text) => void guesses.push(text) });
    assert.deepEqual([whole.text, whole.confidence?.toFixed(3), whole.words?.map(({ text }) => text)], ['we build tools', '0.800', ['we', 'tools']]);
    assert.deepEqual(guesses, ['we ', 'we build too']);
  });

  it('has no confidence where a part has none, and no words where nobody speaks', async () => {
    const write = async ({ frames }: Stretch): Promise<Written> => (frames.length === 3 ? { text: 'we', confidence: 0.9 } : { text: '' });
    assert.deepEqual(await writeRuns(write, { frames: CHANGING, language: 'en' }, { signal, guess: () => undefined }), { text: 'we' });
  });
});

describe('a moment in a sound', () => {
  it('is found on the clock of the session, also behind a gap', () => {
    const frames = [frame(1_000), frame(1_020), frame(5_000)];
    assert.deepEqual([0, 5, 20, 39, 40, 50, 60, 900].map((offset) => momentIn(frames, offset)), [1_000, 1_005, 1_020, 1_039, 5_000, 5_010, 5_020, 5_020]);
    assert.equal(momentIn([], 5), 0);
  });
});
