import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { visionEngineContract } from '../../../src/testing/index.js';
import { BUGS, rigWithBug, scriptedVisionEngineRig } from './broken-vision-engine.js';
import { failedCases } from './failed-cases.js';

describe('visionEngineContract', () => {
  const names = visionEngineContract(scriptedVisionEngineRig).map(({ name }) => name);
  const caught = new Set<string>();

  it('has a name of its own for every case', () => {
    assert.equal(new Set(names).size, names.length);
  });

  for (const bug of Object.keys(BUGS)) {
    it(`finds an engine that ${bug}`, async () => {
      const failed = await failedCases(visionEngineContract(rigWithBug(bug)));
      assert.notEqual(failed.length, 0);
      for (const name of failed) caught.add(name);
    });
  }

  it('has no case that none of these engines fails', () => {
    assert.deepEqual(names.filter((name) => !caught.has(name)), []);
  });
});
