import type { recorder as english } from '../en/recorder.js';
import type { Translated } from '../strings.js';
import { plural } from './plural.js';

export const recorder: Translated<typeof english> = {
  recorderLabel: 'Gravador de voz',
  recorderEmpty: 'Nada gravado ainda',
  recorderAsking: 'O seu navegador está pedindo o microfone agora.',
  recorderCancel: 'Cancelar',
  recorderRecord: 'Gravar',
  recorderPause: 'Pausa',
  recorderResume: 'Prosseguir',
  recorderStop: 'Parar',
  recorderPlay: 'Ouvir',
  recorderStopPlaying: 'Parar de ouvir',
  recorderRetake: 'Gravar de novo',
  recorderRecording: 'Gravando',
  recorderPaused: 'Em pausa',
  recorderDone: (length) => `Gravado, ${length}`,
  recorderOf: (length) => `de ${length}`,
  recorderLeft: (time) => `faltam ${time}`,
  recorderSecondsLeft: (seconds) => plural(seconds, { one: 'Falta um segundo', other: `Faltam ${seconds} segundos` }),
  recorderPosition: 'Posição na gravação',
  recorderPositionOf: (at, length) => `${at} de ${length}`,
  recorderNeeded: 'Grave uma resposta.',
  recorderKept: 'O que foi gravado até então fica guardado.',
};
