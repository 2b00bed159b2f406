import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { voiceActivityContract } from '../../../src/testing/index.js';
import { BUGS, loadedVoiceActivityRig, rigWithBug } from './broken-voice-activity.js';
import { failedCases } from './failed-cases.js';

describe('voiceActivityContract', () => {
  const names = voiceActivityContract(loadedVoiceActivityRig).map(({ name }) => name);
  const caught = new Set<string>();

  it('has a name of its own for every case', () => {
    assert.equal(new Set(names).size, names.length);
  });

  it('finds nothing in one that does as it should', async () => {
    assert.deepEqual(await failedCases(voiceActivityContract(loadedVoiceActivityRig)), []);
  });

  for (const bug of Object.keys(BUGS)) {
    it(`finds one that ${bug}`, async () => {
      const failed = await failedCases(voiceActivityContract(rigWithBug(bug)));
      assert.notEqual(failed.length, 0);
      for (const name of failed) caught.add(name);
    });
  }

  it('has no case that none of these fails', () => {
    assert.deepEqual(names.filter((name) => !caught.has(name)), []);
  });
});
