import type { camera as english } from '../en/camera.js';
import type { Translated } from '../strings.js';

export const camera: Translated<typeof english> = {
  cameraOff: 'Caméra éteinte',
  cameraStart: 'Allumer la caméra',
  cameraLoading: (percent) => `Préparation, ${percent}`,
  cameraWatching: 'Observé sur cet ordinateur',
  cameraNotWatched: 'Non observé',
  cameraView: 'Votre image',
};
