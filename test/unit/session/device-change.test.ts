import assert from 'node:assert/strict';
import test from 'node:test';
import { DeviceChange } from '../../../src/session/device-change.js';
import { HandCamera } from '../../helpers/monitor-log.js';

const camera = (deviceId: string, label: string): HandCamera => Object.assign(new HandCamera(), { track: { label, getSettings: () => ({ deviceId }) } as unknown as MediaStreamTrack });

test('tells when another device is there than before, by its id or by its name', () => {
  const changes = new DeviceChange();
  const told: number[] = [];
  const { signal } = new AbortController();
  const cameras = [['a', 'Built-in'], ['a', 'Built-in'], ['b', 'Built-in'], ['b', 'OBS'], ['b', 'OBS']] as const;
  cameras.forEach(([id, label], index) => changes.watch(camera(id, label), () => told.push(index), signal));
  assert.deepEqual(told, [2, 3]);
});
