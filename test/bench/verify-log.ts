// node --import tsx test/bench/verify-log.ts: how long 100,000 events take to verify (the promise: about 1 s).
import { EventLog } from '../../src/record/event-log.js';
import { verifyLog } from '../../src/record/verify-log.js';
import type { LogEntry } from '../../src/spec/index.js';
import { randomId } from '../../src/utils/random-id.js';

const COUNT = 100_000;
const ROUNDS = 5;

const entries: readonly LogEntry[] = [
  { type: 'transcript-ended', data: { answerId: randomId(), text: 'I would first look at the slowest query and its plan.', confidence: 0.93, provider: 'web-speech' } },
  { type: 'coverage-changed', data: { signal: 'camera', state: 'unassessable', at: 81_234.5, code: 'too-dark' } },
  { type: 'answer-edited', data: { answerId: randomId(), text: 'I would first look at the slowest query and its plan, then at the indexes.' } },
  { type: 'question-repeated', data: { questionId: randomId() } },
];

const log = new EventLog({ sessionId: randomId(), salt: randomId });
const appendStart = performance.now();
for (let index = 0; index < COUNT; index++) {
  const entry = entries[index % entries.length];
  if (entry) log.append(entry, { at: index * 20.5, wallTime: 1_790_000_000_000 + index });
}
const appendMs = performance.now() - appendStart;

const times = Array.from({ length: ROUNDS }, () => {
  const start = performance.now();
  const verdict = verifyLog(log.events, { expectedHead: log.head, expectedLength: COUNT });
  if (!verdict.valid) throw new Error(`not valid: ${verdict.problem} at ${verdict.seq}`);
  return performance.now() - start;
}).sort((a, b) => a - b);

console.log(`append: ${(appendMs / COUNT * 1000).toFixed(1)} us an event`);
console.log(`verify ${COUNT} events: best ${times[0]?.toFixed(0)} ms, median ${times[Math.floor(ROUNDS / 2)]?.toFixed(0)} ms of ${ROUNDS}`);
