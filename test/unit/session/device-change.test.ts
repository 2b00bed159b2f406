import assert from 'node:assert/strict';
import test from 'node:test';
import { DeviceChange } from '../../../src/session/device-change.js';
import { HandCamera } from '../../helpers/monitor-log.js';

const camera = (deviceId: string, label: string): HandCamera => Object.assign(new HandCamera(), { track: { label, getSettings: () => ({ deviceId }) } as unknown as MediaStreamTrack });

test('tells when another device is there than before, by its id or by its name', () => {
  const changes = new DeviceChange();
  const told: string[] = [];
  const { signal } = new AbortController();
  for (const [id, label] of [['a', 'Built-in'], ['a', 'Built-in'], ['b', 'Built-in'], ['b', 'OBS'], ['b', 'OBS']] as const) changes.watch(camera(id, label), (name) => told.push(name), signal);
  assert.deepEqual(told, ['Built-in', 'OBS']);
});
