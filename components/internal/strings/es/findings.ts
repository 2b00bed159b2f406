import type { findings as english } from '../en/findings.js';
import type { Translated } from '../strings.js';
import { plural } from './plural.js';

export const findings: Translated<typeof english> = {
  reportMean: 'Media',
  reportLevels: 'Niveles',
  reportSpread: (answers, widest) => `${plural(answers, { one: '1 valorada', other: `${answers} valoradas` })} más de una vez, ${widest === 0 ? 'siempre igual' : `con ${plural(widest, { one: '1 nivel', other: `${widest} niveles` })} de diferencia como mucho`}`,
  reportFindings: 'Lo que destaca',
  reportFindingsText: 'Contado a partir de los niveles, las citas y los puntos de las respuestas, y de nada más.',
  reportStrengths: 'Puntos fuertes',
  reportGaps: 'Carencias',
  reportNext: 'Qué hacer ahora',
  reportTrain: 'Qué practicar',
  reportWhere: 'Dónde',
  reportFindingMean: (title, mean) => `${title}: ${mean} de media`,
  reportFindingPoints: (question) => `${question}: no se dijo`,
  'reportNext listen': 'Escuche la respuesta, o léala: el reconocimiento no estaba seguro de las palabras y por eso no se valoró.',
  'reportNext fill-in': 'Escuche la respuesta: algunas palabras no se entendieron y las demás se valoraron sin ellas.',
  'reportNext check-words': 'Escuche la respuesta: dos reconocimientos escribieron palabras distintas, así que sus niveles se apoyan en palabras inseguras.',
  'reportNext compare': 'Lea la respuesta: sus valoraciones difieren.',
  'reportNext judge': 'Lea la respuesta: no se pudo consultar al modelo y la valoró una regla.',
  'reportNext ask-again': 'Vuelva a preguntar por lo que no se dijo.',
  'reportNext train-criterion': 'Mire la respuesta con el nivel más bajo y vuelva a responder.',
  'reportNext train-points': 'Responda otra vez, con lo que no se dijo.',
  reportDownloads: 'Descargar',
  reportPdf: 'Descargar PDF',
  reportPdfBusy: 'Preparando el archivo…',
  reportMoreFormats: 'Otros formatos',
  reportCsv: 'Tabla (CSV)',
  reportJson: 'Informe (JSON)',
  reportPrint: 'Imprimir esta página',
};
