import { html, nothing, svg, type TemplateResult } from 'lit';
import type { MatchReason } from '../../../src/documents/index.js';
import { icon } from '../../internal/icons.js';
import type { SetupView } from '../setup-view.js';

/** Resume and job description side by side: a figure with all that it comes from. */
export function matchCard(view: SetupView): TemplateResult {
  const { text, match } = view;
  return html`<section class="match" part="match" aria-labelledby="match-title">
    <h4 id="match-title">${text('setupMatch')}</h4>
    ${match ? (match.readiness === undefined ? html`<p class="hint">${text('setupMatchNothing')}</p>` : figure(view, match.readiness, match.reasons)) : html`<p class="hint">${text('setupMatchNeedsJob')}</p>`}
  </section>`;
}

function figure({ text }: SetupView, readiness: number, reasons: readonly MatchReason[]): TemplateResult {
  const missing = reasons.filter(({ share }) => share < 1);
  const matched = reasons.filter(({ share }) => share === 1);
  return html`<div class="readiness">
      <p><strong class="number">${readiness}</strong> <span class="hint">${text('setupReadiness')}${text('comma')}${text('setupReadinessOf', readiness)}</span></p>
      ${svg`<svg class="gauge" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label=${text('setupReadinessOf', readiness)}>
        <rect class="ground" width="100" height="8" /><rect class="level" width=${readiness} height="8" />
      </svg>`}
    </div>
    <p class="hint">${text('setupMatchWhy')}</p>
    <div class="sides">
      <div>
        <h5>${text('setupMissing')}</h5>
        ${missing.length > 0 ? wishes(text, missing, 'missing') : html`<p class="hint">${text('setupMissingNone')}</p>`}
      </div>
      ${matched.length > 0 ? html`<div><h5>${text('setupMatched')}</h5>${wishes(text, matched, 'matched')}</div>` : nothing}
    </div>
    <details>
      <summary>${icon('chevron')}${text('setupReasons')}</summary>
      <p class="hint">${text('setupReasonsWhy')}</p>
      <div class="table" tabindex="0" role="region" aria-label=${text('setupReasons')}>
        <table>
          <thead>
            <tr>
              ${(['setupReasonWish', 'setupReasonHow', 'setupReasonPoints', 'setupReasonWords'] as const).map((key) => html`<th scope="col">${text(key)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${reasons.map(
              ({ kind, name, strength, points, mostPoints, found, share }) => html`<tr>
                <th scope="row">${text('setupWish', kind, name)}</th>
                <td>${text('setupStrength', strength)}</td>
                <td class="number">${text('setupReasonPointsOf', Math.round(points * 10) / 10, Math.round(mostPoints * 10) / 10)}</td>
                <td>${found.length > 0 ? html`<q dir="auto">${found[0]?.text}</q>` : text(share > 0 ? 'setupReasonAdded' : 'setupReasonNone')}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
}

function wishes(text: SetupView['text'], reasons: readonly MatchReason[], side: 'missing' | 'matched'): TemplateResult {
  return html`<ul class="chips" data-side=${side}>
    ${reasons.map(
      ({ kind, name, strength }) => html`<li class="chip" data-strength=${strength}>
        ${side === 'matched' ? icon('check') : nothing}<bdi>${text('setupWish', kind, name)}</bdi>${side === 'missing' ? html`<small>${text('setupStrength', strength)}</small>` : nothing}
      </li>`,
    )}
  </ul>`;
}
