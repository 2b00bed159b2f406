// node --import tsx test/bench/report.ts: time and size of a report against the length of the interview; both should grow linearly.
import { buildReport } from '../../src/record/build-report.js';
import { EventLog } from '../../src/record/event-log.js';
import { randomId } from '../../src/utils/random-id.js';
import { coverage, created, ended, evaluated, incidentEnded, incidentStarted, paused, resumed, started, turn } from '../unit/record/sample-log.js';
import type { LogEntry, LogEvent } from '../../src/spec/index.js';

const ROUNDS = 7;

/** An eventful interview: in each turn an answer, an incident, two changes of coverage, and a pause. */
function interview(turns: number): readonly LogEvent[] {
  const log = new EventLog({ sessionId: randomId(), salt: randomId });
  const add = (entries: readonly (readonly [number, LogEntry])[]): void => {
    for (const [at, entry] of entries) log.append(entry, { at, wallTime: 1_790_000_000_000 + at });
  };
  add([[0, created()], coverage('camera', 'watched', 0), coverage('page', 'watched', 0), [0, started]]);
  for (let index = 0; index < turns; index++) {
    const at = index * 20_000;
    const id = `q${index}`;
    add([
      ...turn(at, id, index + 1, { content: 1 + (index % 5), detail: index % 3 === 0 ? null : 3 }),
      [at + 9_100, incidentStarted(id, at + 9_000)],
      [at + 9_500, incidentEnded(id, at + 9_000, at + 9_500)],
      coverage('camera', 'unassessable', at + 9_600, 'too-dark'),
      coverage('camera', 'watched', at + 9_900),
      [at + 10_000, paused('candidate')],
      [at + 15_000, resumed],
      [at + 16_000, evaluated(id, { content: 3, detail: 2 })],
    ]);
  }
  add([[turns * 20_000, ended]]);
  return log.events;
}

for (const turns of [10, 100, 1_000]) {
  const events = interview(turns);
  const bytes = JSON.stringify(buildReport(events)).length;
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    buildReport(events);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const median = times[Math.floor(ROUNDS / 2)] ?? 0;
  console.log(`${turns} turns, ${events.length} events: ${median.toFixed(2)} ms (median of ${ROUNDS}), ${(bytes / 1024).toFixed(0)} KB, ${(bytes / turns).toFixed(0)} bytes a turn`);
}
