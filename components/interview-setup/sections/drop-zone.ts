import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../internal/icons.js';
import type { IntakeStep } from '../document-intake.js';
import type { SetupView, Zone } from '../setup-view.js';

/** What the picker offers first; what a file is, its bytes say. */
const ACCEPT = '.pdf,.docx,.txt,.md,.png,.jpg,.jpeg,application/pdf,text/plain,image/png,image/jpeg';

/** Where a file is chosen or dropped, and what became of it. The field itself stays the same node in every state, and with it the focus. */
export function dropZone(view: SetupView, zone: Zone): TemplateResult {
  const { text, intakes, over } = view;
  const { step } = intakes[zone];
  const isOver = over === zone;
  const fresh = step.type === 'idle';
  const title = isOver ? text('setupDropOver') : fresh ? text(zone === 'job' ? 'setupDropJob' : 'setupDropResume') : text('setupAnother');
  return html`<div class="zone" part="drop-zone" data-zone=${zone} data-step=${step.type} ?data-over=${isOver}>
    <label class="drop">
      <input
        type="file"
        accept=${ACCEPT}
        aria-describedby="zone-${zone}-kinds"
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const [file] = input.files ?? [];
          // The same file, mended, may be chosen again.
          input.value = '';
          if (file) view.take(zone, file);
        }}
      />
      ${icon('upload')}
      <span><strong>${title}</strong>${fresh && !isOver ? html` <span class="or">${text('setupDropOr')}</span>` : nothing}</span>
    </label>
    <p class="hint kinds" id="zone-${zone}-kinds">${text('setupDropKinds')}</p>
    ${became(view, zone, step)} ${view.several === zone ? html`<p class="hint">${text('setupSeveral')}</p>` : nothing}
  </div>`;
}

function became(view: SetupView, zone: Zone, step: IntakeStep): TemplateResult | typeof nothing {
  const { text, intakes } = view;
  switch (step.type) {
    case 'idle':
      return nothing;
    case 'reading':
      return html`<div class="became" data-busy>
        <span class="spinner" aria-hidden="true"></span>
        <p>${step.pictures ? text('setupReadingPictures') : text('setupReading', step.name)}</p>
        <button type="button" class="small" @click=${() => intakes[zone].cancel()}>${text('setupCancel')}</button>
      </div>`;
    case 'read':
      return html`<div class="became">${icon('file')} ${readLine(view, step)} ${takeBack(view, zone)}</div>`;
    case 'refused': {
      const { message, action } = view.describe(step.error);
      return html`<div class="note" data-tone="caution">
        <strong>${text('setupRefused', step.name)}</strong> ${message} ${action} ${kept(view, zone)}
      </div>`;
    }
    case 'image-only':
      return imageOnly(view, zone, step);
  }
}

function readLine({ text }: SetupView, { name, document }: Extract<IntakeStep, { type: 'read' }>): TemplateResult {
  const { pages, confidence, type } = document;
  const facts = [
    // A file without fixed pages has no number of them.
    ...(type === 'application/pdf' ? [text('setupPages', pages)] : []),
    text('setupWords', document.text.split(/\s+/).length),
    ...(confidence === undefined ? [] : [text('setupSure', Math.round(confidence * 100))]),
  ];
  return html`<p><strong><bdi>${text('setupRead', name)}</bdi></strong><span class="hint">${facts.join(' · ')}</span></p>`;
}

function takeBack({ text, hasEarlier, takeBack: back }: SetupView, zone: Zone): TemplateResult | typeof nothing {
  return hasEarlier[zone]
    ? html`<button type="button" class="small quiet" @click=${() => back(zone)}>${icon('again')}${text('setupTakeBack')}</button>`
    : nothing;
}

function imageOnly(view: SetupView, zone: Zone, { error, readable }: Extract<IntakeStep, { type: 'image-only' }>): TemplateResult {
  const { text, intakes } = view;
  const failed = error.code === 'document/image-only' ? undefined : view.describe(error);
  return html`<div class="note" data-tone="caution">
    <strong>${text('setupImageOnly')}</strong>
    ${failed ? html`${failed.message} ${failed.action}` : text(readable ? 'setupImageOnlyRead' : 'setupImageOnlyNobody')} ${kept(view, zone)}
    ${readable ? html`<div class="bar"><button type="button" class="small" data-action="read-picture" @click=${() => void intakes[zone].readPictures()}>${icon('eye')}${text('setupReadPicture')}</button></div>` : nothing}
  </div>`;
}

function kept({ text, draft }: SetupView, zone: Zone): string | typeof nothing {
  return (zone === 'job' ? draft.jobDescription : draft.resume).trim() === '' ? nothing : text('setupKept');
}
