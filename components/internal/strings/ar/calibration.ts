import type { calibration as english } from '../en/calibration.js';
import type { Translated } from '../strings.js';

export const calibration: Translated<typeof english> = {
  calibrationTitle: 'شاشتك',
  calibrationOffer: 'خمس ثوانٍ: انظر إلى نقطة في كل زاوية من هذه الصفحة. وعندها يُحدَّد ما يُعدّ نظرًا إلى مكان آخر بحسب شاشتك أنت.',
  calibrationFree: 'تركها لا يضرك: تُفترض حينها شاشة معتادة.',
  calibrationStart: 'بدء',
  calibrationSkip: 'تخطٍّ',
  calibrationHeading: 'انظر إلى النقطة',
  calibrationText: 'تنتقل من زاوية إلى أخرى مرة واحدة. حرّك رأسك كعادتك. أي مفتاح يتخطاها، ولا يترتب على ذلك شيء.',
  'calibrationCorner top-left': 'أعلى اليسار',
  'calibrationCorner top-right': 'أعلى اليمين',
  'calibrationCorner bottom-right': 'أسفل اليمين',
  'calibrationCorner bottom-left': 'أسفل اليسار',
  calibrationDone: 'تم. صارت حواف شاشتك معروفة.',
  calibrationAgain: 'إعادتها',
  calibrationSkipped: 'تم تخطيها. لا بأس: تُفترض شاشة معتادة، وتُعرف جلستك أثناء المقابلة.',
  calibrationAfterAll: 'القيام بها رغم ذلك',
  calibrationWithout: 'المتابعة بدونها',
  'calibrationFailed too-few-pictures': 'وصل عدد قليل جدًا من الصور في تلك المدة. ربما كان الحاسوب مشغولًا.',
  'calibrationFailed no-face': 'لم يكن وجهك ظاهرًا بوضوح كافٍ.',
  'calibrationFailed too-little-movement': 'لم تُرَ حركة تُذكر. قد يفيد أن تدير رأسك قليلًا نحو النقطة.',
  'calibrationFailed inconsistent': 'ما شوهد لم يتبع النقطة.',
  'calibrationFailed left': 'تُركت الصفحة في أثناء ذلك.',
};
