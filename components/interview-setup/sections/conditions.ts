import { html, type TemplateResult } from 'lit';
import type { SetupView } from '../setup-view.js';
import { checkField, choices, selectField } from './fields.js';
import { step } from './step.js';
import { watchingSection } from './watching.js';

const EXTRA_TIME = [1, 1.25, 1.5, 2, 3, 5, 10];

export function conditionsSection(view: SetupView, number: number): TemplateResult {
  const { text, draft, change } = view;
  const times = [...new Set([...EXTRA_TIME.map(String), draft.extraTime])].map((factor) => [factor, text('setupExtraTimeOf', Number(factor))] as const);
  return step(
    'conditions',
    number,
    text('setupConditions'),
    text('setupConditionsWhy'),
    html`${choices('purpose', text('setupPurpose'), [
        { label: text('setupHiring'), why: text('setupHiringWhy'), chosen: draft.purpose === 'hiring', choose: () => change({ purpose: 'hiring' }) },
        { label: text('setupPractice'), why: text('setupPracticeWhy'), chosen: draft.purpose === 'practice', choose: () => change({ purpose: 'practice' }) },
      ])}
      ${choices('answer-mode', text('setupMode'), [
        { label: text('setupSpeech'), why: text('setupSpeechWhy'), chosen: draft.answerMode === 'speech', choose: () => change({ answerMode: 'speech' }) },
        { label: text('setupTyped'), why: text('setupTypedWhy'), chosen: draft.answerMode === 'typed', choose: () => change({ answerMode: 'typed' }) },
      ])}
      <div class="checks">
        ${checkField(view, 'watched', text('setupWatch'), text('setupWatchWhy'))} ${checkField(view, 'recordAudio', text('setupRecord'), text('setupRecordWhy'))}
        ${checkField(view, 'practiceQuestion', text('setupWarmUp'))}
      </div>
      ${watchingSection(view)}
      <div class="fields">
        ${selectField(view, 'feedback', {
          path: 'feedback',
          label: text('setupFeedback'),
          wide: true,
          choices: [
            ['', text('setupFeedbackUsual')],
            ['yes', text('setupYes')],
            ['no', text('setupNo')],
          ],
        })}
      </div>
      <fieldset class="needs">
        <legend>${text('setupNeeds')}</legend>
        <p class="hint">${text('setupNeedsWhy')}</p>
        <div class="checks two-columns">
          ${checkField(view, 'textOnly', text('setupTextOnly'))} ${checkField(view, 'noCamera', text('setupNoCamera'))} ${checkField(view, 'noGaze', text('setupNoGaze'))}
          ${checkField(view, 'breaks', text('setupBreaks'))}
        </div>
        <div class="fields">${selectField(view, 'extraTime', { path: 'accommodations.extraTime', label: text('setupExtraTime'), choices: times })}</div>
      </fieldset>`,
  );
}
