import type { Report } from '../../../../src/record/index.js';

/** The report without all that people added: what must never change by it. */
export function asJudged(report: Report): unknown {
  const { review: _review, provenance, questions, integrity, timeline, ...rest } = report;
  const incidents = integrity.incidents.map(({ verdicts: _verdicts, ...each }) => each);
  return {
    ...rest,
    questions: questions.map(({ overrides: _overrides, ...each }) => each),
    integrity: { ...integrity, incidents },
    timeline: { ...timeline, incidents },
    provenance: { ...provenance, head: '', events: 0, erased: 0 },
  };
}
