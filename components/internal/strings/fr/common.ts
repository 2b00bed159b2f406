import type { common as english } from '../en/common.js';
import type { Translated } from '../strings.js';

export const common: Translated<typeof english> = {
  continue: 'Continuer',
  back: 'Retour',
  close: 'Fermer',
  tryAgain: 'Réessayer',
  loading: 'Chargement…',
  staysHere: 'Reste sur cet ordinateur',
  unknown: 'inconnu',
  comma: ', ',
  noInterview: 'Il n’y a pas encore d’entretien à montrer.',
  fieldName: 'Nom',
  fieldEmail: 'Adresse e-mail',
  fieldSubject: 'Matière ou poste',
};
