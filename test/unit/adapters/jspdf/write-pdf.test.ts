import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MARGIN } from '../../../../src/adapters/jspdf/layout/paginate.js';
import { ar } from '../../../../components/languages/ar.js';
import { de } from '../../../../components/languages/de.js';
import { es } from '../../../../components/languages/es.js';
import { fr } from '../../../../components/languages/fr.js';
import { pt } from '../../../../components/languages/pt.js';
import { writePdf } from '../../../../src/adapters/jspdf/write-pdf.js';
import { ExportError } from '../../../../src/errors/index.js';
import { integrityScore } from '../../../../src/proctoring/integrity-score.js';
import { buildReport, eraseData, reportDocument } from '../../../../src/record/index.js';
import type { LogEvent, PrintBlock, PrintDocument } from '../../../../src/spec/index.js';
import { TURNS } from '../../../../stories/sample-answers.js';
import { sampleLog } from '../../../../stories/sample-log.js';
import { withReview } from '../../../../stories/sample-review.js';
import { FONTS, madePdf, say, sayIn, type ReadPdf } from '../../../helpers/printing.js';

const documentOf = (events: readonly LogEvent[], direction: 'ltr' | 'rtl' = 'ltr', language = 'en'): PrintDocument => reportDocument(buildReport(events, { integrity: integrityScore }), { say, language, direction });
const plain = (...blocks: PrintBlock[]): PrintDocument => ({ title: 'A title', language: 'en', direction: 'ltr', blocks });
const paragraph = (text: string): PrintBlock => ({ type: 'paragraph', text });
const refusal = (document: PrintDocument): ExportError => {
  try {
    writePdf({ document, fonts: FONTS, format: 'a4' });
  } catch (error) {
    if (error instanceof ExportError) return error;
    throw error;
  }
  throw new Error('It was made.');
};

const LONG = 'Donaudampfschifffahrtselektrizit\u00e4tenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3);
const ARABIC = '\u0639\u0646\u062f\u0645\u0627 \u0623\u0635\u0628\u062d\u062a \u0627\u0644\u0642\u0627\u0626\u0645\u0629 \u0628\u0637\u064a\u0626\u0629 \u0642\u0645\u062a \u0628\u0627\u0644\u0642\u064a\u0627\u0633';
const HEBREW = '\u05db\u05e9\u05d4\u05e8\u05e9\u05d9\u05de\u05d4 \u05e0\u05e2\u05e9\u05ea\u05d4 \u05d0\u05d9\u05d8\u05d9\u05ea \u05de\u05d3\u05d3\u05ea\u05d9';

const long = TURNS.map((turn) => (turn.answer ? { ...turn, question: { ...turn.question, text: `Why ${LONG}?` }, answer: `${LONG} https://example.org/${'path/'.repeat(60)} ${'word '.repeat(900)}` } : turn));
const rtl = TURNS.map((turn, index) => (turn.answer ? { ...turn, question: { ...turn.question, text: HEBREW }, answer: index % 2 ? ARABIC : HEBREW } : turn));

/** Text within the margins, allowing for what rounding of widths adds. */
function assertInside({ pages }: ReadPdf): void {
  for (const { width, height, items, links } of pages) {
    for (const { text, x, y, width: own, size } of items) {
      assert.ok(x >= MARGIN.side - 1 && x + own <= width - MARGIN.side + 1, `${text} lies beside the page: ${x} to ${x + own} of ${width}`);
      assert.ok(y >= 20 && y + size <= height - MARGIN.top + 10, `${text} lies above or below the page: ${y} of ${height}`);
    }
    for (const { rect } of links) assert.ok(rect.every((value, index) => value >= 0 && value <= (index % 2 ? height : width)));
  }
}

describe('writePdf', () => {
  const REPORTS: Readonly<Record<string, PrintDocument>> = {
    finished: documentOf(sampleLog({ candidate: { name: 'Ada Muster' } })),
    empty: documentOf(sampleLog().slice(0, 1)),
    erased: documentOf(eraseData(sampleLog(), () => true)),
    reviewed: documentOf(withReview(sampleLog())),
    'with long words': documentOf(sampleLog({ turns: long, plan: { title: LONG } })),
    'from right to left': documentOf(sampleLog({ turns: rtl }), 'rtl', 'ar'),
  };
  let once: Promise<ReadPdf> | undefined;
  /** Of A4; several tests look at it. */
  const finished = (): Promise<ReadPdf> => (once ??= madePdf(REPORTS['finished'] ?? plain()));
  for (const [name, document] of Object.entries(REPORTS)) {
    for (const format of ['a4', 'letter'] as const) {
      it(`puts all of a report that is ${name} on pages of ${format}, and nothing beside them`, async () => {
        const made = await (name === 'finished' && format === 'a4' ? finished() : madePdf(document, format));
        assertInside(made);
        assert.deepEqual([made.pages[0]?.width, made.pages[0]?.height], format === 'a4' ? [595.28, 841.89] : [612, 792]);
        // A page of nothing but its foot would be one too many.
        for (const { items } of made.pages) assert.ok(items.length > 2);
      });
    }
  }

  for (const [code, texts] of Object.entries({ ar, de, es, fr, pt })) {
    it(`has every letter of a report in ${code}, inside its pages`, async () => {
      const document = reportDocument(buildReport(withReview(sampleLog()), { integrity: integrityScore }), { say: sayIn(texts), language: code, direction: texts.$dir });
      const read = await madePdf(document);
      assert.equal(read.replaced, 0);
      assertInside(read);
      assert.equal(read.language, code);
    });
  }

  it('keeps text as text: every string of the document is in the file', async () => {
    const { text, pages } = await finished();
    const { overall } = buildReport(sampleLog()).technical;
    for (const { question, answer, evaluation } of TURNS) {
      for (const expected of [question.text, answer ?? '', ...(evaluation?.scores.map(({ quote }) => quote ?? '') ?? []), ...(evaluation?.covered.map(({ quote }) => quote) ?? [])]) {
        assert.ok(text.includes(expected), expected);
      }
    }
    for (const figure of [`${overall?.toFixed(1)} of 5`, '65', 'of 100, watched 96 % of the time', 'Question 1: level 5', 'Ada Muster']) assert.ok(text.includes(figure), figure);
    assert.equal(pages.length, 5);
  });

  it('has a title, a language, an outline of chapters and questions, and links that lead to them', async () => {
    const { title, language, outline, pages } = await finished();
    assert.deepEqual([title, language], ['Frontend engineer, Interview of November 14, 2026', 'en']);
    assert.deepEqual(outline.map((each) => each.title), ['Answers', 'What stands out', 'Conditions of the interview, never part of the score', 'Timeline', 'Questions and answers', 'Candidate', 'How this came about']);
    assert.equal(outline[4]?.items.length, TURNS.length);
    assert.match(outline[4]?.items[1] ?? '', /^Question 1: A list of two thousand rows/);
    const links = pages.flatMap((page) => page.links);
    assert.ok(links.length >= 5);
    assert.ok(links.every(({ page }) => page >= 2));
  });

  it('numbers its pages and stays small: the fonts hold only what is used', async () => {
    const { pages, bytes } = await finished();
    pages.forEach(({ items }, index) => assert.ok(items.some(({ text }) => text === `${index + 1}/${pages.length}`)));
    assert.ok(bytes < 200_000, `${bytes} bytes`);
  });

  it('writes Latin, Greek, Cyrillic, Hebrew and Arabic so that they are found again', async () => {
    const words = ['Zażółć gęślą jaźń', 'Ξεσκεπάζω την ψυχοφθόρα βδελυγμία', 'Съешь же ещё этих мягких булок', HEBREW, ARABIC, 'naïve e\u0301te\u0301'];
    const { text } = await madePdf(plain(...words.map(paragraph)));
    for (const word of words) assert.ok(text.includes(word.normalize('NFKC')), word);
  });

  it('sets text from right to left at the right, and what is between in its own direction', async () => {
    const { pages } = await madePdf({ ...plain(paragraph(`${HEBREW} (React 19) ${HEBREW}`)), direction: 'rtl' });
    const items = pages[0]?.items.filter(({ y }) => y > 100) ?? [];
    const right = Math.max(...items.map(({ x, width }) => x + width));
    assert.ok(Math.abs(right - (595.28 - MARGIN.side)) < 2, `${right}`);
    assert.ok(items.some(({ text }) => text.includes('React 19')) || items.map(({ text }) => text).join(' ').includes('React'));
  });

  it('numbers pages from right to left as they are read', async () => {
    const { pages } = await madePdf({ ...plain(...Array.from({ length: 120 }, () => paragraph(HEBREW))), direction: 'rtl' });
    assert.ok(pages.length > 1);
    pages.forEach(({ items }, index) => assert.ok(items.some(({ text, x }) => text === `${index + 1}/${pages.length}` && x < 100)));
  });

  it('refuses letters that the font lacks, naming their scripts and nothing that was written', () => {
    const error = refusal(plain(paragraph('我先测量 and then 한국어')));
    assert.deepEqual([error.code, error.detail, error.recoverable], ['export/characters-missing', 'Han, Hangul', true]);
    assert.ok(!error.message.includes('我'));
  });

  it('writes a symbol that the font lacks as its code, and counts it', async () => {
    const document = plain(paragraph('Done \u{1f642} and \u{1f680}\ufe0f'));
    const { replaced, text } = await madePdf(document);
    assert.equal(replaced, 2);
    assert.ok(text.includes('Done [U+1F642] and [U+1F680]'));
  });

  it('writes letters in fancy dress as the letters that they are, and leaves out what is never seen', async () => {
    const { text } = await madePdf(plain(paragraph('\u{1d400}da \u200bfirst\ufeff\u202e\u0007\u00ad!')));
    assert.ok(text.includes('Ada first!'), text);
  });

  it('refuses what is no font', () => {
    for (const regular of [new ArrayBuffer(0), new TextEncoder().encode('no font at all').buffer, FONTS.regular.slice(0, 5_000)]) {
      assert.throws(() => writePdf({ document: plain(paragraph('x')), fonts: { regular, bold: FONTS.bold }, format: 'a4' }), { code: 'export/font-unreadable' });
    }
  });

  it('never leaves a heading alone at the foot of a page, and repeats the head of a table', async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [{ text: `Row ${index}` }, { text: 'Something' }]);
    const columns = [{ label: 'First column', width: 1 }, { label: 'Second column', width: 1 }];
    const foundOn = new Set<number>();
    // 33 lines leave just enough room on the first page.
    for (let lines = 30; lines < 40; lines++) {
      const fill = Array.from({ length: lines }, (_, index) => paragraph(`Line ${index}`));
      const { pages } = await madePdf(plain(...fill, { type: 'heading', level: 2, text: 'A heading' }, { type: 'table', columns, rows }));
      const index = pages.findIndex(({ items }) => items.some(({ text }) => text === 'A heading'));
      const page = pages[index];
      foundOn.add(index);
      assert.ok(page?.items.some(({ text }) => text === 'Row 0'), `after ${lines} lines`);
      for (const { items } of pages) {
        if (items.some(({ text }) => text.startsWith('Row'))) assert.ok(items.some(({ text }) => text === 'First column'));
      }
    }
    assert.deepEqual([...foundOn], [0, 1], 'it was near the foot');
  });
});
