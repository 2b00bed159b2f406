import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textToSpeechContract } from '../../../src/testing/index.js';
import { BUGS, rigWithBug, scriptedTextToSpeechRig } from './broken-text-to-speech.js';
import { rigWithSoundBug, SOUND_BUGS, soundRig } from './broken-sound.js';
import { failedCases } from './failed-cases.js';

describe('scriptedTextToSpeech', () => {
  for (const { name, run } of textToSpeechContract(scriptedTextToSpeechRig)) it(name, run);
});

describe('a voice of tones', () => {
  for (const { name, run } of textToSpeechContract(soundRig)) it(name, run);
});

describe('textToSpeechContract', () => {
  const names = textToSpeechContract(scriptedTextToSpeechRig).map(({ name }) => name);
  const caught = new Set<string>();

  it('has a name of its own for every case', () => {
    assert.equal(new Set(names).size, names.length);
  });

  for (const bug of Object.keys(BUGS)) {
    it(`finds a voice that ${bug}`, async () => {
      const failed = await failedCases(textToSpeechContract(rigWithBug(bug)));
      assert.notEqual(failed.length, 0);
      for (const name of failed) caught.add(name);
    });
  }

  for (const bug of Object.keys(SOUND_BUGS)) {
    it(`finds a voice that ${bug}`, async () => {
      const failed = await failedCases(textToSpeechContract(rigWithSoundBug(bug)));
      assert.notEqual(failed.length, 0);
      for (const name of failed) caught.add(name);
    });
  }

  it('has no case that none of these voices fails', () => {
    assert.deepEqual(names.filter((name) => !caught.has(name)), []);
  });
});
