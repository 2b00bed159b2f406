import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildReport } from '../../../../src/record/build-report.js';
import { edxCallback, edxReview } from '../../../../src/record/exports/edx-comments.js';
import type { IncidentKind, IncidentVerdict, LogEntry } from '../../../../src/spec/index.js';
import { created, ended, incidentEnded, logOf, started } from '../sample-log.js';

let verdictId = 0;
const judged = (incidentId: string, verdict: IncidentVerdict, note?: string): LogEntry => ({
  type: 'review-incident-judged',
  data: { verdictId: `v${verdictId++}`, incidentId, verdict, reviewer: 'R. Meyer', ...(note === undefined ? {} : { note }) },
});

/** The review of an interview that began at 1 s, with incidents of these kinds, each five seconds after the other. */
function review(kinds: readonly IncidentKind[], ...verdicts: readonly LogEntry[]) {
  const incidents = kinds.map((kind, index) => [10_000 + index * 5_000, incidentEnded(`i${index}`, 8_200 + index * 5_000, 9_700 + index * 5_000, { kind, severity: 'review' })] as const);
  return edxReview(buildReport(logOf([0, created()], [1_000, started], ...incidents, [90_000, ended], ...verdicts.map((each) => [99_000, each] as const))));
}

describe('edxReview', () => {
  it('gives each incident in whole seconds since the interview began, and cuts nothing off', () => {
    assert.deepEqual(review(['head-turned', 'multiple-faces']).comments, [
      { eventStart: 7, eventFinish: 9, duration: 2, comments: 'The head was turned.', eventStatus: 'not_reviewed' },
      { eventStart: 12, eventFinish: 14, duration: 2, comments: 'The head was turned.', eventStatus: 'not_reviewed' },
    ]);
  });

  it('has not reviewed what no person judged, however grave, and what had no incident', () => {
    assert.deepEqual([review(['multiple-faces', 'phone-visible']).status, review([]).status], ['not_reviewed', 'not_reviewed']);
  });

  it('takes its status from the verdicts alone', () => {
    const two: readonly IncidentKind[] = ['head-turned', 'tab-hidden'];
    const status = (...verdicts: readonly LogEntry[]) => review(two, ...verdicts).status;
    assert.equal(status(judged('i0', 'benign')), 'not_reviewed', 'one of two was judged');
    assert.equal(status(judged('i0', 'benign'), judged('i1', 'benign')), 'passed');
    assert.equal(status(judged('i0', 'benign'), judged('i1', 'unclear')), 'suspicious');
    assert.equal(status(judged('i1', 'unclear')), 'suspicious');
    assert.equal(status(judged('i0', 'confirmed'), judged('i1', 'unclear')), 'violation');
    assert.equal(status(judged('i0', 'confirmed'), judged('i0', 'benign'), judged('i1', 'benign')), 'passed', 'the newest verdict counts');
  });

  it('says of each incident what a person said of it, with the note', () => {
    const { comments } = review(['head-turned', 'tab-hidden', 'copy'], judged('i0', 'confirmed', 'Speaks to somebody.'), judged('i1', 'benign'));
    assert.deepEqual(comments.map(({ eventStatus }) => eventStatus), ['violation', 'passed', 'not_reviewed']);
    assert.equal(comments[0]?.comments, 'The head was turned. Speaks to somebody.');
  });

  it('tells of what could not be told, and never counts it', () => {
    const { status, comments } = review(['unassessable', 'head-turned'], judged('i0', 'confirmed'), judged('i1', 'benign'));
    assert.deepEqual([status, comments.map(({ eventStatus }) => eventStatus)], ['passed', ['not_reviewed', 'passed']]);
    assert.match(comments[0]?.comments ?? '', /does not count/);
    assert.equal(review(['monitoring-gap'], judged('i0', 'confirmed')).status, 'not_reviewed');
  });

  it('takes other words', () => {
    const report = buildReport(logOf([0, created()], [1_000, started], [9_000, incidentEnded('i', 2_000, 9_000)], [10_000, ended]));
    assert.equal(edxReview(report, { comment: ({ incident }) => `Kind: ${incident.kind}` }).comments[0]?.comments, 'Kind: head-turned');
  });

  it('becomes the body of the callback', () => {
    assert.deepEqual(edxCallback(review(['head-turned'], judged('i0', 'unclear'))), {
      status: 'suspicious',
      comments: [{ comment: 'The head was turned.', status: 'suspicious', start: 7, stop: 9 }],
    });
  });
});
