import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replayObservations, type ProctorOutput } from '../../../src/proctoring/index.js';
import { readObservations } from '../../../src/record/index.js';
import { ProctorMonitor } from '../../../src/session/index.js';
import type { ConsentReceipt, Incident, LogEvent } from '../../../src/spec/index.js';
import { scriptedVisionEngine, virtualClock } from '../../../src/testing/index.js';
import { canonicalJson } from '../../../src/utils/canonical-json.js';
import { HandCamera } from '../../helpers/monitor-log.js';
import { consent, harness, toFirstAnswer, type Harness } from '../../helpers/session-harness.js';

const PLAN = { questions: [{ text: 'First?' }, { text: 'Second?' }], timeLimitMs: 600_000 };

/** A session that is watched: its camera never gives a picture, and is lost now and then. */
async function watched(plan: object = PLAN): Promise<Harness & { camera: HandCamera; monitor: ProctorMonitor }> {
  const clock = virtualClock();
  const monitor = new ProctorMonitor({ clock, vision: scriptedVisionEngine({ clock, startMs: 10_000_000 }) });
  const camera = new HandCamera();
  const given = harness({ clock, monitor, plan: plan as typeof PLAN });
  monitor.attachCamera(camera);
  await toFirstAnswer(given);
  return { ...given, camera, monitor };
}

async function lose(given: Harness & { camera: HandCamera }): Promise<void> {
  given.camera.become('ended');
  await given.clock.advance(3000);
  given.camera.become('live');
  await given.clock.advance(4000);
}

const kept = (events: readonly LogEvent[]) => events.flatMap((event) => (event.type === 'observations-kept' && event.data ? [event.data] : []));
const incidentsOf = (events: readonly LogEvent[]): Incident[] =>
  events.flatMap((event) => ((event.type === 'incident-started' || event.type === 'incident-ended') && event.data ? [event.data.incident] : []));
const isIncident = (output: ProctorOutput): output is Extract<ProctorOutput, { type: 'incident' }> => output.type === 'incident';

test('what a session kept of its observations gives the incidents of its log again, bit by bit', async () => {
  const given = await watched();
  const { session, clock, camera, store } = given;
  await lose(given);
  await session.pause();
  await clock.advance(60_000);
  await session.resume();
  await lose(given);
  camera.become('ended');
  await clock.advance(3000);
  await session.end();
  await clock.advance(0);

  const incidents = incidentsOf(session.events);
  assert.equal(incidents.filter(({ phase }) => phase === 'end').length, 3);
  const last = kept(session.events).at(-1);
  assert.ok(last);
  const observations = readObservations(await store.readMedia('test', last.recordingId));
  assert.equal(observations.length, last.count);

  assert.equal(canonicalJson(replayObservations(observations).filter(isIncident).map(({ incident }) => incident)), canonicalJson(incidents));
});

test('how much is kept is said in a pause and at the end, before the interview counts as ended', async () => {
  const given = await watched();
  const { session, clock } = given;
  await session.pause();
  await clock.advance(0);
  assert.equal(kept(session.events).length, 1);
  await session.resume();
  await clock.advance(1000);
  let atEnd = 0;
  session.addEventListener('end', () => (atEnd = kept(session.events).length));
  await session.end();
  await clock.advance(0);
  assert.deepEqual([atEnd, session.state.phase], [2, 'ended']);
  const [first, last] = kept(session.events);
  assert.ok(first && last && first.recordingId === last.recordingId && last.count > first.count);
});

test('nothing is kept where the plan does not want it, nor without consent to being watched', async () => {
  const unwanted = await watched({ ...PLAN, proctoring: { keepObservations: false } });
  await lose(unwanted);
  await unwanted.session.end();
  assert.deepEqual(kept(unwanted.session.events), []);

  const clock = virtualClock();
  const refused = harness({ clock, monitor: new ProctorMonitor({ clock }), plan: PLAN });
  await refused.session.prepare();
  const receipt: ConsentReceipt = { ...consent, purposes: consent.purposes.filter(({ purpose }) => purpose !== 'proctoring') };
  await refused.session.giveConsent(receipt);
  await refused.session.start();
  await clock.advance(30_000);
  await refused.session.end();
  assert.deepEqual(kept(refused.session.events), []);
});

test('a store that takes no observations does not keep the interview from its end', async () => {
  const given = await watched();
  const { session, clock, store } = given;
  store.putMedia = () => new Promise(() => undefined);
  await clock.advance(11_000);
  await session.end();
  await clock.advance(2900);
  assert.equal(session.state.phase, 'ending');
  await clock.advance(200);
  assert.equal(session.state.phase, 'ended');
});
