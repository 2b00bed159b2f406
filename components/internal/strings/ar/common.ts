import type { common as english } from '../en/common.js';
import type { Translated } from '../strings.js';

export const common: Translated<typeof english> = {
  continue: 'متابعة',
  back: 'رجوع',
  close: 'إغلاق',
  tryAgain: 'إعادة المحاولة',
  loading: 'جارٍ التحميل…',
  staysHere: 'يبقى على هذا الحاسوب',
  unknown: 'غير معروف',
  comma: '، ',
  noInterview: 'لا توجد مقابلة لعرضها بعد.',
  fieldName: 'الاسم',
  fieldEmail: 'البريد الإلكتروني',
  fieldSubject: 'المادة أو الوظيفة',
};
