import type { camera as english } from '../en/camera.js';
import type { Translated } from '../strings.js';

export const camera: Translated<typeof english> = {
  cameraOff: 'Câmera desligada',
  cameraStart: 'Ligar a câmera',
  cameraLoading: (percent) => `Preparando, ${percent}`,
  cameraWatching: 'Observado neste computador',
  cameraNotWatched: 'Não observado',
  cameraView: 'A sua imagem da câmera',
};
