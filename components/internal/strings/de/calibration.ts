import type { calibration as english } from '../en/calibration.js';
import type { Translated } from '../strings.js';

export const calibration: Translated<typeof english> = {
  calibrationTitle: 'Ihr Bildschirm',
  calibrationOffer: 'Dauert fünf Sekunden: Sehen Sie in jeder Ecke dieser Seite einen Punkt an. Was als Wegsehen gilt, richtet sich dann nach Ihrem eigenen Bildschirm.',
  calibrationFree: 'Es auszulassen ist kein Nachteil: Dann wird ein üblicher Bildschirm angenommen.',
  calibrationStart: 'Beginnen',
  calibrationSkip: 'Überspringen',
  calibrationHeading: 'Sehen Sie den Punkt an',
  calibrationText: 'Er wandert einmal von Ecke zu Ecke. Drehen Sie den Kopf so, wie Sie es sonst tun. Jede Taste überspringt es, und daraus folgt nichts.',
  'calibrationCorner top-left': 'Oben links',
  'calibrationCorner top-right': 'Oben rechts',
  'calibrationCorner bottom-right': 'Unten rechts',
  'calibrationCorner bottom-left': 'Unten links',
  calibrationDone: 'Fertig. Die Ränder Ihres Bildschirms sind jetzt bekannt.',
  calibrationAgain: 'Noch einmal machen',
  calibrationSkipped: 'Übersprungen. Das ist in Ordnung: Es wird ein üblicher Bildschirm angenommen, und wie Sie sitzen, wird nebenbei gelernt.',
  calibrationAfterAll: 'Doch noch machen',
  calibrationWithout: 'Ohne weitermachen',
  'calibrationFailed too-few-pictures': 'In der Zeit kamen zu wenige Bilder. Vielleicht ist der Computer ausgelastet.',
  'calibrationFailed no-face': 'Ihr Gesicht war nicht gut genug zu sehen.',
  'calibrationFailed too-little-movement': 'Es war kaum eine Bewegung zu sehen. Vielleicht hilft es, den Kopf ein wenig zum Punkt zu drehen.',
  'calibrationFailed inconsistent': 'Was zu sehen war, folgte dem Punkt nicht.',
  'calibrationFailed left': 'Die Seite wurde währenddessen verlassen.',
};
