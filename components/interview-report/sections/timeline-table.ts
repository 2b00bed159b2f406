import { html, type TemplateResult } from 'lit';
import { whyOf } from '../../../src/record/exports/evidence-words.js';
import type { SayReport } from '../../../src/record/exports/report-words.js';
import type { SignalCoverage } from '../../../src/record/index.js';
import { duration } from '../../internal/format.js';
import { weightName, weightOf } from '../incident-weight.js';
import { momentOf, questionName, type ReportView } from '../report-view.js';

interface Row {
  readonly at: number;
  readonly ms: number;
  readonly row: string;
  readonly what: string;
}

/** Everything on the axis, in order of time. */
export function timelineTable(view: ReportView, asked: readonly SignalCoverage[]): TemplateResult {
  const { text } = view;
  const rows = rowsOf(view, asked).sort((a, b) => a.at - b.at);
  return html`<table class="times">
    <caption class="visually-hidden">${text('reportTimeline')}</caption>
    <thead>
      <tr>
        <th scope="col">${text('reportWhen')}</th>
        <th scope="col">${text('reportWhat')}</th>
        <th scope="col" class="end">${text('reportLength')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ at, ms, row, what }) => html`<tr>
          <th scope="row" class="number">${momentOf(view, at)}</th>
          <td><span class="over">${row}</span> ${what}</td>
          <td class="number end">${ms > 0 ? duration(ms, view.language) : ''}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function rowsOf({ report: { timeline, questions }, text }: ReportView, asked: readonly SignalCoverage[]): Row[] {
  const names = new Map(questions.map((each) => [each.question?.id, questionName(each, text)]));
  return [
    ...timeline.speech.map(({ from, to, kind, questionId }) => ({
      at: from,
      ms: to - from,
      row: text(kind === 'answer' ? 'reportCandidateAnswers' : 'reportInterviewerSpeaks'),
      what: names.get(questionId) ?? '',
    })),
    ...timeline.incidents.map(({ incident, at, durationMs }) => ({
      at,
      ms: durationMs,
      row: weightName(weightOf(incident), text),
      what: text(`kind ${incident.kind}`),
    })),
    ...asked.flatMap(({ signal, spans }) =>
      spans.map(({ from, to, state, code }) => ({
        at: from,
        ms: to - from,
        row: text(`signal ${signal}`),
        what: [text(`coverage ${state}`), whyOf(code, text as SayReport) ?? code].filter(Boolean).join(text('comma')),
      })),
    ),
  ];
}
