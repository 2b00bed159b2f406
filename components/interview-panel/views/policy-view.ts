import { html, nothing, type TemplateResult } from 'lit';
import { policyOf, watchedKinds } from '../../../src/proctoring/index.js';
import type { IncidentKind } from '../../../src/spec/index.js';
import type { Translate } from '../../internal/translate.js';
import type { PanelModel } from '../panel-model.js';

interface Group {
  readonly heading: string;
  readonly kinds: readonly IncidentKind[];
  /** It stops the interview, so it is never folded away. */
  readonly isGrave: boolean;
}

/** What follows what, gravest first. Of the plan of the record: what is said here is what follows. */
function groups({ state: { plan }, signals }: Pick<PanelModel, 'state' | 'signals'>, text: Translate): readonly Group[] {
  const { policy } = plan.proctoring;
  const kinds = watchedKinds(plan, signals);
  const ends = new Map<number, IncidentKind[]>();
  for (const kind of kinds) {
    const { action, after = 1 } = policyOf(kind, policy);
    if (action === 'end') ends.set(after, [...(ends.get(after) ?? []), kind]);
  }
  const by = (wanted: string): IncidentKind[] => kinds.filter((kind) => policyOf(kind, policy).action === wanted);
  return [
    ...[...ends].sort(([one], [other]) => one - other).map(([after, which]) => ({ heading: text('policyEnd', after), kinds: which, isGrave: true })),
    { heading: text('policyPause'), kinds: by('pause'), isGrave: true },
    { heading: text('policyWarn'), kinds: by('warn'), isGrave: false },
    { heading: text('policyNote'), kinds: by('note'), isGrave: false },
  ].filter((group) => group.kinds.length > 0);
}

/** What happened, in a sentence without its full stop. */
export function eventText(kind: IncidentKind, text: Translate): string {
  return text(`policy ${kind}`);
}

/** Everything that is noticed, and what follows, said before anything is. */
export function policyView(model: PanelModel, text: Translate): TemplateResult | typeof nothing {
  const all = model.state.consent.proctoring ? groups(model, text) : [];
  if (all.length === 0) return nothing;
  return html`<section class="policy" part="policy">
    <div>
      <h3>${text('policyHeading')}</h3>
      <p class="over">${text('policyText')}</p>
    </div>
    ${all.map(({ heading, kinds, isGrave }) =>
      isGrave
        ? html`<div class="grave">
            <h4>${heading}</h4>
            ${list(kinds, text)}
          </div>`
        : html`<details>
            <summary>${heading} <span class="number">(${kinds.length})</span></summary>
            ${list(kinds, text)}
          </details>`,
    )}
  </section>`;
}

function list(kinds: readonly IncidentKind[], text: Translate): TemplateResult {
  return html`<ul>
    ${kinds.map((kind) => html`<li>${eventText(kind, text)}</li>`)}
  </ul>`;
}

/** The same for the consent notice, whose words are hashed. */
export function policyConditions(model: Pick<PanelModel, 'state' | 'signals'>, text: Translate): readonly (readonly [heading: string, text: string])[] {
  return groups(model, text).map(({ heading, kinds }) => [heading, kinds.map((kind) => `${eventText(kind, text)}.`).join(' ')]);
}
