import type { recorder as english } from '../en/recorder.js';
import type { Translated } from '../strings.js';
import { plural } from './plural.js';

export const recorder: Translated<typeof english> = {
  recorderLabel: 'Sprachaufnahme',
  recorderEmpty: 'Noch nichts aufgenommen',
  recorderAsking: 'Ihr Browser fragt jetzt nach dem Mikrofon.',
  recorderCancel: 'Abbrechen',
  recorderRecord: 'Aufnehmen',
  recorderPause: 'Pause',
  recorderResume: 'Weiter',
  recorderStop: 'Stopp',
  recorderPlay: 'Abspielen',
  recorderStopPlaying: 'Anhalten',
  recorderRetake: 'Neu aufnehmen',
  recorderRecording: 'Nimmt auf',
  recorderPaused: 'Pausiert',
  recorderDone: (length) => `Aufgenommen, ${length}`,
  recorderOf: (length) => `von ${length}`,
  recorderLeft: (time) => `noch ${time}`,
  recorderSecondsLeft: (seconds) => plural(seconds, { one: 'Noch eine Sekunde', other: `Noch ${seconds} Sekunden` }),
  recorderPosition: 'Stelle in der Aufnahme',
  recorderPositionOf: (at, length) => `${at} von ${length}`,
  recorderNeeded: 'Bitte nehmen Sie eine Antwort auf.',
  recorderKept: 'Was bis dahin aufgenommen wurde, bleibt erhalten.',
};
