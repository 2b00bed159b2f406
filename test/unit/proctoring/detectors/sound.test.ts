import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AudioObservation, Observation } from '../../../../src/spec/index.js';
import { listening, run, sounds, ticks } from '../helpers.js';

const calm = [...listening(), ...sounds(0, 3000)];
const loud = { level: -30, floor: -30 };
/** As two people sound who talk over each other: in one moment of `every` both are in a vowel. */
const two = (every: number, pitches: readonly number[] = [110, 170]) => (index: number): Partial<AudioObservation> => ({
  level: index % 10 === 0 ? -50 : -20,
  speech: true,
  ...(index % every === 0 ? { overlap: 0.05, pitches: [...pitches] } : {}),
});
const voice = (pitch: number) => (index: number): Partial<AudioObservation> => ({ level: index % 10 === 0 ? -50 : -20, speech: true, ...(index % 2 === 0 ? { pitch } : {}) });

describe('loud-noise', () => {
  it('is told after the dwell, from when it began, and is never more than a note', () => {
    const { starts, ends } = run([...calm, ...sounds(3000, 60_000, loud)], { endAt: 60_000 });
    const [start] = starts('loud-noise');
    assert.equal(start?.startedAt, 3000);
    assert.equal(start?.toldAt, 8000);
    assert.equal(start?.evidence.quietestDecibels, -30);
    assert.deepEqual([ends('loud-noise')[0]?.severity, ends('loud-noise')[0]?.endedAt], ['note', 59_960]);
  });

  it('is not told for less, for shorter, nor for speech, which comes down to the room', () => {
    assert.deepEqual(run([...calm, ...sounds(3000, 12_000, { level: -42 })]).incidents, []);
    assert.deepEqual(run([...calm, ...sounds(3000, 7000, loud), ...sounds(7000, 15_000)]).incidents, []);
    assert.deepEqual(run([...calm, ...sounds(3000, 30_000, (index) => ({ level: index % 30 === 0 ? -38 : -18 }))]).incidents.length, 0);
  });

  it('is told of a loud room with a voice in it too', () => {
    const { starts } = run([...calm, ...sounds(3000, 12_000, (index) => ({ level: index % 4 === 0 ? -31 : -18 }))]);
    assert.equal(starts('loud-noise').length, 1);
  });

  it('goes on down to the exit level', () => {
    const begun = [...calm, ...sounds(3000, 9000, loud)];
    assert.equal(run([...begun, ...sounds(9000, 20_000, { level: -44.9 })]).ends('loud-noise').length, 0);
    assert.equal(run([...begun, ...sounds(9000, 20_000, { level: -45 })]).ends('loud-noise').length, 1);
  });

  it('is not looked for while the interviewer is played', () => {
    assert.deepEqual(run([...calm, ...sounds(3000, 20_000, { ...loud, interviewer: true })]).incidents, []);
  });
});

describe('other-voice', () => {
  it('is told of two voices at once, and is a warning where it is clear', () => {
    const { ends, starts } = run([...calm, ...sounds(3000, 9000, two(5)), ...sounds(9000, 15_000)]);
    assert.equal(starts('other-voice')[0]?.startedAt, 3000);
    const [end] = ends('other-voice');
    assert.deepEqual([end?.severity, end?.rule.id], ['warn', 'other-voice']);
    assert.ok((end?.endedAt ?? 0) <= 9000);
  });

  it('stays a note where it is not clear, and is nothing where it is rare', () => {
    assert.equal(run([...calm, ...sounds(3000, 7000, two(1000)), ...sounds(7000, 16_000, two(11))], { endAt: 16_000 }).ends('other-voice')[0]?.severity, 'note');
    assert.deepEqual(run([...calm, ...sounds(3000, 30_000, two(20))]).incidents, []);
  });

  it('wants the same two voices again, not any two pitches', () => {
    const scattered = (index: number) => two(5, index % 10 === 0 ? [90, 140] : [180, 330])(index);
    assert.equal(run([...calm, ...sounds(3000, 9000, two(9))]).starts('other-voice').length, 1);
    assert.deepEqual(run([...calm, ...sounds(3000, 12_000, (index) => ({ ...scattered(index), ...(index % 20 >= 10 && { overlap: 0 }) }))]).starts('other-voice').length, 0);
  });

  it('is not told for weak moments, nor while the interviewer is played', () => {
    assert.deepEqual(run([...calm, ...sounds(3000, 12_000, (index) => ({ ...two(5)(index), overlap: 0.019 }))]).starts('other-voice'), []);
    assert.deepEqual(run([...calm, ...sounds(3000, 12_000, (index) => ({ ...two(5)(index), interviewer: true }))]).incidents, []);
  });

  it('ends when nothing is heard any more, and when listening is paused', () => {
    const begun = [...calm, ...sounds(3000, 9000, two(5))];
    assert.equal(run([...begun, ...ticks(9000, 13_000)]).ends('other-voice').length, 1);
    const paused: Observation = { type: 'monitor', at: 9000, monitor: 'audio', state: 'paused' };
    assert.equal(run([...begun, paused]).ends('other-voice').length, 1);
  });

  it('notes a turn at another pitch once the usual voice is known', () => {
    const known = [...calm, ...sounds(3000, 19_000, voice(200)), ...sounds(19_000, 21_000)];
    const [end] = run([...known, ...sounds(21_000, 25_000, voice(120)), ...sounds(25_000, 30_000)], { endAt: 30_000 }).ends('other-voice');
    assert.deepEqual([end?.rule.id, end?.severity, end?.startedAt, end?.evidence.semitones], ['other-pitch', 'note', 21_000, -8.8]);
    assert.deepEqual(run([...known, ...sounds(21_000, 25_000, voice(150))]).incidents, [], 'five semitones are one person');
    assert.deepEqual(run([...known, ...sounds(21_000, 22_000, voice(120)), ...sounds(22_000, 25_000)]).incidents, [], 'too short');
    assert.deepEqual(run([...calm, ...sounds(3000, 8000, voice(200)), ...sounds(8000, 10_000), ...sounds(10_000, 14_000, voice(120))]).incidents, [], 'too little is known');
  });
});

describe('microphone-lost', () => {
  const device = (at: number, state: 'ended' | 'muted' | 'live'): Observation => ({ type: 'device', at, device: 'microphone', state });

  it('is told at once when it is gone, and after two seconds when it is muted', () => {
    assert.equal(run([...calm, device(3000, 'ended')]).starts('microphone-lost')[0]?.toldAt, 3000);
    const muted = run([...calm, device(3000, 'muted'), ...ticks(3000, 9000), device(9100, 'live')]);
    assert.deepEqual([muted.starts('microphone-lost')[0]?.startedAt, muted.starts('microphone-lost')[0]?.toldAt, muted.ends('microphone-lost')[0]?.endedAt], [3000, 5000, 9100]);
    assert.deepEqual(run([...calm, device(3000, 'muted'), ...ticks(3000, 4800), device(4900, 'live'), ...ticks(5000, 9000)]).incidents, []);
  });

  it('is a warning from ten seconds on', () => {
    assert.equal(run([...calm, device(3000, 'ended'), ...ticks(3000, 12_000)], { endAt: 12_000 }).ends('microphone-lost')[0]?.severity, 'note');
    assert.equal(run([...calm, device(3000, 'ended'), ...ticks(3000, 14_000)], { endAt: 14_000 }).ends('microphone-lost')[0]?.severity, 'warn');
  });

  it('is told of one without any sound after ten seconds, always as a note; a quiet room is none', () => {
    const [end] = run([...calm, ...sounds(3000, 40_000, { level: -100 }), ...sounds(40_000, 41_000)]).ends('microphone-lost');
    assert.deepEqual([end?.startedAt, end?.severity, end?.evidence.state], [3000, 'note', 'silent']);
    assert.deepEqual(run([...calm, ...sounds(3000, 12_900, { level: -100 }), ...sounds(12_900, 14_000)]).incidents, []);
    assert.deepEqual(run([...calm, ...sounds(3000, 60_000, { level: -99 })]).incidents, []);
  });

  it('is nothing where nobody listens', () => {
    assert.deepEqual(run([device(0, 'ended'), ...ticks(0, 9000)]).incidents, []);
  });
});
