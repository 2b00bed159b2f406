import { html, nothing, type TemplateResult } from 'lit';
import { devicePicker, type CheckRow } from './check-row.js';
import type { Shared } from './check-rows.js';
import type { EchoCheck } from './echo-check.js';
import { canChooseSpeaker, type SpeakerCheck } from './speaker-check.js';

export interface SpeakerRowOptions extends Shared {
  readonly check: SpeakerCheck;
  readonly echo: EchoCheck;
  readonly devices: readonly MediaDeviceInfo[];
  readonly current: string | undefined;
  /** The open microphone; without one there is no echo to look for. */
  readonly microphone: MediaStreamTrack | undefined;
  choose(deviceId: string): void;
}

/** The speakers: a person says whether they are heard, a measurement whether they come back. Neither has to be done. */
export function speakerRow(options: SpeakerRowOptions): CheckRow {
  const { text, describe, check, echo, devices, current, choose } = options;
  const row = { id: 'speaker', icon: 'speaker', title: text('checkSpeaker') } as const;
  const picker = canChooseSpeaker() ? devicePicker(text('checkSpeaker'), devices, current, choose) : nothing;
  const busy = check.state === 'playing' || echo.running;
  const play = (label: 'checkPlay' | 'checkPlayAgain'): TemplateResult =>
    html`<button type="button" ?disabled=${busy} @click=${() => void check.play(current)}>${text(label)}</button>`;
  const { error } = check;
  if (error) return { ...row, state: 'failed', ...describe(error), body: html`${picker}<div class="bar">${play('checkPlay')}</div>` };
  if (echo.running) return { ...row, state: 'trying', message: text('checkEchoRunning'), body: html`<div class="bar">${echoButton(options, busy)}</div>` };
  switch (check.state) {
    case 'playing':
      return { ...row, state: 'trying', message: text('checkPlaying'), body: html`<div class="bar">${play('checkPlay')}</div>` };
    case 'asking':
      return {
        ...row,
        state: 'trying',
        message: text('checkSpeakerText'),
        body: html`<div class="bar">
          <button type="button" @click=${() => check.answer('heard')}>${text('checkHeard')}</button>
          <button type="button" @click=${() => check.answer('not-heard')}>${text('checkNotHeard')}</button>
        </div>`,
      };
    case 'heard':
    case 'reads':
      return { ...row, ...echoState(options), body: html`<div class="bar">${echoButton(options, busy)}</div>` };
    case 'not-heard':
      return { ...row, state: 'warning', message: text('checkSpeakerFailed'), body: html`${picker}<div class="bar">${play('checkPlayAgain')}${readInstead(options)}</div>` };
    case 'idle':
      return { ...row, state: 'waiting', message: text('checkSpeakerWhy'), body: html`${picker}<div class="bar">${play('checkPlay')}${readInstead(options)}</div>` };
  }
}

/** Whoever does not hear is not asked to. */
function readInstead({ text, check }: SpeakerRowOptions): TemplateResult {
  return html`<button class="quiet" type="button" @click=${() => check.answer('reads')}>${text('checkReadInstead')}</button>`;
}

function echoButton({ text, echo, microphone, current }: SpeakerRowOptions, busy: boolean): TemplateResult | typeof nothing {
  if (!microphone) return nothing;
  return html`<button type="button" ?disabled=${busy} @click=${() => void echo.run(microphone, current)}>
    ${text(echo.measure || echo.error ? 'checkEchoAgain' : 'checkEcho')}
  </button>`;
}

function echoState({ text, describe, check, echo, microphone }: SpeakerRowOptions): Pick<CheckRow, 'state' | 'message' | 'action'> {
  const message = text(check.state === 'reads' ? 'checkReads' : 'checkSpeakerOk');
  const { measure, error } = echo;
  if (error) return { state: 'warning', ...describe(error) };
  if (!measure) return { state: 'ok', message: microphone ? `${message} ${text('checkEchoWhy')}` : message };
  switch (measure.advice) {
    case 'headphones':
      return { state: 'warning', message: text('checkEchoHeadphones') };
    case 'unknown':
      return { state: 'warning', message: text(`checkEcho ${measure.reason ?? 'noise'}`) };
    case 'fine':
      return { state: 'ok', message: `${message} ${text(measure.cancelled ? 'checkEchoCancelled' : 'checkEchoFine')}` };
  }
}
