// An interview-report on the page of a browser test, and what stands in it.
import { fixture, html, oneEvent } from '@open-wc/testing';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { InterviewReport } from '../../components/interview-report/define.js';
import '../../components/interview-report/define.js';
import type { LogEvent } from '../../src/spec/index.js';

type Settings = Partial<Pick<InterviewReport, 'view' | 'reviewer' | 'assetsUrl' | 'documentWriter'>>;

export function showReport(events: readonly LogEvent[], settings: Settings = {}): Promise<InterviewReport> {
  const { view = 'reader', reviewer = '', assetsUrl, documentWriter } = settings;
  return fixture<InterviewReport>(
    html`<interview-report view=${view} reviewer=${reviewer} assets-url=${ifDefined(assetsUrl)} .events=${events} .documentWriter=${documentWriter}></interview-report>`,
  );
}

export function part(element: InterviewReport, name: string): HTMLElement {
  const found = element.renderRoot.querySelector<HTMLElement>(`[part~="${name}"]`);
  if (!found) throw new Error(`There is no part "${name}".`);
  return found;
}

/** Opens all that is folded, and what that brings to light. */
export async function unfold(element: InterviewReport): Promise<void> {
  for (let folded = foldedIn(element); folded.length > 0; folded = foldedIn(element)) {
    // Told one after the other: with the last one all have been.
    const told = oneEvent(folded.at(-1)!, 'toggle');
    for (const each of folded) each.open = true;
    await told;
    await element.updateComplete;
  }
}

function foldedIn(element: InterviewReport): HTMLDetailsElement[] {
  return [...element.renderRoot.querySelectorAll<HTMLDetailsElement>('details:not([open], .more)')];
}

/** Without the line breaks of its source. */
export function words(node: Element | null | undefined): string {
  return (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
