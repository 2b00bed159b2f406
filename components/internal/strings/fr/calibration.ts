import type { calibration as english } from '../en/calibration.js';
import type { Translated } from '../strings.js';

export const calibration: Translated<typeof english> = {
  calibrationTitle: 'Votre écran',
  calibrationOffer: 'Cinq secondes suffisent\u00a0: regardez un point dans chaque coin de cette page. Ce qui compte comme un regard ailleurs suit alors votre propre écran.',
  calibrationFree: 'S’en passer n’est pas un désavantage\u00a0: un écran habituel est alors supposé.',
  calibrationStart: 'Commencer',
  calibrationSkip: 'Passer',
  calibrationHeading: 'Regardez le point',
  calibrationText: 'Il va d’un coin à l’autre, une seule fois. Tournez la tête comme d’habitude. N’importe quelle touche passe cette étape, sans conséquence.',
  'calibrationCorner top-left': 'En haut à gauche',
  'calibrationCorner top-right': 'En haut à droite',
  'calibrationCorner bottom-right': 'En bas à droite',
  'calibrationCorner bottom-left': 'En bas à gauche',
  calibrationDone: 'C’est fait. Les bords de votre écran sont maintenant connus.',
  calibrationAgain: 'Recommencer',
  calibrationSkipped: 'Étape passée. C’est très bien\u00a0: un écran habituel est supposé, et votre position est apprise en chemin.',
  calibrationAfterAll: 'Le faire quand même',
  calibrationWithout: 'Continuer sans',
  'calibrationFailed too-few-pictures': 'Trop peu d’images sont arrivées. L’ordinateur est peut-être occupé.',
  'calibrationFailed no-face': 'Votre visage n’était pas assez visible.',
  'calibrationFailed too-little-movement': 'Presque aucun mouvement n’a été vu. Tourner un peu la tête vers le point peut aider.',
  'calibrationFailed inconsistent': 'Ce qui a été vu n’a pas suivi le point.',
  'calibrationFailed left': 'La page a été quittée entre-temps.',
};
