import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fixedPause } from '../../../../src/session/index.js';
import { slowInterviewer, type VoiceHarness, type VoiceHarnessOptions } from '../../../helpers/voice-harness.js';
import { answersOf, listening } from '../../../helpers/voice-listening.js';

describe('a voice interview', () => {
  it('goes from question to question by itself, to its end', async () => {
    const given = await listening();
    const { session, clock, room, player, of } = given;
    await room.say('We built a small tool for billing.');
    await clock.advance(4000);
    assert.equal(session.state.question?.text, 'What came of it?');
    await room.say('It is used every day.');
    await clock.advance(4000);
    assert.equal(session.state.phase, 'ended');
    assert.deepEqual(answersOf(given), ['We built a small tool for billing.', 'It is used every day.']);
    assert.deepEqual(of('answer-submitted').map(({ reason, mode }) => [reason, mode]), [['turn-end', 'speech'], ['turn-end', 'speech']]);
    assert.deepEqual(of('question-spoken').map(({ outcome }) => outcome), ['heard', 'heard']);
    assert.equal(player.heard.length, 2);
    assert.equal(of('answer-evaluated').length, 2, 'every answer is judged before the end');
  });

  it('adds nothing to what it waits for: a question that is known sounds in the moment in which the turn is over', async () => {
    const given = await listening({ turnDetector: fixedPause(500) });
    const { clock, room, player, of } = given;
    await room.say('We built a small tool for billing.');
    const end = clock.now();
    await clock.advance(2000);
    const [measure] = of('turn-measured').map((data) => data.measure);
    assert.deepEqual(measure, { speechEndAt: end, decidedMs: 500, transcriptMs: 250, firstTextMs: 250, firstSoundMs: 400, firstSampleMs: 500, outputLatencyMs: 0, ahead: 'sound' });
    assert.equal(player.heard[1]?.startedAt, end + 500);
  });

  describe('with a model that needs 600 ms to its first words and 120 ms for a clause', () => {
    const model = (clock: Parameters<typeof slowInterviewer>[1]) =>
      slowInterviewer(['What did you build?', 'Thank you very much, and what came of it in the end?'], clock, (text) => [
        { afterMs: 720, text: text.slice(0, text.indexOf(', ') + 2 || undefined) },
        { afterMs: 300, text },
      ]);

    async function measured(options: VoiceHarnessOptions): Promise<VoiceHarness & { readonly end: number }> {
      const given = await listening({ turnDetector: fixedPause(500), interviewerOn: model, ...options });
      await given.room.say('We built a small tool for billing.');
      const end = given.clock.now();
      await given.clock.advance(4000);
      return { ...given, end };
    }

    it('begins to think while it waits: the ideal of the path, and not a millisecond more', async () => {
      const { of, end, player } = await measured({});
      const [measure] = of('turn-measured').map((data) => data.measure);
      // Certain words at 250: 250 + 600 + 120 + 150.
      assert.deepEqual([measure?.decidedMs, measure?.firstTextMs, measure?.firstSoundMs, measure?.firstSampleMs], [500, 970, 1120, 1120]);
      assert.equal(player.heard[1]?.startedAt, end + 1120);
    });

    it('begins anew with the certain words where the guess was a word behind, and wastes no time by it', async () => {
      const { of } = await measured({ hearing: { guessMs: 300 } });
      const [measure] = of('turn-measured').map((data) => data.measure);
      assert.deepEqual([measure?.transcriptMs, measure?.firstTextMs, measure?.firstSoundMs, measure?.firstSampleMs], [250, 970, 1120, 1120]);
    });

    it('goes on speaking without a gap while the rest is being written', async () => {
      const { player, of } = await measured({});
      assert.equal(player.heard.length, 2, 'one speech for each question');
      assert.deepEqual(of('question-asked').map(({ question }) => question.text)[1], 'Thank you very much, and what came of it in the end?');
      assert.deepEqual(of('phrase-spoken'), []);
    });
  });
});
