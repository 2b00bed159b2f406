import { html, type TemplateResult } from 'lit';
import { COVERAGE_SIGNALS, type CoverageSignal, type CoverageState } from '../../../src/spec/index.js';
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
