import type { recorder as english } from '../en/recorder.js';
import type { Translated } from '../strings.js';
import { plural } from './plural.js';

export const recorder: Translated<typeof english> = {
  recorderLabel: 'Grabadora de voz',
  recorderEmpty: 'Aún no hay nada grabado',
  recorderAsking: 'Su navegador le pide ahora el micrófono.',
  recorderCancel: 'Cancelar',
  recorderRecord: 'Grabar',
  recorderPause: 'Pausa',
  recorderResume: 'Seguir',
  recorderStop: 'Parar',
  recorderPlay: 'Reproducir',
  recorderStopPlaying: 'Dejar de reproducir',
  recorderRetake: 'Grabar otra vez',
  recorderRecording: 'Grabando',
  recorderPaused: 'En pausa',
  recorderDone: (length) => `Grabado, ${length}`,
  recorderOf: (length) => `de ${length}`,
  recorderLeft: (time) => `quedan ${time}`,
  recorderSecondsLeft: (seconds) => plural(seconds, { one: 'Queda un segundo', other: `Quedan ${seconds} segundos` }),
  recorderPosition: 'Posición en la grabación',
  recorderPositionOf: (at, length) => `${at} de ${length}`,
  recorderNeeded: 'Grabe una respuesta.',
  recorderKept: 'Lo grabado hasta entonces se conserva.',
};
