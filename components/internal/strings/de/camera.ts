import type { camera as english } from '../en/camera.js';
import type { Translated } from '../strings.js';

export const camera: Translated<typeof english> = {
  cameraOff: 'Kamera aus',
  cameraStart: 'Kamera einschalten',
  cameraLoading: (percent) => `Wird vorbereitet, ${percent}`,
  cameraWatching: 'Auf diesem Computer beobachtet',
  cameraNotWatched: 'Nicht beobachtet',
  cameraView: 'Ihr Kamerabild',
};
