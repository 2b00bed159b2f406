import type { findings as english } from '../en/findings.js';
import type { Translated } from '../strings.js';
import { ANSWERS, counted, LEVELS } from './plural.js';

export const findings: Translated<typeof english> = {
  reportMean: 'المتوسط',
  reportLevels: 'المستويات',
  reportSpread: (answers, widest) => `قُيّم أكثر من مرة: ${counted(answers, ANSWERS)}، ${widest === 0 ? 'وبالنتيجة نفسها دائمًا' : `والفرق لا يتجاوز: ${counted(widest, LEVELS)}`}`,
  reportFindings: 'ما يبرز',
  reportFindingsText: 'محسوب من مستويات الإجابات واقتباساتها ونقاطها، ومن لا شيء غيرها.',
  reportStrengths: 'نقاط القوة',
  reportGaps: 'الثغرات',
  reportNext: 'الخطوة التالية',
  reportTrain: 'ما ينبغي التدرّب عليه',
  reportWhere: 'الموضع',
  reportFindingMean: (title, mean) => `${title}: المتوسط ${mean}`,
  reportFindingPoints: (question) => `${question}: لم يُذكر`,
  'reportNext listen': 'الاستماع إلى الإجابة أو قراءتها: لم يكن التعرّف على الكلام واثقًا من الكلمات، لذلك لم تُقيَّم.',
  'reportNext fill-in': 'الاستماع إلى الإجابة: لم تُفهم بعض الكلمات، وقُيّمت البقية بدونها.',
  'reportNext check-words': 'الاستماع إلى الإجابة: كتب نظامان للتعرّف على الكلام كلمات مختلفة، لذلك تستند مستوياتها إلى كلمات غير مؤكدة.',
  'reportNext compare': 'قراءة الإجابة: تقييماتها متباعدة.',
  'reportNext judge': 'قراءة الإجابة: تعذّر سؤال النموذج، فقيّمتها قاعدة.',
  'reportNext ask-again': 'السؤال مرة أخرى عمّا لم يُذكر.',
  'reportNext train-criterion': 'النظر في الإجابة ذات المستوى الأدنى، والإجابة من جديد.',
  'reportNext train-points': 'الإجابة من جديد، مع ما لم يُذكر.',
  reportDownloads: 'تنزيل',
  reportPdf: 'تنزيل PDF',
  reportPdfBusy: 'جارٍ تحضير الملف…',
  reportMoreFormats: 'صيغ أخرى',
  reportCsv: 'جدول (CSV)',
  reportJson: 'التقرير (JSON)',
  reportPrint: 'طباعة هذه الصفحة',
};
