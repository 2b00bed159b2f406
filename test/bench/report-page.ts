// The page of `npm run bench:report`: report, table and PDF of long interviews, in a real browser, the PDF in its worker.
import { pdfDocumentWriter } from '../../src/adapters/jspdf/index.js';
import { DEFAULT_RUBRIC } from '../../src/interviewer/default-rubric.js';
import { integrityScore } from '../../src/proctoring/integrity-score.js';
import { buildReport, reportCsv, reportDocument, type SayReport } from '../../src/record/index.js';
import { en } from '../../components/internal/strings/en/index.js';
import { longInterview, type LongInterview } from './long-interview.js';

export type Measured = {
  events: number;
  /** ms of each run. */
  report: number[];
  csv: number[];
  document: number[];
  pdf: number[];
  /** Bytes. */
  reportBytes: number;
  csvBytes: number;
  pdfBytes: number;
  pdfPages: number;
  /** Longest task of the page while the PDF was made, ms; 0: none over 50 ms. */
  longestTask: number;
};

const TEXTS = en as unknown as Readonly<Record<string, unknown>>;
const say: SayReport = (key, ...args) => {
  const text = TEXTS[key];
  return typeof text === 'function' ? String((text as (...values: unknown[]) => string)(...args)) : String(text);
};
const writer = pdfDocumentWriter({ assetsUrl: '/assets/', timeoutMs: 300_000 });

function timed<Result>(runs: number[], make: () => Result): Result {
  const began = performance.now();
  const result = make();
  runs.push(performance.now() - began);
  return result;
}

export async function measure(interview: LongInterview, rounds: number): Promise<Measured> {
  const events = longInterview(interview);
  const measured: Measured = { events: events.length, report: [], csv: [], document: [], pdf: [], reportBytes: 0, csvBytes: 0, pdfBytes: 0, pdfPages: 0, longestTask: 0 };
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (measured.longestTask = Math.max(measured.longestTask, duration))));
  for (let round = 0; round < rounds; round++) {
    const report = timed(measured.report, () => buildReport(events, { integrity: integrityScore, rubric: DEFAULT_RUBRIC }));
    const csv = timed(measured.csv, () => reportCsv(report));
    const document = timed(measured.document, () => reportDocument(report, { say, language: 'en' }));
    observer.observe({ type: 'longtask' });
    const began = performance.now();
    const pdf = await writer.write(document, { signal: new AbortController().signal });
    measured.pdf.push(performance.now() - began);
    observer.disconnect();
    if (round > 0) continue;
    Object.assign(measured, { reportBytes: new Blob([JSON.stringify(report)]).size, csvBytes: new Blob([csv]).size, pdfBytes: pdf.size });
    measured.pdfPages = ((await pdf.text()).match(/\/Type \/Page\b/g) ?? []).length;
  }
  return measured;
}

Object.assign(globalThis, { bench: { measure } });
