import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { realtimeVoiceContract } from '../../../src/testing/index.js';
import { openaiRealtimeRig } from '../adapters/openai/realtime-rig.js';
import { BUGS, FOUND_BY, rigWithBug } from './broken-realtime-voice.js';
import { failedCases } from './failed-cases.js';

describe('realtimeVoiceContract', () => {
  const names = realtimeVoiceContract(openaiRealtimeRig).map(({ name }) => name);

  it('has a name of its own for every case', () => {
    assert.equal(new Set(names).size, names.length);
  });

  for (const bug of Object.keys(BUGS)) {
    it(`finds a voice that ${bug}`, async () => {
      const cases = realtimeVoiceContract(rigWithBug(bug)).filter(({ name }) => name === FOUND_BY[bug]);
      assert.deepEqual(await failedCases(cases), [FOUND_BY[bug]]);
    });
  }

  it('has no case that none of these voices fails', () => {
    assert.deepEqual([...new Set(Object.values(FOUND_BY))].sort(), [...names].sort());
  });
});
