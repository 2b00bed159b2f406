import type { findings as english } from '../en/findings.js';
import type { Translated } from '../strings.js';
import { plural } from './plural.js';

export const findings: Translated<typeof english> = {
  reportMean: 'Média',
  reportLevels: 'Níveis',
  reportSpread: (answers, widest) => `${plural(answers, { one: `${answers} avaliada`, other: `${answers} avaliadas` })} mais de uma vez, ${widest === 0 ? 'sempre igual' : `com no máximo ${plural(widest, { one: '1 nível', other: `${widest} níveis` })} de diferença`}`,
  reportFindings: 'O que se destaca',
  reportFindingsText: 'Contado a partir dos níveis, das citações e dos pontos das respostas, e de nada mais.',
  reportStrengths: 'Pontos fortes',
  reportGaps: 'Lacunas',
  reportNext: 'O que fazer a seguir',
  reportTrain: 'O que treinar',
  reportWhere: 'Onde',
  reportFindingMean: (title, mean) => `${title}: ${mean} em média`,
  reportFindingPoints: (question) => `${question}: não foi dito`,
  'reportNext listen': 'Ouça a resposta, ou leia: o reconhecimento não tinha certeza das palavras, por isso ela não foi avaliada.',
  'reportNext fill-in': 'Ouça a resposta: algumas palavras não foram entendidas, e as outras foram avaliadas sem elas.',
  'reportNext check-words': 'Ouça a resposta: dois reconhecimentos escreveram palavras diferentes, por isso os níveis dela se apoiam em palavras incertas.',
  'reportNext compare': 'Leia a resposta: as avaliações dela divergem.',
  'reportNext judge': 'Leia a resposta: não foi possível consultar o modelo, por isso uma regra a avaliou.',
  'reportNext ask-again': 'Pergunte de novo sobre o que não foi dito.',
  'reportNext train-criterion': 'Veja a resposta com o nível mais baixo e responda de novo.',
  'reportNext train-points': 'Responda de novo, com o que não foi dito.',
  reportDownloads: 'Baixar',
  reportPdf: 'Baixar PDF',
  reportPdfBusy: 'Preparando o arquivo…',
  reportMoreFormats: 'Outros formatos',
  reportCsv: 'Tabela (CSV)',
  reportJson: 'Relatório (JSON)',
  reportPrint: 'Imprimir esta página',
};
