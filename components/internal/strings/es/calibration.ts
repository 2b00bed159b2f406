import type { calibration as english } from '../en/calibration.js';
import type { Translated } from '../strings.js';

export const calibration: Translated<typeof english> = {
  calibrationTitle: 'Su pantalla',
  calibrationOffer: 'Son cinco segundos: mire un punto en cada esquina de esta página. Lo que cuenta como mirar a otro lado se ajusta entonces a su propia pantalla.',
  calibrationFree: 'Dejarlo no es ninguna desventaja: entonces se supone una pantalla corriente.',
  calibrationStart: 'Empezar',
  calibrationSkip: 'Omitir',
  calibrationHeading: 'Mire el punto',
  calibrationText: 'Va de esquina en esquina, una vez. Gire la cabeza como siempre. Cualquier tecla lo omite, sin consecuencias.',
  'calibrationCorner top-left': 'Arriba a la izquierda',
  'calibrationCorner top-right': 'Arriba a la derecha',
  'calibrationCorner bottom-right': 'Abajo a la derecha',
  'calibrationCorner bottom-left': 'Abajo a la izquierda',
  calibrationDone: 'Listo. Ya se conocen los bordes de su pantalla.',
  calibrationAgain: 'Repetirlo',
  calibrationSkipped: 'Omitido. No pasa nada: se supone una pantalla corriente, y su postura se aprende sobre la marcha.',
  calibrationAfterAll: 'Hacerlo de todos modos',
  calibrationWithout: 'Seguir sin ello',
  'calibrationFailed too-few-pictures': 'Llegaron muy pocas imágenes en ese tiempo. Quizá el equipo esté ocupado.',
  'calibrationFailed no-face': 'Su cara no se veía lo bastante bien.',
  'calibrationFailed too-little-movement': 'Apenas se vio movimiento. Puede ayudar girar un poco la cabeza hacia el punto.',
  'calibrationFailed inconsistent': 'Lo que se vio no siguió al punto.',
  'calibrationFailed left': 'Entretanto se salió de la página.',
};
