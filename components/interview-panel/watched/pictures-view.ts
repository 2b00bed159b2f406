import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Incident, LogEvent, Snapshot } from '../../../src/spec/index.js';
import { clockTime } from '../../internal/format.js';
import type { Translate } from '../../internal/translate.js';
import type { KeptPictures } from './kept-pictures.js';

/** Each picture that is kept, with what it is evidence for, and a way to delete it. */
export function picturesSection(snapshots: readonly Snapshot[], events: readonly LogEvent[], pictures: KeptPictures, text: Translate): TemplateResult {
  const missed = events.reduce((sum, event) => sum + (event.type === 'snapshots-dropped' ? (event.data?.count ?? 0) : 0), 0);
  return html`<section>
    <h3>${text('watchedPictures')}</h3>
    <p class="over">${text('watchedPicturesText')}</p>
    ${snapshots.length === 0
      ? html`<p class="over">${text('watchedNoPictures')}</p>`
      : html`<ul class="pictures">
          ${repeat(
            snapshots,
            ({ snapshotId }) => snapshotId,
            (snapshot, index) => html`<li>${pictureOf(snapshot, index + 1, incidentOf(snapshot, events), pictures, text)}</li>`,
          )}
        </ul>`}
    ${missed > 0 ? html`<p class="over">${text('watchedMissed', missed)}</p>` : nothing}
  </section>`;
}

function pictureOf(snapshot: Snapshot, number: number, incident: Incident | undefined, pictures: KeptPictures, text: Translate): TemplateResult {
  const { snapshotId, width, height, reason, takenAt } = snapshot;
  const address = pictures.address(snapshotId);
  // The button that was pressed keeps the focus, and becomes the safe answer.
  const isAsked = pictures.asked === snapshotId;
  const name = text('watchedPicture', number, clockTime(takenAt));
  const about = `${incident ? `${text(`kind ${incident.kind}`)}${text('comma')}` : ''}${text(`picture ${reason}`)}`;
  return html`<figure>
    ${address === 'lost'
      ? html`<p class="lost over">${text('watchedPictureLost')}</p>`
      : html`<img src=${address ?? nothing} width=${width} height=${height} alt="${name}${text('comma')}${about}" />`}
    <figcaption><bdi class="number">${clockTime(takenAt)}</bdi> ${about}</figcaption>
    ${isAsked ? html`<p role="status">${text('watchedDeleteSure')}</p>` : nothing}
    <div class="bar">
      <button class="small ${isAsked ? '' : 'quiet'}" type="button" aria-label=${isAsked ? nothing : text('watchedDeleteOf', name)} @click=${() => pictures.ask(isAsked ? undefined : snapshotId)}>
        ${text(isAsked ? 'watchedDeleteNo' : 'watchedDelete')}
      </button>
      ${isAsked ? html`<button class="small" type="button" @click=${() => pictures.delete(snapshotId)}>${text('watchedDeleteYes')}</button>` : nothing}
    </div>
  </figure>`;
}

function incidentOf({ incidentId }: Snapshot, events: readonly LogEvent[]): Incident | undefined {
  const found = events.find((event) => event.type === 'incident-started' && event.data?.incident.id === incidentId);
  return found?.type === 'incident-started' ? found.data?.incident : undefined;
}
