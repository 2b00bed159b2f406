import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languageModelContract } from '../../../src/testing/index.js';
import { BUGS, rigWithBug, soundRig } from './broken-language-model.js';
import { failedCases } from './failed-cases.js';

describe('languageModelContract', () => {
  const names = languageModelContract(soundRig).map(({ name }) => name);
  const caught = new Set<string>();

  it('has a name of its own for every case', () => {
    assert.equal(new Set(names).size, names.length);
  });

  it('is passed by a model without these mistakes', async () => {
    assert.deepEqual(await failedCases(languageModelContract(soundRig)), []);
  });

  for (const bug of Object.keys(BUGS)) {
    it(`finds a model that ${bug}`, async () => {
      const failed = await failedCases(languageModelContract(rigWithBug(bug)));
      assert.notEqual(failed.length, 0);
      for (const name of failed) caught.add(name);
    });
  }

  it('has no case that none of these models fails', () => {
    assert.deepEqual(names.filter((name) => !caught.has(name)), []);
  });
});
