import assert from 'node:assert/strict';
import test from 'node:test';
import type { MonitorStart, SessionMonitor } from '../../../src/session/index.js';
import type { HostPolicy, Incident, IncidentKind, InterviewPlanInput, SessionStore } from '../../../src/spec/index.js';
import { harness, toFirstAnswer, type Harness } from '../../helpers/session-harness.js';

/** A monitor that finds what a test says. */
class HandMonitor implements SessionMonitor {
  #start: MonitorStart | undefined;
  #count = 0;

  start(options: MonitorStart): void {
    this.#start = options;
  }

  pause(): void {}
  resume(): void {}
  stop(): void {}

  /** Something that begins and ends at once. */
  find(kind: IncidentKind): string {
    const id = `i${(this.#count += 1)}`;
    const at = this.#start?.now() ?? 0;
    const incident: Incident = { id, kind, phase: 'start', startedAt: at, severity: 'note', confidence: 1, reason: 'As told.', evidence: {}, rule: { id: kind, version: '1', thresholds: {} } };
    this.#start?.onOutput({ type: 'incident', incident });
    this.#start?.onOutput({ type: 'incident', incident: { ...incident, phase: 'end', endedAt: at } });
    return id;
  }
}

const planWith = (policy: HostPolicy): InterviewPlanInput => ({ questions: [{ text: 'First?' }, { text: 'Second?' }], proctoring: { policy } });

async function begun(policy: HostPolicy, more: { store?: SessionStore } = {}): Promise<Harness & { monitor: HandMonitor }> {
  const monitor = new HandMonitor();
  const given = harness({ monitor, plan: planWith(policy), ...more });
  await toFirstAnswer(given);
  return { ...given, monitor };
}

const applied = ({ session }: Harness) => session.events.flatMap((event) => (event.type === 'policy-applied' && event.data ? [[event.data.incidentId, event.data.kind, event.data.action, event.data.count].join(' ')] : []));
const settle = ({ clock }: Harness): Promise<void> => clock.advance(1000);

test('what is only noted has nothing follow it, and what is told is written down', async () => {
  const given = await begun({ print: { action: 'note' } });
  for (const kind of ['print', 'paste', 'tab-hidden', 'tab-hidden', 'monitoring-gap'] as const) given.monitor.find(kind);
  await settle(given);
  assert.deepEqual(applied(given), ['i3 tab-hidden warn 1', 'i4 tab-hidden warn 2', 'i5 monitoring-gap warn 1']);
  assert.deepEqual(given.session.state.steps.map(({ kind, count }) => `${kind} ${count}`), ['tab-hidden 2', 'monitoring-gap 1']);
  assert.equal(given.session.state.phase, 'running');
});

test('a pause holds the interview at the same question until the candidate goes on', async () => {
  const given = await begun({ 'tab-hidden': { action: 'pause' } });
  const { answer, question } = given.session.state;
  given.monitor.find('tab-hidden');
  given.monitor.find('tab-hidden');
  await settle(given);
  const { state, events } = given.session;
  assert.deepEqual([state.phase, state.pauseReason, state.question?.id, state.answer?.id], ['paused', 'policy', question?.id, answer?.id]);
  assert.equal(events.filter(({ type }) => type === 'session-paused').length, 1);
  await given.session.resume();
  await settle(given);
  assert.deepEqual([given.session.state.phase, given.session.state.turn], ['running', 'listening']);
  given.monitor.find('tab-hidden');
  await settle(given);
  assert.deepEqual([given.session.state.phase, applied(given).at(-1)], ['paused', 'i3 tab-hidden pause 3']);
});

test('an end comes with the incident that was said, and with warnings that count before it', async () => {
  const given = await begun({ paste: { action: 'end', after: 3 } });
  given.monitor.find('paste');
  given.monitor.find('copy');
  given.monitor.find('paste');
  await settle(given);
  assert.deepEqual([applied(given), given.session.state.phase], [['i1 paste warn 1', 'i3 paste warn 2'], 'running']);
  given.monitor.find('paste');
  await settle(given);
  assert.deepEqual([applied(given).at(-1), given.session.state.phase, given.session.state.endReason], ['i4 paste end 3', 'ended', 'policy']);
  assert.equal(given.session.events.at(-1)?.type, 'session-ended');
});

test('a reload does not begin to count anew', async () => {
  const first = await begun({ paste: { action: 'end', after: 2 } });
  first.monitor.find('paste');
  await settle(first);
  first.session.dispose();
  const monitor = new HandMonitor();
  const again = harness({ monitor, plan: planWith({ paste: { action: 'end', after: 2 } }), store: first.store });
  await again.session.prepare();
  await again.session.resume();
  await again.clock.advance(1000);
  monitor.find('paste');
  await again.clock.advance(1000);
  assert.deepEqual([again.session.state.phase, again.session.state.endReason], ['ended', 'policy']);
});

test('what was not announced does not follow: the plan of the record holds, whatever a page says later', async () => {
  const policy: Record<string, { action: 'note' | 'end' }> = { paste: { action: 'note' } };
  const plan = planWith(policy as HostPolicy);
  const monitor = new HandMonitor();
  const given = harness({ monitor, plan });
  await toFirstAnswer(given);
  policy.paste = { action: 'end' };
  policy.copy = { action: 'end' };
  monitor.find('paste');
  monitor.find('copy');
  await settle(given);
  assert.deepEqual([applied(given), given.session.state.phase], [[], 'running']);
  given.session.dispose();

  const later = new HandMonitor();
  const again = harness({ monitor: later, plan: planWith({ paste: { action: 'end' } }), store: given.store });
  await again.session.prepare();
  await again.session.resume();
  await again.clock.advance(1000);
  later.find('paste');
  await again.clock.advance(1000);
  assert.equal(again.session.state.phase, 'running');
});

test('nothing follows while the interview is held anyway', async () => {
  const given = await begun({});
  await given.session.pause('host');
  assert.equal(given.session.state.pauseReason, 'host');
  given.monitor.find('tab-hidden');
  await settle(given);
  assert.deepEqual(applied(given), []);
});
