import { html, nothing } from 'lit';
import type { InterviewError } from '../../src/errors/index.js';
import type { Strings } from '../internal/strings/strings.js';
import type { Translate } from '../internal/translate.js';
import type { CameraCheck } from './camera-check.js';
import { devicePicker, type CheckRow } from './check-row.js';
import type { DeviceNeed } from './device-check.js';
import { levelMeter } from './level-meter.js';
import type { MicrophoneCheck, SoundHint } from './microphone-check.js';
import type { PictureHint } from './picture-hints.js';

export interface Shared {
  readonly text: Translate;
  describe(error: InterviewError): { message: string; action: string };
}

interface DeviceRowOptions<Check> extends Shared {
  readonly need: DeviceNeed;
  readonly check: Check;
  readonly devices: readonly MediaDeviceInfo[];
  /** Opens it again, or another one. */
  retry(deviceId?: string): void;
}

type PlainKey = { [Key in keyof Strings]: Strings[Key] extends string ? Key : never }[keyof Strings];

const PICTURE: Readonly<Record<PictureHint, PlainKey>> = {
  covered: 'checkCameraCovered',
  dark: 'checkCameraDark',
  bright: 'checkCameraBright',
  'face-none': 'checkFaceNone',
  'face-many': 'checkFaceMany',
  'face-small': 'checkFaceSmall',
  'face-off': 'checkFaceOff',
  'face-ok': 'checkFaceOk',
  ok: 'checkCameraOk',
};

const SOUND: Readonly<Record<SoundHint, PlainKey>> = {
  listen: 'checkListen',
  speak: 'checkSpeak',
  silent: 'checkSilent',
  noisy: 'checkNoisy',
  faint: 'checkFaint',
  clipped: 'checkClipped',
  quiet: 'checkQuiet',
  lost: 'checkLost',
  ok: 'checkMicrophoneOk',
};

const CAPABILITIES = {
  speechToText: 'capabilitySpeechToText',
  textToSpeech: 'capabilityTextToSpeech',
  recording: 'capabilityRecording',
  vision: 'capabilityVision',
  storage: 'capabilityStorage',
} as const satisfies Record<string, PlainKey>;

export function cameraRow({ text, describe, need, check, devices, retry }: DeviceRowOptions<CameraCheck>): CheckRow {
  const row = { id: 'camera', icon: 'camera', title: text('checkCamera') } as const;
  const { hint, handle, blind } = check;
  const unopened = unopenedRow(row, { text, describe, need, check, retry });
  if (unopened) return unopened;
  const body = devicePicker(text('checkCamera'), devices, handle?.track.getSettings().deviceId, retry);
  if (check.muted) return { ...row, state: 'warning', message: text('checkMuted'), body };
  if (!hint) return { ...row, state: 'trying', message: text('checkStarting'), body };
  const fine = hint === 'ok' || hint === 'face-ok';
  if (!blind) return { ...row, state: fine ? 'ok' : 'warning', message: text(PICTURE[hint]), body };
  const { message, action } = describe(blind);
  return { ...row, state: 'warning', message: text(PICTURE[hint]), action: text('checkCameraBlind', `${message} ${action}`), body };
}

export function microphoneRow({ text, describe, need, check, devices, retry }: DeviceRowOptions<MicrophoneCheck>): CheckRow {
  const row = { id: 'microphone', icon: 'microphone', title: text('checkMicrophone') } as const;
  const { hint, handle, problem, level, floor, voiceAboveRoom } = check;
  const unopened = unopenedRow(row, { text, describe, need, check, retry });
  if (unopened) return unopened;
  const picker = devicePicker(text('checkMicrophone'), devices, handle?.track.getSettings().deviceId, retry);
  if (problem) return { ...row, state: 'warning', ...describe(problem), body: picker };
  const words = text('checkLevelNow', Math.round(level), floor === undefined ? undefined : Math.round(floor));
  // Figures for those who want them: what they mean stands above.
  const figures = floor === undefined || voiceAboveRoom === undefined ? nothing : html`<p class="figures">${text('checkSoundFigures', Math.round(floor), Math.round(voiceAboveRoom))}</p>`;
  const body = html`${levelMeter(level, floor, text('checkLevel'), words)}${figures}${picker}`;
  if (check.muted) return { ...row, state: 'warning', message: text('checkMuted'), body };
  const state = hint === 'ok' ? 'ok' : hint === 'listen' || hint === 'speak' ? 'trying' : 'warning';
  return { ...row, state, message: text(SOUND[hint]), body };
}

export function browserRow(text: Translate, capabilities: Readonly<Record<string, boolean>>): CheckRow {
  const names = Object.keys(CAPABILITIES) as (keyof typeof CAPABILITIES)[];
  const missing = names.filter((name) => !capabilities[name]);
  return {
    id: 'browser',
    icon: 'browser',
    title: text('checkBrowser'),
    state: missing.length === 0 ? 'ok' : 'warning',
    message: missing.length === 0 ? text('checkAllThere') : text('checkMissing', missing.map((name) => text(CAPABILITIES[name])).join(text('comma'))),
    body: html`<details>
      <summary>${text('checkDetails')}</summary>
      <dl>
        ${names.map((name) => html`<div><dt>${text(CAPABILITIES[name])}</dt><dd>${text(capabilities[name] ? 'checkYes' : 'checkNo')}</dd></div>`)}
      </dl>
    </details>`,
  };
}

/** What a camera and a microphone have in common before they are open; undefined once they are. */
function unopenedRow(
  row: Pick<CheckRow, 'id' | 'icon' | 'title'>,
  { text, describe, need, check, retry }: Pick<DeviceRowOptions<CameraCheck | MicrophoneCheck>, 'text' | 'describe' | 'need' | 'check' | 'retry'>,
): CheckRow | undefined {
  if (need === 'off') return { ...row, state: 'off', message: text('checkOff') };
  if (check.state === 'waiting') return { ...row, state: 'waiting', message: text('checkWaiting') };
  if (check.state === 'open') return undefined;
  const body = html`<div class="bar"><button type="button" @click=${() => retry()}>${text('tryAgain')}</button></div>`;
  if (check.error) return { ...row, state: 'failed', ...describe(check.error), body };
  return { ...row, state: 'waiting', message: text('checkSkipped') };
}
