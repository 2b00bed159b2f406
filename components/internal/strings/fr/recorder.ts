import type { recorder as english } from '../en/recorder.js';
import type { Translated } from '../strings.js';
import { plural } from './plural.js';

export const recorder: Translated<typeof english> = {
  recorderLabel: 'Enregistreur vocal',
  recorderEmpty: 'Rien d’enregistré pour l’instant',
  recorderAsking: 'Votre navigateur demande le micro maintenant.',
  recorderCancel: 'Annuler',
  recorderRecord: 'Enregistrer',
  recorderPause: 'Pause',
  recorderResume: 'Reprendre',
  recorderStop: 'Arrêter',
  recorderPlay: 'Écouter',
  recorderStopPlaying: 'Arrêter l’écoute',
  recorderRetake: 'Réenregistrer',
  recorderRecording: 'Enregistrement',
  recorderPaused: 'En pause',
  recorderDone: (length) => `Enregistré, ${length}`,
  recorderOf: (length) => `sur ${length}`,
  recorderLeft: (time) => `reste ${time}`,
  recorderSecondsLeft: (seconds) => plural(seconds, { one: 'Il reste une seconde', other: `Il reste ${seconds} secondes` }),
  recorderPosition: 'Position dans l’enregistrement',
  recorderPositionOf: (at, length) => `${at} sur ${length}`,
  recorderNeeded: 'Veuillez enregistrer une réponse.',
  recorderKept: 'Ce qui a été enregistré jusque-là est conservé.',
};
