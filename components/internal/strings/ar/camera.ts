import type { camera as english } from '../en/camera.js';
import type { Translated } from '../strings.js';

export const camera: Translated<typeof english> = {
  cameraOff: 'الكاميرا مغلقة',
  cameraStart: 'تشغيل الكاميرا',
  cameraLoading: (percent) => `جارٍ التحضير، ${percent}`,
  cameraWatching: 'تجري الملاحظة على هذا الحاسوب',
  cameraNotWatched: 'لا تجري ملاحظة',
  cameraView: 'صورتك من الكاميرا',
};
