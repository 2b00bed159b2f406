import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../internal/icons.js';
import type { SetupView } from '../setup-view.js';
import { checkField, numberField } from './fields.js';
import { policyFields } from './policy-fields.js';

/** What is watched, what of it is kept, and what follows. Folded away: what stands there by itself is fit for most. */
export function watchingSection(view: SetupView): TemplateResult {
  const { text, draft } = view;
  return html`<details class="watching" data-part="watching">
    <summary>${icon('chevron')}${text('setupWatching')}</summary>
    ${draft.watched ? nothing : html`<p class="note">${text('setupWatchingOff')}</p>`}
    <div class="checks">
      ${checkField(view, 'snapshots', text('setupSnapshots'), text(draft.noCamera ? 'setupSnapshotsNoCamera' : 'setupSnapshotsWhy'))} ${draft.snapshots ? snapshotFields(view) : nothing}
      ${checkField(view, 'fullscreen', text('setupFullscreen'), text('setupFullscreenWhy'))}
      ${checkField(view, 'readingPattern', text('setupReadingPattern'), text(draft.noCamera || draft.noGaze ? 'setupReadingPatternExcused' : 'setupReadingPatternWhy'))}
      ${checkField(view, 'keepObservations', text('setupKeepSeen'), text('setupKeepSeenWhy'))}
    </div>
    ${policyFields(view)}
  </details>`;
}

function snapshotFields(view: SetupView): TemplateResult {
  const { text } = view;
  return html`<div class="checks below">
    ${checkField(view, 'snapshotOnIncidents', text('setupSnapshotOnIncidents'))} ${checkField(view, 'snapshotBlur', text('setupSnapshotBlur'))}
    <div class="fields">
      ${numberField(view, 'snapshotEvery', { path: 'proctoring.snapshots.everyMs', label: text('setupSnapshotEvery'), hint: text('setupSnapshotEveryHint'), min: 10 })}
    </div>
  </div>`;
}
