import type { common as english } from '../en/common.js';
import type { Translated } from '../strings.js';

export const common: Translated<typeof english> = {
  continue: 'Weiter',
  back: 'Zurück',
  close: 'Schließen',
  tryAgain: 'Noch einmal versuchen',
  loading: 'Wird geladen…',
  staysHere: 'Bleibt auf diesem Computer',
  unknown: 'unbekannt',
  comma: ', ',
  noInterview: 'Es gibt noch kein Interview zu zeigen.',
  fieldName: 'Name',
  fieldEmail: 'E-Mail',
  fieldSubject: 'Fach oder Stelle',
};
