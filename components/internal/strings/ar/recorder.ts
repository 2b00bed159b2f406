import type { recorder as english } from '../en/recorder.js';
import type { Translated } from '../strings.js';
import { plural } from './plural.js';

export const recorder: Translated<typeof english> = {
  recorderLabel: 'مسجّل الصوت',
  recorderEmpty: 'لم يُسجَّل شيء بعد',
  recorderAsking: 'يطلب المتصفح الميكروفون الآن.',
  recorderCancel: 'إلغاء',
  recorderRecord: 'تسجيل',
  recorderPause: 'توقف مؤقت',
  recorderResume: 'متابعة',
  recorderStop: 'إيقاف',
  recorderPlay: 'تشغيل',
  recorderStopPlaying: 'إيقاف التشغيل',
  recorderRetake: 'التسجيل من جديد',
  recorderRecording: 'جارٍ التسجيل',
  recorderPaused: 'متوقف مؤقتًا',
  recorderDone: (length) => `سُجّل، ${length}`,
  recorderOf: (length) => `من ${length}`,
  recorderLeft: (time) => `بقي ${time}`,
  recorderSecondsLeft: (seconds) => plural(seconds, { one: 'بقيت ثانية واحدة', two: 'بقيت ثانيتان', few: `بقيت ${seconds} ثوانٍ`, other: `بقيت ${seconds} ثانية` }),
  recorderPosition: 'الموضع في التسجيل',
  recorderPositionOf: (at, length) => `${at} من ${length}`,
  recorderNeeded: 'يرجى تسجيل إجابة.',
  recorderKept: 'ما سُجّل حتى ذلك الحين محفوظ.',
};
