import type { ClipRecording } from './recording.js';
import type { WholeIncident } from './replay.js';

/** The nose's tip left of 0.4 or right of 0.6 of the picture's width counts as "looking away" in older systems. */
const LEFT = 0.4;
const RIGHT = 0.6;
/** Its name in the tables. */
export const NOSE_RULE = 'nose-position';
/** What it is to find: it says "looking away". */
export const NOSE_KIND = 'head-turned';
/** The same patience as our rule for turned heads, ms, so that only the signal differs. */
const DWELL_MS = 2000;
const GAP_MS = 1000;

/** The nose-position rule of older systems over the same recording, for comparison. */
export function noseRule({ observations }: Pick<ClipRecording, 'observations'>): WholeIncident[] {
  const incidents: WholeIncident[] = [];
  let run: { since: number; last: number; toldAt?: number } | undefined;
  const close = (): void => {
    if (run?.toldAt !== undefined) {
      incidents.push({ kind: NOSE_KIND, rule: NOSE_RULE, severity: 'warn', startedAt: run.since, endedAt: run.last, toldAt: run.toldAt, dwellMs: DWELL_MS });
    }
    run = undefined;
  };
  for (const { receivedAt, observation } of observations) {
    if (observation.type !== 'vision') continue;
    const { at, faces } = observation;
    const nose = [...faces].sort((a, b) => b.box.width - a.box.width)[0]?.nose;
    if (nose && (nose.x < LEFT || nose.x > RIGHT)) {
      run ??= { since: at, last: at };
      run.last = at;
      if (at - run.since >= DWELL_MS) run.toldAt ??= receivedAt;
    } else if (run && at - run.last >= GAP_MS) close();
  }
  close();
  return incidents;
}
