import type { camera as english } from '../en/camera.js';
import type { Translated } from '../strings.js';

export const camera: Translated<typeof english> = {
  cameraOff: 'Cámara apagada',
  cameraStart: 'Encender la cámara',
  cameraLoading: (percent) => `Preparando, ${percent}`,
  cameraWatching: 'Se observa en este equipo',
  cameraNotWatched: 'No se observa',
  cameraView: 'Su imagen de la cámara',
};
