import { html, nothing, type TemplateResult } from 'lit';
import type { SessionState } from '../../../src/session/index.js';
import type { Translate } from '../../internal/translate.js';

/** What was found in the last answer, below the next question, where the plan has it said. */
export function lastFeedback({ turns, plan }: SessionState, text: Translate): TemplateResult | typeof nothing {
  const said = turns.at(-1)?.evaluation?.feedback;
  if (said === undefined) return nothing;
  return html`<section class="feedback" part="feedback">
    <h3 class="over">${text('panelFeedbackLast')}</h3>
    <p lang=${plan.language} dir="auto">${said}</p>
  </section>`;
}

/** The same of all answers, at the end. */
export function allFeedback({ turns, plan }: SessionState, text: Translate): TemplateResult | typeof nothing {
  const told = turns.flatMap(({ question, evaluation }) => (evaluation?.feedback === undefined ? [] : [{ question, feedback: evaluation.feedback }]));
  if (told.length === 0) return nothing;
  return html`<section class="feedback" part="feedback">
    <h3>${text('panelFeedback')}</h3>
    <dl class="facts">
      ${told.map(
        ({ question, feedback }) => html`<div lang=${plan.language} dir="auto">
          <dt>${question.text}</dt>
          <dd>${feedback}</dd>
        </div>`,
      )}
    </dl>
  </section>`;
}
