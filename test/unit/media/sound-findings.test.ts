import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { soundFindings } from '../../../src/media/sound-findings.js';
import type { SoundQuality } from '../../../src/utils/sound-quality.js';

const GOOD: SoundQuality = { floor: -60, speech: -25, snr: 35, clippedShare: 0, clippedRuns: 0, offset: 0, dropouts: 0, silent: false, heardMs: 10_000, speechMs: 4000 };

describe('soundFindings', () => {
  it('has nothing to say of good sound, nor before anything was heard', () => {
    assert.deepEqual(soundFindings(GOOD), []);
    assert.deepEqual(soundFindings({ ...GOOD, floor: undefined, speech: undefined, snr: undefined, silent: true, heardMs: 0 }), []);
  });

  it('names what is beyond its limit, and nothing that just reaches it', () => {
    const of = (quality: Partial<SoundQuality>) => soundFindings({ ...GOOD, ...quality });
    assert.deepEqual([of({ floor: -45 }), of({ floor: -44.9 })], [[], ['loud-room']]);
    assert.deepEqual([of({ snr: 15 }), of({ snr: 14.9 })], [[], ['low-snr']]);
    assert.deepEqual([of({ clippedShare: 0.001 }), of({ clippedShare: 0.0011 })], [[], ['clipped']]);
    assert.deepEqual([of({ speech: -45 }), of({ speech: -46 })], [[], ['too-quiet']]);
    assert.deepEqual([of({ dropouts: 1 }), of({ dropouts: 2 }), of({ dropouts: 6, heardMs: 60_000 }), of({ dropouts: 7, heardMs: 60_000 })], [[], ['dropouts'], [], ['dropouts']]);
    assert.deepEqual(of({ floor: -30, snr: 5, clippedShare: 0.1 }), ['loud-room', 'low-snr', 'clipped']);
  });

  it('says of a microphone of zeros nothing else, and not at once', () => {
    const dead = { ...GOOD, silent: true, floor: -100, snr: undefined, speech: undefined };
    assert.deepEqual([soundFindings({ ...dead, heardMs: 1900 }), soundFindings({ ...dead, heardMs: 2000 })], [[], ['no-sound']]);
  });
});
