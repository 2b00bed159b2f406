import type { Report } from '../../../../src/record/index.js';

/** The report without all that people added: what must never change by it. */
export function asJudged(report: Report): unknown {
  const { provenance, questions, integrity, timeline } = report;
  const incidents = integrity.incidents.map((each) => without(each, 'verdicts'));
  return {
    ...without(report, 'review'),
    questions: questions.map((each) => without(each, 'overrides')),
    integrity: { ...integrity, incidents },
    timeline: { ...timeline, incidents },
    provenance: { ...provenance, head: '', events: 0, erased: 0 },
  };
}

function without(value: object, key: string): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}
