import { html, nothing, type TemplateResult } from 'lit';
import type { ReportQuestion } from '../../../src/record/index.js';
import { canBeLevelled } from '../../../src/record/review/check-entry.js';
import { endOfAnswer, hearingFacts, spokenFacts, type SayReport } from '../../../src/record/exports/report-words.js';
import { duration, percent } from '../../internal/format.js';
import { momentOf, questionName, type ReportView } from '../report-view.js';
import { answerText } from './answer-text.js';
import { helpList } from './help-list.js';
import { phraseList } from './phrase-list.js';
import { expectedPoints, scoreList } from './evaluation.js';
import { thread } from './review/thread.js';

/** Every question in order, each answer with its levels and the words that they rest on. */
export function questionList(view: ReportView): TemplateResult | typeof nothing {
  const { questions } = view.report;
  if (questions.length === 0) return nothing;
  return html`<section part="questions" aria-labelledby="questions">
    <h3 id="questions">${view.text('reportQuestions')}</h3>
    <ol>
      ${questions.map((question, index) => html`<li part="question" class="card" id="question-${index}">${questionCard(question, view)}</li>`)}
    </ol>
  </section>`;
}

function questionCard(turn: ReportQuestion, view: ReportView): TemplateResult {
  const { question, answer, evaluation, outcome, practice } = turn;
  const { text, report } = view;
  const scored = evaluation !== undefined && !practice;
  const judged = scored || turn.overrides !== undefined || (view.viewer === 'reviewer' && view.tools !== undefined && canBeLevelled(turn));
  return html`<ul class="facts over">
      ${factsOf(turn, view).map((fact) => html`<li class="number">${fact}</li>`)}
      ${outcome === 'answered' ? nothing : html`<li><span class="tag">${text(outcome === 'skipped' ? 'reportSkipped' : 'reportUnanswered')}</span></li>`}
      ${practice ? html`<li><span class="tag">${text('reportPractice')}</span></li>` : nothing}
    </ul>
    ${question ? html`<h4 tabindex="-1" lang=${report.language} dir="auto">${questionText(question.text, turn.cutShort?.heardTo)}</h4>` : html`<h4 tabindex="-1">${text('reportErasedText')}</h4>`}
    ${judged
      ? html`<div class="judged">
          ${scoreList(turn, view)} ${scored ? expectedPoints(evaluation, view) : nothing}
        </div>`
      : nothing}
    ${hearingFacts(turn, text as SayReport, (of) => percent(of, view.language)).map((fact) => html`<p class="over hearing">${fact}</p>`)}
    ${outcome === 'answered' && !judged && !practice ? html`<p class="over">${text('reportNotScored')}</p>` : nothing}
    ${outcome === 'answered' && !answer ? html`<p class="over">${text('reportErasedText')}</p>` : nothing}
    ${answerText(turn, scored, view)} ${helpList(turn, view)} ${phraseList(turn, view)}
    ${question ? thread({ type: 'question', questionId: question.id }, questionName(turn, text).toLowerCase(), view) : nothing}`;
}

/** What was not heard any more is paler; the facts say it in words. */
function questionText(text: string, heardTo = text.length): TemplateResult | string {
  return heardTo >= text.length ? text : html`${text.slice(0, heardTo)}<span class="unheard">${text.slice(heardTo)}</span>`;
}

function factsOf(turn: ReportQuestion, view: ReportView): string[] {
  const { text } = view;
  const { number, practice, answer, startedAt } = turn;
  return [
    ...(practice || number === null ? [] : [questionName(turn, text)]),
    text('reportAt', momentOf(view, startedAt)),
    ...(answer ? [duration(answer.durationMs, view.language), text(MODES[answer.mode])] : []),
    ...endOfAnswer(turn, text as SayReport),
    ...spokenFacts(turn, text as SayReport),
  ];
}

const MODES = { speech: 'reportSpoken', typed: 'reportTyped', mixed: 'reportMixed' } as const;
