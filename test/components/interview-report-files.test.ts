import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { InterviewErrorEvent } from '../../components/events/interview-error.js';
import type { InterviewReport } from '../../components/interview-report/define.js';
import { pdfDocumentReader } from '../../src/adapters/pdfjs/index.js';
import { ExportError } from '../../src/errors/index.js';
import { buildReport, parseRecord, reportCsv, verifyLog } from '../../src/record/index.js';
import type { DocumentWriter, LogEvent, PrintDocument } from '../../src/spec/index.js';
import { TURNS } from '../../stories/sample-answers.js';
import { sampleLog } from '../../stories/sample-log.js';
import { rejection } from '../helpers/browser-cases.js';
import { ASSETS, signal } from '../helpers/document-fixtures.js';
import { part, showReport, words } from '../helpers/report.js';

function show(events: readonly LogEvent[], documentWriter?: DocumentWriter): Promise<InterviewReport> {
  return showReport(events, { assetsUrl: ASSETS, documentWriter });
}

/** Presses a button and waits for the link that the browser would follow. */
async function pressed(element: InterviewReport, name: string): Promise<{ name: string; content: Blob }> {
  const link = new Promise<HTMLAnchorElement>((resolve) => {
    element.renderRoot.addEventListener('click', (event) => {
      const [target] = event.composedPath();
      if (!(target instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      resolve(target);
    });
  });
  part(element, name).click();
  const { download, href } = await link;
  return { name: download, content: await (await fetch(href)).blob() };
}

/** A writer that waits until it is told how to end. */
function heldWriter(): { writer: DocumentWriter; documents: PrintDocument[]; end: (result: Blob | Error) => void; signals: AbortSignal[] } {
  const documents: PrintDocument[] = [];
  const signals: AbortSignal[] = [];
  let end: (result: Blob | Error) => void = () => undefined;
  const result = new Promise<Blob>((resolve, reject) => (end = (value) => (value instanceof Blob ? resolve(value) : reject(value))));
  result.catch(() => undefined);
  const writer: DocumentWriter = {
    specificationVersion: 'v1',
    provider: 'held',
    type: 'application/pdf',
    write: (document, context) => {
      documents.push(document);
      signals.push(context.signal);
      return result;
    },
  };
  return { writer, documents, signals, end: (value) => end(value) };
}

describe('interview-report files', () => {
  it('hands over the record: it parses, its chain holds, and the file is named after the session', async () => {
    const events = sampleLog();
    const element = await show(events);
    const { name, content } = await pressed(element, 'download-record');
    expect(name).to.equal('interview-sample-2026-11-14.json');
    const text = await content.text();
    expect(text).to.equal(element.recordJson());
    const record = parseRecord(JSON.parse(text));
    expect(verifyLog(record.events).valid).to.equal(true);
    expect(record.head).to.equal(events.at(-1)!.hash);
  });

  it('hands over the table and the report itself', async () => {
    const element = await show(sampleLog());
    const csv = await pressed(element, 'download-csv');
    const report = JSON.parse(await (await pressed(element, 'download-report')).content.text()) as ReturnType<typeof buildReport>;
    expect(csv.name).to.equal('interview-sample-2026-11-14.csv');
    expect(await csv.content.arrayBuffer().then((bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))).to.equal(reportCsv(report, { bom: true }));
    expect(report.sessionId).to.equal('sample-2026-11-14');
  });

  it('makes a PDF with every question, answer, quote and figure, on this machine', async () => {
    const element = await show(sampleLog({ candidate: { name: 'Ada Muster' } }));
    const { name, content } = await pressed(element, 'download-pdf');
    expect([name, content.type]).to.deep.equal(['interview-sample-2026-11-14.pdf', 'application/pdf']);
    const { text, pages, hidden, warnings } = await pdfDocumentReader({ assetsUrl: ASSETS }).read(content, { signal });
    const flat = text.replace(/\s+/g, ' ');
    for (const { question, answer, evaluation } of TURNS) {
      for (const expected of [question.text, answer ?? '', ...(evaluation?.scores.map(({ quote }) => quote ?? '') ?? [])]) expect(flat).to.contain(expected);
    }
    for (const figure of ['Ada Muster', 'Covers what matters', '9 min 47 s', 'More than one face', 'watched 96 %', '1 of them a follow-up']) expect(flat).to.contain(figure);
    // What lies outside of the page or under something would be found as hidden.
    expect([hidden, warnings]).to.deep.equal([[], []]);
    expect(pages).to.be.within(4, 7);
  });

  it('shows that it is being made, makes one at a time, and stays accessible', async () => {
    const { writer, documents, end } = heldWriter();
    const element = await show(sampleLog(), writer);
    await expect(element).to.be.accessible();
    part(element, 'download-pdf').click();
    await waitUntil(() => documents.length === 1, 'the writer was asked');
    const button = part(element, 'download-pdf') as HTMLButtonElement;
    expect([button.disabled, button.getAttribute('aria-busy'), words(button)]).to.deep.equal([true, 'true', 'Preparing the file…']);
    expect((part(element, 'download-csv') as HTMLButtonElement).disabled).to.equal(true);
    await expect(element).to.be.accessible();
    end(new Blob(['%PDF'], { type: 'application/pdf' }));
    await waitUntil(() => !button.disabled, 'the button can be pressed again');
    expect(documents[0]?.title).to.equal('Frontend engineer, Interview of November 14, 2026');
  });

  it('says why there is no file, tells the host, and offers to print', async () => {
    const { writer, end } = heldWriter();
    const element = await show(sampleLog(), writer);
    const told = oneEvent(element, 'interview-error') as Promise<Event> as Promise<InterviewErrorEvent>;
    part(element, 'download-pdf').click();
    end(new ExportError('characters-missing', { detail: 'Han' }));
    expect((await told).error.code).to.equal('export/characters-missing');
    await waitUntil(() => element.renderRoot.querySelector('[part="download-problem"]'), 'it is shown');
    expect(words(part(element, 'download-problem'))).to.contain('letters that its font does not have').and.to.contain('(Han)').and.to.contain('Print this page');
    await expect(element).to.be.accessible();
    await pressed(element, 'download-csv');
    await waitUntil(() => !element.renderRoot.querySelector('[part="download-problem"]'), 'it is gone with the next file');
  });

  it('refuses letters that the embedded font lacks, and saves nothing', async () => {
    const turns = TURNS.map((turn) => (turn.answer ? { ...turn, answer: '我先测量，然后再修改。' } : turn));
    const error = await rejection((await show(sampleLog({ turns }))).toFile('pdf'));
    expect([error.code, error.message.includes('Han'), error.action.includes('fonts')]).to.deep.equal(['export/characters-missing', true, true]);
  });

  it('tells of symbols that stand there as their codes', async () => {
    const turns = TURNS.map((turn) => (turn.answer ? { ...turn, answer: `${turn.answer} 🙂` } : turn));
    const element = await show(sampleLog({ turns }));
    await pressed(element, 'download-pdf');
    await waitUntil(() => element.renderRoot.querySelector('[part="download-problem"]'), 'it is shown');
    expect(part(element, 'download-problem').dataset['tone']).to.equal('caution');
  });

  it('names the file that is missing', async () => {
    const element = await fixture<InterviewReport>(html`<interview-report assets-url="/nowhere/" .events=${sampleLog()}></interview-report>`);
    const error = await rejection(element.toFile('pdf'));
    expect([error.code, error.message.includes('DejaVuSans')]).to.deep.equal(['asset/missing', true]);
  });

  it('ends with the element, or with the signal of the caller', async () => {
    const { writer, documents, signals } = heldWriter();
    const element = await show(sampleLog(), writer);
    part(element, 'download-pdf').click();
    await waitUntil(() => documents.length === 1, 'the writer was asked');
    element.remove();
    expect(signals[0]?.aborted).to.equal(true);
    const reason = new DOMException('enough', 'AbortError');
    const other = await show(sampleLog());
    expect(await other.toFile('csv', { signal: AbortSignal.abort(reason) }).catch((error: unknown) => error)).to.equal(reason);
  });

  it('has nothing to make a file of while it is empty, and no record where there is only a report', async () => {
    expect((await rejection((await show([])).toFile('csv'))).code).to.equal('record/invalid');
    const report = buildReport(sampleLog());
    const element = await fixture<InterviewReport>(html`<interview-report .report=${report}></interview-report>`);
    expect((await element.toFile('csv')).size).to.be.greaterThan(1_000);
    expect((await rejection(element.toFile('record'))).code).to.equal('record/invalid');
  });

  it('opens the other formats, and closes them with Escape or when the focus leaves', async () => {
    const element = await show(sampleLog());
    const menu = part(element, 'download-more') as HTMLDetailsElement;
    const summary = menu.querySelector('summary')!;
    summary.click();
    expect(menu.open).to.equal(true);
    await expect(element).to.be.accessible();
    part(element, 'download-csv').focus();
    part(element, 'download-csv').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect([menu.open, element.shadowRoot!.activeElement === summary]).to.deep.equal([false, true]);
    menu.open = true;
    // Dispatched: in a window that is not in front the browser tells of no focus.
    part(element, 'download-csv').dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: part(element, 'download-report') }));
    expect(menu.open).to.equal(true);
    part(element, 'download-csv').dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: part(element, 'download-pdf') }));
    expect(menu.open).to.equal(false);
  });
});

describe('interview-report findings', () => {
  it('lists what stands out with its words, and leads to each', async () => {
    const element = await show(sampleLog());
    const section = part(element, 'findings');
    expect(words(section)).to.contain('Strengths').and.to.contain('Covers what matters: 4.8 on average').and.to.contain('Gaps').and.to.contain('Shows it by example: 2.5 on average');
    const go = [...section.querySelectorAll<HTMLButtonElement>('button.go')];
    const weakest = go.find((button) => words(button) === 'Follow-up to question 2, level 1');
    weakest!.click();
    expect(words(element.shadowRoot!.activeElement!)).to.equal('What else does the browser do with a button inside a form?');
  });

  it('is absent where nothing stands out', async () => {
    const turns = TURNS.map((turn) => (turn.evaluation ? { ...turn, evaluation: { ...turn.evaluation, missing: [], scores: [] } } : turn));
    expect((await show(sampleLog({ turns }))).renderRoot.querySelector('[part="findings"]')).to.equal(null);
  });

  it('shows how far judgements of one answer lie apart', async () => {
    const turns = TURNS.map((turn) => (turn.evaluation ? { ...turn, evaluation: { ...turn.evaluation, review: ['disagreement'] as const, scores: turn.evaluation.scores.map((score) => ({ ...score, levels: [2, 4] })) } } : turn));
    const element = await show(sampleLog({ turns }));
    expect(words(part(element, 'answers'))).to.contain('4 judged more than once, at most 2 levels apart').and.to.contain('(2, 4)');
    expect(words(part(element, 'findings'))).to.contain('Read the answer: judgements of it lie apart.');
  });

  it('leaves tasks of those who decide out of what a candidate reads', async () => {
    const turns = TURNS.map((turn) => (turn.evaluation ? { ...turn, evaluation: { ...turn.evaluation, missing: [{ pointId: 'x', text: 'Says why' }] } } : turn));
    const element = await fixture<InterviewReport>(html`<interview-report view="candidate" .events=${sampleLog({ turns })}></interview-report>`);
    expect(words(part(element, 'findings'))).to.contain('Says why').and.not.to.contain('Ask again');
  });
});

describe('interview-report on paper', () => {
  afterEach(() => emulateMedia({ media: 'screen' }));

  it('is dark on white with nothing folded away and nothing to press, also from a dark page', async () => {
    const page = await fixture(html`<div style="color-scheme: dark; --interview-color-text: #fff; --interview-color-surface: #000"><interview-report .events=${sampleLog()}></interview-report></div>`);
    const element = page.querySelector<InterviewReport>('interview-report')!;
    await element.updateComplete;
    const recognised = [...element.renderRoot.querySelectorAll('.words')].find((each) => words(each).includes('road component'))!;
    expect(recognised.checkVisibility()).to.equal(false);
    await emulateMedia({ media: 'print' });
    expect(recognised.checkVisibility()).to.equal(true);
    expect(getComputedStyle(recognised).color).to.equal('rgb(26, 27, 30)');
    expect(getComputedStyle(part(element, 'questions').querySelector('[part="question"]')!).backgroundColor).to.equal('rgb(255, 255, 255)');
    expect(part(element, 'actions').checkVisibility()).to.equal(false);
  });
});
