import type { common as english } from '../en/common.js';
import type { Translated } from '../strings.js';

export const common: Translated<typeof english> = {
  continue: 'Continuar',
  back: 'Voltar',
  close: 'Fechar',
  tryAgain: 'Tentar de novo',
  loading: 'Carregando…',
  staysHere: 'Fica neste computador',
  unknown: 'desconhecido',
  comma: ', ',
  noInterview: 'Ainda não há entrevista para mostrar.',
  fieldName: 'Nome',
  fieldEmail: 'Endereço de e-mail',
  fieldSubject: 'Disciplina ou vaga',
};
