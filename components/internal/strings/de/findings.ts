import type { findings as english } from '../en/findings.js';
import type { Translated } from '../strings.js';
import { plural } from './plural.js';

export const findings: Translated<typeof english> = {
  reportMean: 'Mittel',
  reportLevels: 'Stufen',
  reportSpread: (answers, widest) => `${answers} mehrfach bewertet, ${widest === 0 ? 'immer gleich' : `höchstens ${plural(widest, { one: '1 Stufe', other: `${widest} Stufen` })} auseinander`}`,
  reportFindings: 'Was auffällt',
  reportFindingsText: 'Gezählt aus den Stufen, Zitaten und Punkten der Antworten und aus nichts anderem.',
  reportStrengths: 'Stärken',
  reportGaps: 'Lücken',
  reportNext: 'Was als Nächstes zu tun ist',
  reportTrain: 'Was zu üben ist',
  reportWhere: 'Wo',
  reportFindingMean: (title, mean) => `${title}: im Mittel ${mean}`,
  reportFindingPoints: (question) => `${question}: nicht gesagt`,
  'reportNext listen': 'Die Antwort anhören oder lesen: Die Spracherkennung war sich der Worte nicht sicher, deshalb wurde nicht bewertet.',
  'reportNext fill-in': 'Die Antwort anhören: Einige Worte waren nicht zu verstehen, die anderen wurden ohne sie bewertet.',
  'reportNext check-words': 'Die Antwort anhören: Zwei Spracherkennungen haben verschiedene Worte geschrieben, deshalb beruhen ihre Stufen auf unsicheren.',
  'reportNext compare': 'Die Antwort lesen: Ihre Bewertungen liegen auseinander.',
  'reportNext judge': 'Die Antwort lesen: Das Modell war nicht erreichbar, deshalb hat eine Regel bewertet.',
  'reportNext ask-again': 'Noch einmal nach dem fragen, was nicht gesagt wurde.',
  'reportNext train-criterion': 'Die Antwort mit der niedrigsten Stufe ansehen und noch einmal geben.',
  'reportNext train-points': 'Noch einmal antworten, mit dem, was nicht gesagt wurde.',
  reportDownloads: 'Herunterladen',
  reportPdf: 'PDF herunterladen',
  reportPdfBusy: 'Die Datei wird vorbereitet…',
  reportMoreFormats: 'Andere Formate',
  reportCsv: 'Tabelle (CSV)',
  reportJson: 'Bericht (JSON)',
  reportPrint: 'Diese Seite drucken',
};
