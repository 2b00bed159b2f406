import type { calibration as english } from '../en/calibration.js';
import type { Translated } from '../strings.js';

export const calibration: Translated<typeof english> = {
  calibrationTitle: 'A sua tela',
  calibrationOffer: 'São cinco segundos: olhe para um ponto em cada canto desta página. O que conta como desviar o olhar passa a seguir a sua própria tela.',
  calibrationFree: 'Deixar de lado não é desvantagem: supõe-se então uma tela comum.',
  calibrationStart: 'Começar',
  calibrationSkip: 'Pular',
  calibrationHeading: 'Olhe para o ponto',
  calibrationText: 'Ele vai de canto em canto, uma vez. Vire a cabeça como de costume. Qualquer tecla pula esta etapa, sem consequências.',
  'calibrationCorner top-left': 'Em cima à esquerda',
  'calibrationCorner top-right': 'Em cima à direita',
  'calibrationCorner bottom-right': 'Embaixo à direita',
  'calibrationCorner bottom-left': 'Embaixo à esquerda',
  calibrationDone: 'Pronto. As bordas da sua tela agora são conhecidas.',
  calibrationAgain: 'Fazer de novo',
  calibrationSkipped: 'Pulado. Tudo bem: supõe-se uma tela comum, e a sua posição é aprendida aos poucos.',
  calibrationAfterAll: 'Fazer assim mesmo',
  calibrationWithout: 'Continuar sem isso',
  'calibrationFailed too-few-pictures': 'Chegaram poucas imagens nesse tempo. O computador pode estar ocupado.',
  'calibrationFailed no-face': 'O seu rosto não pôde ser visto bem o bastante.',
  'calibrationFailed too-little-movement': 'Quase não se viu movimento. Virar um pouco a cabeça para o ponto pode ajudar.',
  'calibrationFailed inconsistent': 'O que se viu não seguiu o ponto.',
  'calibrationFailed left': 'A página foi deixada nesse meio-tempo.',
};
