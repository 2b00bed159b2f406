import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { InterviewPlan } from '../../../src/spec/index.js';
import { icon } from '../../internal/icons.js';
import type { Translate } from '../../internal/translate.js';
import type { PanelModel } from '../panel-model.js';

/** The answer: what was understood so far, the microphone, and one primary action. */
export function answerView(model: PanelModel, text: Translate): TemplateResult {
  const { state, tap, can, canSpeak, actions } = model;
  const { answer, plan, turn } = state;
  if (!answer) return turn === 'asking' ? html`<p class="card answer waiting over">${text('panelWaiting')}</p>` : html``;
  const speech = answer.mode === 'speech';
  const listening = state.turn === 'listening';
  const heard = listening && isHeard(model);
  return html`<section class="card answer" part="answer" aria-label=${text('panelTranscript')}>
    <p class="over">
      ${heard && !state.settling ? html`<span class="recording"></span>` : nothing}${text(
        state.settling ? 'panelSettling' : speech ? listeningText(plan, heard) : 'panelTyping',
      )}
    </p>
    <p class="visually-hidden" role="status">${state.settling ? text('panelSettling') : ''}</p>
    ${!speech && answer.modeCode ? html`<p class="note" role="status">${text('panelSpeechLost')}</p>` : nothing}
    <div class=${speech ? 'spoken' : ''}>
      <label>
        <span class="visually-hidden">${text('panelTranscript')}</span>
        <textarea
          class="transcript"
          part="transcript"
          lang=${plan.language}
          dir="auto"
          rows="4"
          ?disabled=${!listening}
          .value=${live(answer.text)}
          placeholder=${speech ? text('panelTranscriptHint') : ''}
          @input=${(event: Event) => actions.edit((event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </label>
      ${speech ? html`<p class="interim" part="interim" lang=${plan.language} dir="auto">${answer.interim}</p>` : nothing}
    </div>
    ${speech ? html`<live-waveform .source=${tap} ?paused=${!heard}></live-waveform>` : nothing}
    <div class="bar">
      ${speech && plan.pushToTalk ? pushToTalk(model, text) : nothing}
      ${speech
        ? html`<button type="button" ?disabled=${!can('setAnswerMode')} @click=${() => actions.mode('typed')}>${text('panelTypeInstead')}</button>`
        : canSpeak
          ? html`<button type="button" ?disabled=${!can('setAnswerMode')} @click=${() => actions.mode('speech')}>${text('panelSpeakInstead')}</button>`
          : nothing}
      ${answer.attempt <= plan.retakes
        ? html`<button class="quiet" type="button" ?disabled=${!can('retakeAnswer')} @click=${() => actions.startOver()}>${text('panelStartOver')}</button>`
        : nothing}
      <button class="quiet" type="button" ?disabled=${!can('skip')} @click=${() => actions.skip()}>${text('panelSkip')}</button>
      <button class="primary" type="button" ?disabled=${!can('submitAnswer')} @click=${() => actions.done()}>${text('panelDone')}</button>
    </div>
  </section>`;
}

/** Whether what is said now becomes part of the answer. */
export function isHeard({ state: { answer, plan }, talking }: PanelModel): boolean {
  return answer?.mode === 'speech' && (!plan.pushToTalk || talking);
}

function listeningText({ pushToTalk, turnTaking }: InterviewPlan, heard: boolean): 'panelTalking' | 'panelTalk' | 'panelHandsFree' | 'panelListening' {
  if (pushToTalk) return heard ? 'panelTalking' : 'panelTalk';
  return turnTaking === 'automatic' ? 'panelHandsFree' : 'panelListening';
}

/** Held by pointer, or by the space bar or Enter while it has the focus. */
function pushToTalk({ actions }: PanelModel, text: Translate): TemplateResult {
  const isTalkKey = (event: KeyboardEvent): boolean => event.key === ' ' || event.key === 'Enter';
  return html`<button
    type="button"
    @pointerdown=${() => actions.talk(true)}
    @pointerup=${() => actions.talk(false)}
    @pointercancel=${() => actions.talk(false)}
    @pointerleave=${(event: PointerEvent) => event.buttons > 0 && actions.talk(false)}
    @keydown=${(event: KeyboardEvent) => isTalkKey(event) && !event.repeat && actions.talk(true)}
    @keyup=${(event: KeyboardEvent) => isTalkKey(event) && actions.talk(false)}
    @blur=${() => actions.talk(false)}
  >
    ${icon('microphone')}${text('panelPushToTalk')}
  </button>`;
}
