import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { replayObservations } from '../../../src/proctoring/index.js';
import { readObservations } from '../../../src/record/index.js';
import type { MonitorStart } from '../../../src/session/monitor.js';
import { ProctorMonitor } from '../../../src/session/proctor-monitor.js';
import { InterviewPlanSchema, parse, type Calibration, type InterviewPlan, type MediaSlice } from '../../../src/spec/index.js';
import { scriptedVisionEngine, virtualClock } from '../../../src/testing/index.js';
import { HandCamera, listen } from '../../helpers/monitor-log.js';

type Proctoring = NonNullable<MonitorStart['proctoring']>;

const calibration: Calibration = { rest: { yaw: 1, pitch: 2, gazeYaw: 3 }, reach: { left: 20, right: 21, up: 10, down: 11 }, samples: 40 };

function proctoring(changes: Partial<Proctoring>): Proctoring {
  const { proctoring: plain }: InterviewPlan = parse('plan', InterviewPlanSchema, { questions: [{ text: 'Why?' }] });
  return { ...plain, ...changes };
}

/** A monitor whose camera gives no frame, with all that it keeps. */
function rig(changes: Partial<Proctoring> = {}, { consented = true } = {}) {
  const clock = virtualClock();
  const monitor = new ProctorMonitor({ clock, vision: scriptedVisionEngine({ clock, startMs: 10_000_000 }) });
  const camera = new HandCamera();
  const { options, told, entries } = listen(monitor, () => clock.now(), consented);
  const slices: MediaSlice[] = [];
  const start: MonitorStart = {
    ...options,
    proctoring: proctoring({ keepObservations: true, ...changes }),
    calibration,
    saveMedia: async (slice) => void slices.push(slice),
  };
  const rules = () => entries.flatMap((entry) => (entry.type === 'rules-started' ? [entry.data.rules] : []));
  return { clock, monitor, camera, told, start, slices, rules };
}

describe('a monitor and its rules', () => {
  it('writes down once which rules look, as the plan wants them', async () => {
    const { monitor, start, rules, clock } = rig({ thresholds: { 'head-turned': { enterDegrees: 33 } }, policy: { 'looking-down': { action: 'ignore' } }, readingPattern: true });
    monitor.start(start);
    monitor.pause();
    monitor.resume();
    await clock.advance(1000);
    assert.equal(rules().length, 1);
    const [all = []] = rules();
    assert.equal(all.find(({ id }) => id === 'head-turned')?.thresholds.enterDegrees, 33);
    assert.deepEqual(['looking-down', 'looking-down-often', 'reading-pattern'].map((id) => all.some((rule) => rule.id === id)), [false, false, true]);
    monitor.stop();
  });

  it('tells of thresholds that there are not, and watches with the rules\' own', () => {
    const { monitor, start, rules, told } = rig({ thresholds: { 'head-turned': { enterDegree: 33 } }, policy: { paste: { action: 'ignore' } } });
    monitor.start(start);
    assert.ok(told.includes('error option/invalid'));
    const [all = []] = rules();
    assert.equal(all.find(({ id }) => id === 'head-turned')?.thresholds.enterDegrees, 28);
    assert.ok(!all.some(({ id }) => id === 'paste'), 'what is ignored stays so');
    monitor.stop();
  });

  it('says nothing of rules where nobody agreed to them', () => {
    const { monitor, start, rules } = rig({}, { consented: false });
    monitor.start(start);
    monitor.stop();
    assert.deepEqual(rules(), []);
  });

  it('tells the rules the calibration first, and the camera without its label', async () => {
    const { monitor, camera, start, slices, clock } = rig();
    const phone = new HandCamera();
    camera.track = { label: "Anna's laptop", getSettings: () => ({}) } as MediaStreamTrack;
    phone.track = { label: "Anna's phone", getSettings: () => ({}) } as MediaStreamTrack;
    monitor.attachCamera(camera);
    monitor.start(start);
    await clock.advance(1000);
    monitor.attachCamera(phone);
    await clock.advance(3000);
    monitor.stop();
    await monitor.settled();
    const observations = readObservations(slices);
    assert.deepEqual(observations[0], { type: 'calibration', at: 0, calibration });
    assert.deepEqual(new Set(observations.flatMap((observation) => (observation.type === 'device' && observation.label ? [observation.label] : []))), new Set(['camera 1', 'camera 2']));
    assert.ok(!JSON.stringify(observations).includes('Anna'));
    const kinds = replayObservations(observations).flatMap((output) => (output.type === 'incident' ? [`${output.incident.phase} ${output.incident.kind}`] : []));
    assert.deepEqual(kinds, ['start camera-changed', 'end camera-changed']);
  });
});
