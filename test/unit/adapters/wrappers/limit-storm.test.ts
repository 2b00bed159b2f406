import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { limitStorm } from '../../../bench/limit-storm.js';

describe('a storm of limits: 30 % of all calls, 0.5 to 45 s each, some for the day', () => {
  for (const seed of ['storm', 'gale', 'squall', 'gust']) {
    it(`is not heard in 200 turns (${seed})`, async () => {
      const { turns, spoken, heard, kept, typed, listen, ask, speak, firstSoundMs } = await limitStorm({ seed });
      assert.equal(spoken, turns, 'every turn is spoken');
      assert.equal(heard + kept + typed, turns, 'no answer is lost');
      for (const [role, calls] of Object.entries({ listen, ask, speak })) {
        assert.deepEqual([calls.early, calls.afterQuota], [0, 0], `${role}: nobody is asked earlier than it said`);
        assert.ok(calls.refused > 0, role);
      }
      // An answer waits for its recogniser, so that its calls come to 1 / (1 - 0.3) where none is given up.
      assert.ok(ask.perTurn <= 1.3 && speak.perTurn <= 1.3 && listen.perTurn <= 1.45, `${listen.perTurn}, ${ask.perTurn}, ${speak.perTurn}`);
      assert.ok((listen.calls + ask.calls + speak.calls) / (3 * turns) <= 1.3);
      assert.ok((firstSoundMs.at(-1) ?? Infinity) <= 150 + 700, 'the wait before a sentence stays within the budget');
    });
  }

  it('leaves the order of things to the seed alone', async () => {
    assert.deepEqual(await limitStorm({ turns: 30, seed: 'same' }), await limitStorm({ turns: 30, seed: 'same' }));
  });
});
