import { html, nothing, type TemplateResult } from 'lit';
import { kindOfPath } from '../policy-kinds.js';
import type { SetupView } from '../setup-view.js';

/** What the plan will be, what is still wrong with it, and the button. */
export function summarySection(view: SetupView): TemplateResult {
  const { text, draft, problems, busy, submit } = view;
  const title = draft.title.trim() || draft.role.trim();
  return html`<aside class="card summary" part="summary" aria-labelledby="summary-title">
    <p class="over">${text('setupSummary')}</p>
    <h3 id="summary-title" dir="auto" ?data-empty=${title === ''}>${title || text('setupSummaryUntitled')}</h3>
    <dl>${rows(view).map(([name, value]) => html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl>
    ${problems.size > 0 ? problemList(view) : nothing}
    <div class="bar">
      <slot name="actions"></slot>
      <button type="button" class="primary" data-action="submit" ?disabled=${busy} @click=${submit}>${text(busy ? 'setupChecking' : 'setupSubmit')}</button>
    </div>
    <p class="hint stays">${text('setupStays')}</p>
  </aside>`;
}

function rows(view: SetupView): readonly (readonly [name: string, value: string])[] {
  const { text, draft, banks, withModel, profile, match, language } = view;
  const own = draft.questions.split('\n').filter((line) => line.trim() !== '').length;
  const sets = draft.domains.map((id) => banks.find((bank) => bank.id === id)?.title ?? id);
  const sources = [...(own > 0 ? [text('setupSummaryOwn')] : []), ...(withModel ? [text('setupSummaryModel')] : sets)];
  const count = Math.max(own, withModel || sets.length > 0 ? Number(draft.questionCount) || 0 : own);
  const time = minutesOf(view, count);
  const resume = profile ? text(profile.isCorrected ? 'setupSummaryResumeCorrected' : 'setupSummaryResumeRead') : text('setupSummaryResumeNone');
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return [
    [text('setupPurpose'), text(draft.purpose === 'hiring' ? 'setupHiring' : 'setupPractice')],
    [text('setupSummaryQuestions'), count > 0 ? String(count) : text('setupSummaryNothing')],
    [text('setupSummaryFrom'), sources.length > 0 ? list.format(sources) : text('setupSummaryNothing')],
    ...(time > 0 ? [[text('setupSummaryTime'), text('setupSummaryMinutes', time)] as const] : []),
    ...(view.sections.includes('resume') || profile ? [[text('setupSummaryResume'), resume] as const] : []),
    ...(match?.readiness === undefined ? [] : [[text('setupReadiness'), text('setupReadinessOf', match.readiness)] as const]),
    [text('setupSummaryWatched'), text(draft.watched ? 'setupYes' : 'setupNo')],
  ];
}

/** With every follow-up asked and every limit used up, or the limit of the whole. */
function minutesOf({ draft }: SetupView, count: number): number {
  const all = count * (1 + (Number(draft.followUps) || 0)) * (Number(draft.timeLimit) || 0);
  const total = Number(draft.totalTime) || 0;
  const factor = Number(draft.extraTime) || 1;
  return Math.round((total > 0 ? Math.min(total, all) : all) * factor);
}

const LABELS = {
  title: 'setupTitle',
  role: 'setupRole',
  jobDescription: 'setupDescription',
  companyContext: 'setupCompany',
  resume: 'setupResume',
  topics: 'setupTopics',
  domains: 'setupQuestions',
  questions: 'setupOwn',
  questionCount: 'setupCount',
  followUps: 'setupFollowUps',
  timeLimitMs: 'setupTime',
  totalTimeMs: 'setupTotal',
  difficulty: 'setupDifficulty',
  language: 'setupLanguage',
  'accommodations.extraTime': 'setupExtraTime',
  'proctoring.snapshots.everyMs': 'setupSnapshotEvery',
} as const;

function problemList({ text, problems, goTo }: SetupView): TemplateResult {
  const labelOf = (path: string): string => {
    const kind = kindOfPath(path);
    if (kind) return `${text(`kind ${kind}`)}: `;
    return Object.hasOwn(LABELS, path) ? `${text(LABELS[path as keyof typeof LABELS])}: ` : '';
  };
  return html`<div class="note" data-tone="critical">
    <strong>${text('setupProblems', problems.size)}</strong>
    <ul class="problem-list">
      ${[...problems].map(([path, message]) => html`<li>${path === '' ? message : html`<button type="button" class="link" @click=${() => goTo(path)}>${labelOf(path)}${message}</button>`}</li>`)}
    </ul>
  </div>`;
}
