import type { common as english } from '../en/common.js';
import type { Translated } from '../strings.js';

export const common: Translated<typeof english> = {
  continue: 'Continuar',
  back: 'Atrás',
  close: 'Cerrar',
  tryAgain: 'Intentar de nuevo',
  loading: 'Cargando…',
  staysHere: 'No sale de este equipo',
  unknown: 'desconocido',
  comma: ', ',
  noInterview: 'Aún no hay ninguna entrevista que mostrar.',
  fieldName: 'Nombre',
  fieldEmail: 'Correo electrónico',
  fieldSubject: 'Materia o puesto',
};
