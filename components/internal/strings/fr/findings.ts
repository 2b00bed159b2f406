import type { findings as english } from '../en/findings.js';
import type { Translated } from '../strings.js';
import { plural } from './plural.js';

export const findings: Translated<typeof english> = {
  reportMean: 'Moyenne',
  reportLevels: 'Niveaux',
  reportSpread: (answers, widest) => `${plural(answers, { one: `${answers} évaluée`, other: `${answers} évaluées` })} plus d’une fois, ${widest === 0 ? 'toujours de même' : `avec au plus ${plural(widest, { one: '1 niveau', other: `${widest} niveaux` })} d’écart`}`,
  reportFindings: 'Ce qui ressort',
  reportFindingsText: 'Compté à partir des niveaux, des citations et des points des réponses, et de rien d’autre.',
  reportStrengths: 'Points forts',
  reportGaps: 'Lacunes',
  reportNext: 'Que faire ensuite',
  reportTrain: 'Que travailler',
  reportWhere: 'Où',
  reportFindingMean: (title, mean) => `${title}\u00a0: ${mean} en moyenne`,
  reportFindingPoints: (question) => `${question}\u00a0: pas dit`,
  'reportNext listen': 'Écoutez la réponse, ou lisez-la\u00a0: la reconnaissance n’était pas sûre des mots, elle n’a donc pas été évaluée.',
  'reportNext fill-in': 'Écoutez la réponse\u00a0: certains mots étaient incompréhensibles, les autres ont été évalués sans eux.',
  'reportNext check-words': 'Écoutez la réponse\u00a0: deux reconnaissances ont écrit des mots différents, ses niveaux reposent donc sur des mots incertains.',
  'reportNext compare': 'Lisez la réponse\u00a0: ses évaluations divergent.',
  'reportNext judge': 'Lisez la réponse\u00a0: le modèle n’a pas pu être consulté, une règle l’a donc évaluée.',
  'reportNext ask-again': 'Reposez la question sur ce qui n’a pas été dit.',
  'reportNext train-criterion': 'Regardez la réponse au niveau le plus bas, et donnez-la de nouveau.',
  'reportNext train-points': 'Répondez de nouveau, avec ce qui n’a pas été dit.',
  reportDownloads: 'Télécharger',
  reportPdf: 'Télécharger le PDF',
  reportPdfBusy: 'Préparation du fichier…',
  reportMoreFormats: 'Autres formats',
  reportCsv: 'Tableau (CSV)',
  reportJson: 'Rapport (JSON)',
  reportPrint: 'Imprimer cette page',
};
