import { html, nothing, type TemplateResult } from 'lit';
import { droppedSentences } from '../../../../src/record/exports/evidence-words.js';
import type { SayReport } from '../../../../src/record/exports/report-words.js';
import type { IncidentEvidence, ReportSnapshot } from '../../../../src/record/index.js';
import { momentOf, type ReportView } from '../../report-view.js';

/** Fetches those that are still kept. */
export function loadPictures(snapshots: readonly ReportSnapshot[], { pictures }: ReportView): void {
  for (const snapshot of snapshots) if (snapshot.deletedAt === undefined) pictures?.load(snapshot);
}

/** The pictures that were kept, with when and why; what was taken away, and what was never kept, is said. `what`: what they are evidence of. */
export function pictureList(evidence: Pick<IncidentEvidence, 'snapshots' | 'dropped'>, what: string | undefined, view: ReportView): TemplateResult | typeof nothing {
  const { text, pictures } = view;
  const { snapshots } = evidence;
  const dropped = droppedSentences(evidence, text as SayReport);
  if (snapshots.length + dropped.length === 0) return nothing;
  return html`<div class="kept">
    <p class="over label">${text('evidencePictures')}</p>
    ${!pictures && snapshots.some(({ deletedAt }) => deletedAt === undefined) ? html`<p class="over">${text('evidencePictureElsewhere')}</p>` : nothing}
    ${snapshots.length > 0 ? html`<ul class="pictures">${snapshots.map((snapshot) => html`<li>${picture(snapshot, what, view)}</li>`)}</ul>` : nothing}
    ${dropped.map((sentence) => html`<p class="over">${sentence}</p>`)}
  </div>`;
}

function picture(snapshot: ReportSnapshot, what: string | undefined, view: ReportView): TemplateResult {
  const { text } = view;
  const caption = text('evidencePicture', momentOf(view, snapshot.takenAt), text(`picture ${snapshot.reason}`));
  return html`<figure>
    ${content(snapshot, what, view)}
    <figcaption class="over">${caption}${snapshot.blurred ? html`. ${text('evidenceBlurred')}` : nothing}</figcaption>
  </figure>`;
}

function content(snapshot: ReportSnapshot, what: string | undefined, view: ReportView): TemplateResult | typeof nothing {
  const { text, pictures } = view;
  const { snapshotId, width, height, reason, takenAt, deletedAt } = snapshot;
  const instead = (words: string, more: TemplateResult | typeof nothing = nothing): TemplateResult => html`<p class="instead over" role="status">${words} ${more}</p>`;
  if (deletedAt !== undefined) return instead(text('evidenceDeleted'));
  const found = pictures?.of(snapshotId);
  switch (found?.state) {
    case 'ready': {
      const [time, when] = [momentOf(view, takenAt), text(`picture ${reason}`)];
      const alt = what === undefined ? text('evidencePictureAlone', time, when) : text('evidencePictureOf', time, when, what);
      return html`<img src=${found.url} width=${width} height=${height} alt=${alt} />`;
    }
    case 'none':
      return instead(text('evidencePictureNone'));
    case 'changed':
      return instead(text('evidencePictureChanged'));
    case 'failed':
      return instead(text('evidencePictureFailed'), html`<button type="button" class="small" @click=${() => pictures?.load(snapshot)}>${text('tryAgain')}</button>`);
    default:
      return pictures ? instead(text('loading')) : nothing;
  }
}
