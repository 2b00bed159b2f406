import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { speechToTextContract } from '../../../src/testing/index.js';
import { BUGS, rigWithBug } from './broken-speech-to-text.js';
import { failedCases } from './failed-cases.js';
import { scriptedSpeechToTextRig } from './rigs.js';

describe('scriptedSpeechToText', () => {
  for (const { name, run } of speechToTextContract(scriptedSpeechToTextRig)) it(name, run);
});

describe('speechToTextContract', () => {
  const names = speechToTextContract(scriptedSpeechToTextRig).map(({ name }) => name);
  const caught = new Set<string>();

  it('has a name of its own for every case', () => {
    assert.equal(new Set(names).size, names.length);
  });

  for (const bug of Object.keys(BUGS)) {
    it(`finds a recogniser that ${bug}`, async () => {
      const failed = await failedCases(speechToTextContract(rigWithBug(bug)));
      assert.notEqual(failed.length, 0);
      for (const name of failed) caught.add(name);
    });
  }

  it('has no case that none of these recognisers fails', () => {
    assert.deepEqual(names.filter((name) => !caught.has(name)), []);
  });
});
