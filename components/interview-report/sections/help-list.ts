import { html, nothing, type TemplateResult } from 'lit';
import type { HelpWanted } from '../../../src/spec/index.js';
import type { ReportQuestion } from '../../../src/record/index.js';
import type { Translate } from '../../internal/translate.js';
import { momentOf, type ReportView } from '../report-view.js';

const WISHES = { repeat: 'reportHelpRepeat', clarify: 'reportHelpClarify', time: 'reportHelpTime' } as const;

/** What the candidate asked in return, and what was said to it; beside the score, never in it. */
export function helpList({ help }: ReportQuestion, view: ReportView): TemplateResult | typeof nothing {
  const { text, report } = view;
  if (help.length === 0) return nothing;
  return html`<details>
    <summary>${text('reportHelp', help.length)}</summary>
    <p class="over">${text('reportHelpNeutral')}</p>
    ${help.map(
      ({ at, wanted, reply }) => html`<p class="over label">${text('reportAt', momentOf(view, at))}</p>
        <p class="words" lang=${'text' in wanted ? report.language : nothing} dir="auto">${wantedIn(wanted, text)}</p>
        ${reply ? html`<blockquote class="words" lang=${report.language} dir="auto">${reply.text}</blockquote>` : nothing}`,
    )}
  </details>`;
}

function wantedIn(wanted: HelpWanted, text: Translate): string {
  return 'text' in wanted ? wanted.text : text(WISHES[wanted.wish]);
}
