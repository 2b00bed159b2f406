import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ResultReader } from '../../../../src/adapters/browser-speech/result-reader.js';
import type { SpeechToTextPart } from '../../../../src/spec/index.js';
import type { Entry } from './simulated-recognition.js';

const listOf = (entries: readonly Entry[]) =>
  entries.map(([transcript, confidence]) => ({ isFinal: confidence !== undefined, length: 1, 0: { transcript, confidence: confidence ?? 0 } }));

/** `?` before a guess, so that a whole run can be read at a glance. */
const shown = (parts: readonly SpeechToTextPart[]) => parts.flatMap((part) => ('text' in part ? [part.type === 'transcript-delta' ? `?${part.text}` : part.text] : []));

/** Reads lists one second apart; a number stands for a pause of so many ms instead. */
function read(...steps: readonly (readonly Entry[] | number | 'restart' | 'flush')[]): readonly string[] {
  const reader = new ResultReader();
  const parts: SpeechToTextPart[] = [];
  let now = 0;
  let pause = 1000;
  for (const step of steps) {
    if (typeof step === 'number') {
      pause = step;
      continue;
    }
    now += pause;
    pause = 1000;
    if (step === 'restart') reader.restart();
    else parts.push(...(step === 'flush' ? reader.flush(now) : reader.read(listOf(step), now)));
  }
  return shown(parts);
}

describe('ResultReader', () => {
  it('shows guesses until they are certain', () => {
    assert.deepEqual(read([['I']], [['I built']], [['I built it', 0.9]]), ['?I', '?I built', 'I built it']);
  });

  it('joins the guesses of several places', () => {
    assert.deepEqual(read([['I built ', 0.9], [' a'], [' tool']]), ['I built', '?a tool']);
  });

  it('tells the confidence of the recogniser, and none where it gives none', () => {
    const reader = new ResultReader();
    assert.deepEqual(reader.read(listOf([['one', 0.7]]), 0), [{ type: 'transcript-end', text: 'one', confidence: 0.7 }]);
    reader.read(listOf([['one', 0.7], ['two']]), 1000);
    assert.deepEqual(reader.read(listOf([['one', 0.7], ['two', 0]]), 2000), [{ type: 'transcript-end', text: 'two' }]);
  });

  it('hands out a final once, although the list still holds it', () => {
    assert.deepEqual(read([['one', 0.9]], [['one', 0.9], ['two']], [['one', 0.9], ['two', 0.9]]), ['one', '?two', 'two']);
  });

  it('counts what was only guessed as said when nothing more comes', () => {
    assert.deepEqual(read([['one', 0.9], ['two thr']], 'flush', 'flush'), ['one', '?two thr', 'two thr']);
  });

  it('reads a list anew after a restart', () => {
    assert.deepEqual(read([['one', 0.9]], 'restart', [['two']], [['two', 0.9]]), ['one', '?two', 'two']);
  });

  describe('on Android', () => {
    it('takes finals without confidence for guesses, each in the place of the one before', () => {
      assert.deepEqual(
        read([['hello', 0]], [['hello', 0], ['hello there', 0]], [['hello', 0], ['hello there', 0], ['hello there', 0.9]]),
        ['?hello', '?hello there', 'hello there'],
      );
    });

    it('drops a final that is fired twice within 250 ms, and keeps one that is said again', () => {
      assert.deepEqual(read([['yes', 0.9]], 100, [['yes', 0.9], ['yes', 0.9]]), ['yes']);
      assert.deepEqual(read([['yes', 0.9]], 400, [['yes', 0.9], ['yes', 0.9]]), ['yes', 'yes']);
    });

    it('keeps words that a final with confidence does not hold', () => {
      assert.deepEqual(read([['first words here', 0]], [['first words here', 0], ['quite another thing', 0.9]]), ['?first words here', 'first words here', 'quite another thing']);
    });

    it('takes them for guesses after a restart, too', () => {
      assert.deepEqual(read([['hm']], [['hm', 0.9]], 'restart', [['hello', 0]]), ['?hm', 'hm', '?hello']);
    });

    it('completes a word that was cut off', () => {
      assert.deepEqual(read([['hel', 0]], [['hel', 0], ['hello there', 0]], 'flush'), ['?hel', '?hello there', 'hello there']);
    });

    it('keeps guesses that were corrected in one word', () => {
      assert.deepEqual(read([['I bought a tool', 0]], [['I bought a tool', 0], ['I built a tool', 0]], 'flush'), ['?I bought a tool', '?I built a tool', 'I built a tool']);
    });

    it('compares languages without spaces by character', () => {
      assert.deepEqual(read([['我们建造', 0]], [['我们建造', 0], ['我们建筑工具', 0.8]]), ['?我们建造', '我们建筑工具']);
    });
  });

  describe('with words that are withdrawn', () => {
    it('keeps what was shown when an empty final takes its place', () => {
      assert.deepEqual(read([['no']], [['', 0.9]]), ['?no', 'no']);
    });

    it('keeps what Android had shown when an empty final follows it', () => {
      assert.deepEqual(read([['no', 0]], [['no', 0], ['', 0]]), ['?no', 'no']);
    });

    it('does not bring back a guess that was corrected', () => {
      assert.deepEqual(read([['I bild']], [['I built', 0.9], ['', 0.9]]), ['?I bild', 'I built']);
    });

    it('says nothing at an empty final in whose place nothing was shown', () => {
      assert.deepEqual(read([['', 0.9]], [['', 0.9], ['well']]), ['?well']);
    });

    it('says a word once when it is withdrawn and comes back', () => {
      assert.deepEqual(read([['no']], [['', 0.9]], 100, [['', 0.9], ['no', 0.9]]), ['?no', 'no']);
    });
  });

  describe('with a list of its own for each utterance', () => {
    it('reads the new one from its beginning', () => {
      assert.deepEqual(read([['one', 0.9]], [['two']], [['two', 0.9]], [['three', 0.9]]), ['one', '?two', 'two', 'three']);
    });

    it('reads it also where the list before was longer', () => {
      assert.deepEqual(read([['one', 0.9], ['two', 0.9]], [['three']], [['three', 0.9]]), ['one', 'two', '?three', 'three']);
    });

    it('does not take the same list for a new one', () => {
      assert.deepEqual(read([['one', 0.9]], [['one', 0.9]]), ['one']);
    });
  });
});
