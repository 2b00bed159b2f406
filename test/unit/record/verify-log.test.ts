import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashData, hashEnvelope } from '../../../src/record/chain.js';
import { eraseData } from '../../../src/record/erase-data.js';
import { EventLog } from '../../../src/record/event-log.js';
import { verifyLog } from '../../../src/record/verify-log.js';
import type { LogEvent } from '../../../src/spec/index.js';
import { canonicalJson } from '../../../src/utils/canonical-json.js';
import { seededRandom } from '../../../src/utils/seeded-random.js';
import { asked, countingSalt, created, ended, heard, logOf, skipped, started, turn } from './sample-log.js';

type Loose = Record<string, unknown>;

const sample = logOf([0, created()], [10, started], ...turn(20, 'q1', 1, { content: 4 }), [10_000, asked('q2', 2)], [12_000, skipped('q2')], [13_000, ended]);
const head = sample.at(-1)?.hash ?? '';

/** The sample with one event replaced. */
function withChange(seq: number, change: Loose): LogEvent[] {
  return sample.map((event) => (event.seq === seq ? ({ ...event, ...change } as LogEvent) : event));
}

/** Hashes everything anew from there on, as a forger would who knows how the chain is made. */
function rehashed(events: readonly LogEvent[]): LogEvent[] {
  let prevHash = '0'.repeat(64);
  return events.map((event, seq) => {
    const envelope = { ...event, prevHash, seq, dataHash: event.salt === null ? event.dataHash : hashData(event.salt, canonicalJson(event.data)) };
    prevHash = hashEnvelope(envelope);
    return { ...envelope, hash: prevHash } as LogEvent;
  });
}

describe('verifyLog', () => {
  it('accepts a log, also after it went through JSON, and an empty one', () => {
    assert.deepEqual(verifyLog(sample), { valid: true, head });
    assert.deepEqual(verifyLog(JSON.parse(JSON.stringify(sample)) as LogEvent[]), { valid: true, head });
    assert.deepEqual(verifyLog([]), { valid: true, head: '0'.repeat(64) });
  });

  it('names the place and the kind of damage', () => {
    const swapped = [...sample.slice(0, 3), sample[4], sample[3], ...sample.slice(5)] as LogEvent[];
    const cases: readonly [events: readonly LogEvent[], seq: number, problem: string][] = [
      [withChange(3, { at: 1 }), 3, 'order'],
      [withChange(3, { at: 2_021 }), 3, 'hash'],
      [withChange(3, { wallTime: 0 }), 3, 'hash'],
      [withChange(3, { type: 'question-skipped' }), 3, 'hash'],
      [withChange(3, { hash: '0'.repeat(64) }), 3, 'hash'],
      [withChange(3, { note: 'not in the hash' }), 3, 'hash'],
      [withChange(3, { at: NaN }), 3, 'hash'],
      [withChange(3, { prevHash: '0'.repeat(64) }), 3, 'link'],
      [withChange(3, { sessionId: 'other' }), 3, 'session'],
      [withChange(3, { data: { questionId: 'q1', outcome: 'silent' } }), 3, 'data'],
      [withChange(3, { data: null }), 3, 'data'],
      [withChange(3, { salt: null }), 3, 'data'],
      [withChange(3, { salt: 'ff' }), 3, 'data'],
      [withChange(3, { data: { value: NaN } }), 3, 'data'],
      [withChange(3, { dataHash: '0'.repeat(64) }), 3, 'hash'],
      [sample.slice(1), 0, 'gap'],
      [sample.filter(({ seq }) => seq !== 4), 4, 'gap'],
      [swapped, 3, 'gap'],
      [rehashed(withChange(3, { at: 1 })), 3, 'order'],
      [[null, undefined, 3].map((event) => event as unknown as LogEvent), 0, 'hash'],
    ];
    for (const [events, seq, problem] of cases) assert.deepEqual(verifyLog(events), { valid: false, seq, problem });
  });

  it('finds a cut-off end, a longer log and a forged one by what is known from elsewhere', () => {
    const cut = sample.slice(0, -2);
    assert.ok(verifyLog(cut).valid, 'nothing in the rest tells that more is missing');
    assert.deepEqual(verifyLog(cut, { expectedLength: sample.length }), { valid: false, seq: sample.length - 2, problem: 'gap' });
    assert.deepEqual(verifyLog(cut, { expectedHead: head }), { valid: false, seq: sample.length - 3, problem: 'link' });
    assert.deepEqual(verifyLog(sample, { expectedLength: 2 }), { valid: false, seq: 2, problem: 'gap' });
    assert.deepEqual(verifyLog([], { expectedHead: head, expectedLength: sample.length }), { valid: false, seq: 0, problem: 'gap' });
    const forged = rehashed(withChange(5, { data: { answerId: 'q1-a', text: 'What I never said.', provider: 'web-speech' } }));
    assert.ok(verifyLog(forged).valid);
    assert.deepEqual(verifyLog(forged, { expectedHead: head }), { valid: false, seq: sample.length - 1, problem: 'link' });
    assert.ok(verifyLog(sample, { expectedHead: head, expectedLength: sample.length }).valid);
  });
});

describe('eraseData', () => {
  const about = ({ type }: LogEvent) => type === 'transcript-ended' || type === 'answer-submitted';

  it('leaves a chain that verifies with the same head, and the original untouched', () => {
    const before = JSON.stringify(sample);
    const erased = eraseData(sample, about);
    assert.deepEqual(verifyLog(erased, { expectedHead: head, expectedLength: sample.length }), { valid: true, head });
    assert.equal(JSON.stringify(sample), before);
    assert.equal(JSON.stringify(erased).includes('My answer to q1'), false);
    assert.deepEqual(erased.filter(({ data, salt }) => data === null && salt === null).map(({ type }) => type), ['transcript-ended', 'answer-submitted']);
    assert.ok(verifyLog(eraseData(sample, () => true), { expectedHead: head }).valid);
    assert.ok(erased.every((event) => Object.isFrozen(event)));
  });

  it('cannot be undone with other words, and the log goes on', () => {
    const erased = eraseData(sample, about);
    const refilled = erased.map((event) => (event.data === null ? ({ ...event, data: { text: 'guess' }, salt: 'ab' } as unknown as LogEvent) : event));
    assert.deepEqual(verifyLog(refilled), { valid: false, seq: 5, problem: 'data' });
    const log = EventLog.from(erased, { salt: countingSalt() });
    log.append(heard('q2-a', 'more'), { at: 14_000, wallTime: 0 });
    assert.ok(verifyLog(log.events).valid);
  });
});

describe('verifyLog against 10,000 random attacks', () => {
  const random = seededRandom('tamper');
  const below = (count: number) => Math.floor(random() * count);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const other = logOf([0, created({ title: 'Another' })], ...turn(20, 'x1', 1, { content: 2 }), ...turn(12_000, 'x2', 2, { content: 3 }), [30_000, ended]);

  /** A changed copy of any JSON value that is certain to differ from it. */
  const mutated = (value: unknown): unknown => {
    if (typeof value === 'number') return pick([value + 1, -value - 1, value + 0.5, value * 2 + 1, String(value), null]);
    if (typeof value === 'string') {
      const at = below(value.length + 1);
      const letter = pick(['a', '0', '"', '\\', '😀', ' ']);
      return pick([value.slice(0, at) + letter + value.slice(at), value.slice(1) || 'x', `${value} `, 7]);
    }
    if (typeof value === 'boolean') return !value;
    if (value === null) return pick<unknown>([0, '', {}]);
    if (Array.isArray(value)) return value.length > 0 && random() < 0.5 ? value.slice(1) : [...value, 'more'];
    const object = value as Loose;
    const keys = Object.keys(object);
    if (keys.length === 0 || random() < 0.2) return { ...object, added: below(10) };
    const key = pick(keys);
    if (random() < 0.2) return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
    return { ...object, [key]: mutated(object[key]) };
  };

  const attacks: Record<string, (events: LogEvent[]) => LogEvent[]> = {
    edit: (events) => {
      const at = below(events.length);
      const field = pick(Object.keys(events[at] ?? {}));
      const event = { ...events[at] } as Loose;
      return events.with(at, { ...event, [field]: mutated(event[field]) } as unknown as LogEvent);
    },
    'edit and hash anew': (events) => {
      const at = below(events.length);
      return rehashed(events.with(at, { ...events[at], data: mutated(events[at]?.data ?? {}) } as unknown as LogEvent));
    },
    delete: (events) => events.toSpliced(below(events.length), 1 + below(3)),
    insert: (events) => events.toSpliced(below(events.length + 1), 0, pick([...events, ...other])),
    swap: (events) => {
      const from = below(events.length);
      const to = (from + 1 + below(events.length - 1)) % events.length;
      return events.with(from, events[to] as LogEvent).with(to, events[from] as LogEvent);
    },
    'swap data': (events) => {
      const from = below(events.length);
      const to = (from + 1 + below(events.length - 1)) % events.length;
      const { data, salt } = events[to] as LogEvent;
      return events.with(from, { ...events[from], data, salt } as LogEvent);
    },
    truncate: (events) => events.slice(0, below(events.length)),
    'splice from another log': (events) => [...events.slice(0, below(events.length)), ...other.slice(below(other.length))],
    'half erase': (events) => {
      const at = below(events.length);
      return events.with(at, { ...events[at], [pick(['data', 'salt'])]: null } as LogEvent);
    },
  };

  it('finds every one', () => {
    const names = Object.keys(attacks);
    const missed: string[] = [];
    const kinds = new Set<string>();
    let made = 0;
    while (made < 10_000) {
      const name = names[made % names.length] ?? 'edit';
      const attacked = attacks[name]?.([...sample]) ?? [];
      // A change that changes nothing is no attack.
      if (JSON.stringify(attacked) === JSON.stringify(sample)) continue;
      made += 1;
      const verdict = verifyLog(attacked, { expectedHead: head, expectedLength: sample.length });
      if (verdict.valid) missed.push(name);
      else kinds.add(verdict.problem);
    }
    assert.deepEqual(missed, []);
    assert.deepEqual([...kinds].sort(), ['data', 'gap', 'hash', 'link', 'order', 'session']);
  });
});
