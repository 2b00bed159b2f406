import { html, type TemplateResult } from 'lit';
import type { Report } from '../../../../src/record/index.js';

/** Two figures of the same kind, each with its name: one is not the other's correction. */
export function twoFigures(figures: readonly (readonly [name: string, value: string | null, of: string])[], none: string, explained: string): TemplateResult {
  return html`<dl class="figures">
      ${figures.map(
        ([name, value, of]) => html`<div>
          <dt class="over">${name}</dt>
          <dd class="figure number">${value === null ? html`<span class="none">${none}</span>` : html`${value} <small>${of}</small>`}</dd>
        </div>`,
      )}
    </dl>
    <p class="over">${explained}</p>`;
}

/** The technical score after review; undefined where no changed level stands. */
export function reviewedTechnical({ questions, review }: Report): Report['technical'] | undefined {
  return questions.some(({ overrides = [] }) => overrides.some(({ stands }) => stands)) ? review?.technical : undefined;
}

/** The integrity figure after review; undefined where none is given, or nothing was found harmless. */
export function reviewedIntegrity({ integrity, review }: Report): number | undefined {
  const harmless = integrity.incidents.some(({ verdicts }) => verdicts?.at(-1)?.verdict === 'benign');
  return harmless && integrity.score !== null ? (review?.integrity.score ?? undefined) : undefined;
}
