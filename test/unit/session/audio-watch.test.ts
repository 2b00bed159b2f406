import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { watchMicrophone } from '../../../src/session/audio-watch.js';
import type { Observation } from '../../../src/spec/index.js';
import { FakeMicrophone } from '../../helpers/fake-microphone.js';
import { pinkNoise } from '../../helpers/made-sound.js';
import { HandCamera } from '../../helpers/monitor-log.js';
import { framesOf } from '../../helpers/wav.js';

/** What is told of a second of noise that was heard at 1000 ms and is looked at now; `done` once all of it was. */
async function told(now: number): Promise<Observation[]> {
  const audio = new FakeMicrophone();
  const all: Observation[] = [];
  const watching = watchMicrophone({ microphone: new HandCamera(), audio, now: () => now, interviewerSpeaks: () => false, onObservation: (each) => all.push(each) }, new AbortController().signal);
  for (const frame of framesOf(pinkNoise(1, -25), 1000)) audio.put(frame);
  audio.exhaust();
  await watching;
  return all;
}

// What becomes of it is in proctor-monitor.test.ts.
describe('watchMicrophone', () => {
  it('tells of the device, that it listens, of the sound, and of its end', async () => {
    const all = await told(1500);
    assert.deepEqual(all.slice(0, 2).map((each) => ('state' in each ? `${each.type} ${each.state}` : each.type)), ['device live', 'monitor on']);
    assert.equal(all.filter(({ type }) => type === 'audio').length, 25);
    assert.deepEqual(all.at(-1), { type: 'device', at: 1500, device: 'microphone', state: 'ended' });
  });

  it('does not look at frames that waited in a page that stood still', async () => {
    assert.equal((await told(60_000)).filter(({ type }) => type === 'audio').length, 0);
    assert.equal((await told(2500)).filter(({ type }) => type === 'audio').length, 12, 'of half of them it does');
  });
});
