import { html, nothing, type TemplateResult } from 'lit';
import type { ReportAnswer } from '../../../src/record/index.js';
import type { ReportView } from '../report-view.js';

/** The sound of an answer, where there is one and somewhere to get it from: so that a wrong transcript can be noticed. */
export function recordingPlayer({ recordingId }: ReportAnswer, { recordings, text }: ReportView): TemplateResult | typeof nothing {
  if (!recordings || recordingId === undefined) return nothing;
  const recording = recordings.of(recordingId);
  switch (recording?.state) {
    case 'ready':
      // What was said stands beside it as text.
      return html`<audio controls src=${recording.url} aria-label=${text('reportRecording')}></audio>`;
    case 'none':
      return html`<p class="over" role="status">${text('reportNoRecording')}</p>`;
    case 'loading':
      return html`<p class="over" role="status">${text('loading')}</p>`;
    default:
      return html`<button type="button" class="small" @click=${() => recordings.load(recordingId)}>${text('reportPlay')}</button>`;
  }
}
