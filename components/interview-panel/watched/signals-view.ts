import { html, type TemplateResult } from 'lit';
import { RULES } from '../../../src/proctoring/index.js';
import { COVERAGE_SIGNALS, type CoverageSignal, type CoverageState, type IncidentKind, type InterviewPlan, type LogEvent } from '../../../src/spec/index.js';
import type { Translate } from '../../internal/translate.js';

const MARKS: Readonly<Record<CoverageState, 'ok' | 'warning' | ''>> = { watched: 'ok', unassessable: 'warning', gap: 'warning', off: '', unsupported: '' };

/** Each signal with what is known of it right now. One that nobody has told of is not watched. */
export function signalsSection(coverage: Readonly<Partial<Record<CoverageSignal, CoverageState>>>, text: Translate): TemplateResult {
  return html`<section>
    <h3>${text('watchedNow')}</h3>
    <dl class="status plain">
      ${COVERAGE_SIGNALS.map((signal) => {
        const state = coverage[signal] ?? 'off';
        return html`<div>
          <dt><span class="dot" data-state=${MARKS[state]}></span>${text(`signal ${signal}`)}</dt>
          <dd>${text(`watch ${state}`)}</dd>
        </div>`;
      })}
    </dl>
  </section>`;
}

/** What is looked for, in words. */
export function rulesSection(events: readonly LogEvent[], plan: InterviewPlan, text: Translate): TemplateResult {
  return html`<details>
    <summary>${text('watchedRules')}</summary>
    <p class="over">${text('watchedRulesText')}</p>
    <ul class="words">
      ${kindsLookedFor(events, plan).map((kind) => html`<li>${text(`kind ${kind}`)}</li>`)}
    </ul>
  </details>`;
}

/** As the record has it; before it does, those that this plan leaves. */
function kindsLookedFor(events: readonly LogEvent[], { accommodations }: InterviewPlan): readonly IncidentKind[] {
  const ids = events.flatMap((event) => (event.type === 'rules-started' && event.data ? [event.data.rules.map(({ id }) => id)] : [])).at(-1);
  const isExcused = (kind: IncidentKind): boolean => accommodations.noGaze && ['head-turned', 'looking-down', 'gaze-away'].includes(kind);
  const rules = RULES.filter(({ id, kind }) => (ids ? ids.includes(id) : !isExcused(kind)));
  return [...new Set(rules.map(({ kind }) => kind))];
}
