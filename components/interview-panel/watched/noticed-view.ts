import { html, nothing, type TemplateResult } from 'lit';
import { NEUTRAL_INCIDENT_KINDS, type Incident, type IncidentKind, type LogEvent } from '../../../src/spec/index.js';
import { duration } from '../../internal/format.js';
import type { Translate } from '../../internal/translate.js';

interface Noticed {
  readonly kind: IncidentKind;
  readonly times: number;
  /** ms of those that are over. */
  readonly lengthMs: number;
}

/** How often what was noticed, as the record has it: facts, and nothing of what they mean. */
export function noticedSection(events: readonly LogEvent[], language: string, text: Translate): TemplateResult {
  const noticed = noticedIn(events);
  return html`<section>
    <h3>${text('watchedNoticed')}</h3>
    ${noticed.length === 0
      ? html`<p class="over">${text('watchedNothing')}</p>`
      : html`<dl class="status plain">
          ${noticed.map(
            ({ kind, times, lengthMs }) => html`<div>
              <dt>${text(`kind ${kind}`)}</dt>
              <dd>
                ${text('watchedTimes', times)}${lengthMs >= 1000 ? html`${text('comma')}${text('watchedInAll', duration(lengthMs, language))}` : nothing}
              </dd>
            </div>`,
          )}
        </dl>`}
  </section>`;
}

function noticedIn(events: readonly LogEvent[]): readonly Noticed[] {
  // The end of an incident has the id of its beginning.
  const incidents = new Map<string, Incident>();
  for (const event of events) {
    if ((event.type === 'incident-started' || event.type === 'incident-ended') && event.data) incidents.set(event.data.incident.id, event.data.incident);
  }
  const noticed = new Map<IncidentKind, Noticed>();
  for (const { kind, startedAt, endedAt = startedAt } of incidents.values()) {
    const { times, lengthMs } = noticed.get(kind) ?? { times: 0, lengthMs: 0 };
    // "Could not tell" is nothing that was noticed.
    if (!NEUTRAL_INCIDENT_KINDS.includes(kind)) noticed.set(kind, { kind, times: times + 1, lengthMs: lengthMs + endedAt - startedAt });
  }
  return [...noticed.values()];
}
