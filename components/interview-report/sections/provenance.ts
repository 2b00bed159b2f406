import { html, nothing, type TemplateResult } from 'lit';
import { enginesOf } from '../../../src/record/exports/evidence-words.js';
import type { ConsentState } from '../../../src/record/index.js';
import { CANDIDATE_FIELDS } from '../../../src/spec/index.js';
import { momentOf, type ReportView } from '../report-view.js';

const FIELDS = { name: 'fieldName', email: 'fieldEmail', subject: 'fieldSubject' } as const;

/** Who it was. At the end, so that the answers are read first. */
export function candidateSection({ report: { candidate }, text }: ReportView): TemplateResult | typeof nothing {
  const given = CANDIDATE_FIELDS.filter((field) => candidate?.[field]);
  if (given.length === 0) return nothing;
  return html`<section part="candidate" class="card" aria-labelledby="candidate">
    <h3 id="candidate">${text('reportCandidate')}</h3>
    <p class="over">${text('reportCandidateText')}</p>
    <dl class="pairs">
      ${given.map((field) => pair(text(FIELDS[field]), candidate?.[field]))}
    </dl>
  </section>`;
}

/** Who and what made this record: enough to check it. */
export function provenanceSection(view: ReportView): TemplateResult {
  const { report, text } = view;
  const { software, interviewer, evaluators, recognisers, rules = [], observations = [], seed, head, events, erased } = report.provenance;
  const { rubric } = report.technical;
  return html`<section part="provenance" class="card" aria-labelledby="provenance">
    <h3 id="provenance">${text('reportProvenance')}</h3>
    <dl class="pairs">
      ${consentRows(view)} ${pair(text('reportInterviewer'), interviewer && named(interviewer))}
      ${pair(text('reportRecognisedBy'), recognisers.join(text('comma')))} ${pair(text('reportScoredBy'), evaluators.map(named).join(text('comma')))}
      ${pair(text('reportRubric'), rubric && `${rubric.id} ${rubric.version}`)}
      ${enginesOf(report.provenance).map(({ role, engine, modelHash }) => pair(text(role === 'objects' ? 'evidenceObjects' : 'reportEngine'), engine, modelHash))}
      ${observations.map(({ count, hash, beyond }) => pair(text('evidenceObservations'), [text('evidenceObservationCount', count), ...(beyond ? [text('evidenceBeyondKept', beyond)] : [])].join(text('comma')), hash))}
      ${pair(text('reportVersion'), software)}
      ${pair(text('reportSession'), undefined, report.sessionId)} ${pair(text('reportSeed'), undefined, seed)}
      ${pair(text('reportEvents'), text('reportEventsErased', events, erased))} ${pair(text('reportRecordHash'), undefined, head)}
    </dl>
    ${rules.length > 0
      ? html`<details>
          <summary>${text('evidenceRules')}</summary>
          <ul class="rules">
            ${rules.map(({ id, version, thresholds }) => html`<li><code>${[`${id} ${version}`, ...Object.entries(thresholds).map((each) => each.join(' '))].join(', ')}</code></li>`)}
          </ul>
        </details>`
      : nothing}
  </section>`;
}

function named({ provider, version, modelId, promptVersion }: { readonly provider: string; readonly version: string; readonly modelId?: string; readonly promptVersion?: string }): string {
  const by = [modelId, promptVersion && `prompt ${promptVersion}`].filter(Boolean).join(', ');
  return [provider, version, by && `(${by})`].filter(Boolean).join(' ');
}

function consentRows(view: ReportView): readonly (TemplateResult | typeof nothing)[] {
  const { report, text } = view;
  const purposes = report.consent?.purposes ?? [];
  const name = ({ purpose, withdrawnAt }: ConsentState): string => {
    const what = text(`purpose ${purpose}`);
    return withdrawnAt === undefined ? what : text('reportWithdrawn', what, momentOf(view, withdrawnAt));
  };
  const list = (granted: boolean): string => purposes.filter((each) => each.granted === granted).map(name).join(text('comma'));
  return [pair(text('reportConsent'), list(true)), pair(text('reportNotConsented'), list(false))];
}

function pair(label: string, value: string | undefined, code?: string): TemplateResult | typeof nothing {
  if (!value && !code) return nothing;
  return html`<div>
    <dt>${label}</dt>
    <dd>${value} ${code ? html`<code>${code}</code>` : nothing}</dd>
  </div>`;
}
