// Rooms and recognisers that leave it open what was said.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scriptedSpeechToText } from '../../../../src/testing/index.js';
import type { SpeechToText, VoiceActivity } from '../../../../src/spec/index.js';
import { answersOf, listening } from '../../../helpers/voice-listening.js';

/** A room so loud that no voice stands out of it. */
const deaf: VoiceActivity = { specificationVersion: 'v1', provider: 'deaf', probability: 0, push: () => [], reset: () => undefined };

/** Guesses, and is never sure. */
const unsure: SpeechToText = {
  ...scriptedSpeechToText({ utterances: [] }),
  input: 'audio',
  async *transcribe({ audio }, { signal }) {
    let count = 0;
    for await (const { data } of audio?.frames(signal) ?? []) {
      if (Math.abs(data[0] ?? 0) > 1000 && (count += 1) % 10 === 0) yield { type: 'transcript-delta', text: 'we built a tool' };
    }
  },
};

describe('an answer', () => {
  it('is heard to its end where no voice activity finds its sound', async () => {
    const given = await listening({ voiceActivity: deaf });
    const { clock, room } = given;
    await clock.advance(3000);
    await room.say('We moved the billing service to a new database in three months.');
    assert.deepEqual(answersOf(given), []);
    await clock.advance(3000);
    assert.deepEqual(answersOf(given), ['We moved the billing service to a new database in three months.']);
  });

  it('holds also words that were never confirmed', async () => {
    const given = await listening({ speechToText: unsure });
    const { clock, room } = given;
    await room.say('', 2000);
    await clock.advance(4000);
    assert.deepEqual(answersOf(given), ['we built a tool']);
  });
});
