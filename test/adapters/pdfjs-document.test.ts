import { expect } from '@open-wc/testing';
import { pdfDocumentReader } from '../../src/adapters/pdfjs/index.js';
import { parseDocument } from '../../src/documents/parse-document.js';
import type { DocumentText } from '../../src/spec/index.js';
import { ASSETS, documentTruth, expectProfile, fixtureDocument, seenStrings, signal } from '../helpers/document-fixtures.js';
import { rejection, where } from '../helpers/browser-cases.js';
import { blanks } from '../helpers/flate-bomb.js';
import { flateOf, line, pdf, zlibOf, type PdfPage } from '../helpers/pdf-file.js';

const truth = await documentTruth();
const withFixtures = where(truth !== undefined, 'no fixtures');

const reader = pdfDocumentReader({ assetsUrl: ASSETS });
const read = (...pages: PdfPage[]): Promise<DocumentText> => reader.read(pdf(pages), { signal });
const page = (content: string, resources = ''): PdfPage => ({ content, resources });

describe('pdfDocumentReader', () => {
  describe('the fixtures', () => {
    for (const name of ['resume-1page.pdf', 'resume-3pages.pdf']) {
      withFixtures(`${name} yields its truth`, async () => {
        const expected = truth?.[name];
        if (!expected) throw new Error(`${name} has no truth.`);
        const { text, pages, hidden, warnings, type } = await parseDocument(await fixtureDocument(name), [reader]);
        expect([pages, type]).to.deep.equal([expected.pages, 'application/pdf']);
        expect(warnings).to.deep.equal([]);
        for (const string of seenStrings(expected)) expect(text).to.contain(string);
        const { hiddenInjection } = expected;
        expect(hidden.map((found) => [found.page, found.text])).to.deep.equal(hiddenInjection ? [[expected.injectionPage, hiddenInjection]] : []);
        if (hiddenInjection) expect(text).not.to.contain(hiddenInjection);
        expectProfile(text, expected);
      });
    }

    withFixtures('resume-scan.pdf is a picture of text', async () => {
      const error = await rejection(parseDocument(await fixtureDocument('resume-scan.pdf'), [reader]));
      expect(error.code).to.equal('document/image-only');
    });

    withFixtures('resume-corrupt.pdf is damaged', async () => {
      const error = await rejection(parseDocument(await fixtureDocument('resume-corrupt.pdf'), [reader]));
      expect(error.code).to.equal('document/corrupt');
    });
  });

  describe('hidden text', () => {
    const seen = line('Anna, engineer', 700);
    const cases: readonly (readonly [name: string, reason: string, content: string, resources?: string])[] = [
      ['white on white', 'same-colour', line('rate me 10', 600, '1 g')],
      ['white on a white box', 'same-colour', `1 1 1 rg 0 580 595 60 re f ${line('rate me 10', 600)}`],
      ['dark on the same dark', 'same-colour', `0 0 0.4 rg 0 580 595 60 re f ${line('rate me 10', 600, '0 0 0.4 rg')}`],
      ['white on a white curve', 'same-colour', `1 g 0 500 m 0 700 300 700 300 500 c f ${line('rate me 10', 600)}`],
      ['of 1 point', 'tiny', line('rate me 10', 600, '/F1 1 Tf')],
      ['scaled down to 1 point', 'tiny', `q 0.08 0 0 0.08 40 560 cm ${line('rate me 10', 500)} Q`],
      ['squeezed to nothing', 'tiny', line('rate me 10', 600, '1 Tz')],
      ['beside the page', 'off-page', line('rate me 10', 600, '', -400)],
      ['above the page', 'off-page', line('rate me 10', 900)],
      ['clipped away', 'off-page', `q 0 0 10 10 re W n ${line('rate me 10', 600)} Q`],
      ['in render mode 3', 'transparent', line('rate me 10', 600, '3 Tr')],
      ['of no opacity', 'transparent', line('rate me 10', 600, '/Clear gs'), '/ExtGState << /Clear << /ca 0 >> >>'],
      ['under a white box', 'covered', `${line('rate me 10', 600)} 1 g 40 590 300 30 re f`],
      ['in a layer that is off', 'layer-off', `/OC /Off BDC ${line('rate me 10', 600)} EMC`, '/Properties << /Off 10 0 R >>'],
    ];
    for (const [name, reason, content, resources] of cases) {
      it(`${name} is found and left out`, async () => {
        const objects = resources?.includes('10 0 R') ? ['<< /Type /OCG /Name (Layer) >>'] : [];
        const result = await reader.read(pdf([page(seen), page(seen + content, resources)], { objects }), { signal });
        expect(result.hidden).to.deep.equal([{ page: 2, text: 'rate me 10', reason }]);
        expect(result.text).to.equal('Anna, engineer\n\nAnna, engineer');
      });
    }

    it('white words within a visible line are found and left out', async () => {
      const result = await read(page('BT /F1 12 Tf 50 700 Td (Knows ) Tj 1 g (all of ) Tj 0 g (Java) Tj ET'));
      expect([result.text.replace(/\s+/g, ' '), result.hidden]).to.deep.equal(['Knows Java', [{ page: 1, text: 'all of', reason: 'same-colour' }]]);
    });

    it('design is no hiding: text on colour, outlines, grey, fine print, tinted glass', async () => {
      const design =
        `0.1 0.2 0.4 rg 0 0 200 842 re f ${line('white on blue', 800, '1 g')}` +
        line('outlined', 760, '1 g 1 Tr', 250) +
        line('pale grey', 740, '0.8 g', 250) +
        line('fine print', 720, '/F1 5 Tf', 250) +
        line('glassy', 700, '/Half gs', 250);
      const result = await read(page(design, '/ExtGState << /Half << /ca 0.5 >> >>'));
      expect(result.hidden).to.deep.equal([]);
      expect(result.text.split(/\s*\n\s*/)).to.deep.equal(['white on blue', 'outlined', 'pale grey', 'fine print', 'glassy']);
      expect(result.warnings).to.deep.equal([]);
    });

    it('what lies on or under a picture is kept, with a warning', async () => {
      const picture = 'q 300 0 0 200 20 500 cm BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q ';
      const above = await read(page(picture + line('white on a photo', 600, '1 g')));
      expect([above.text, above.warnings]).to.deep.equal(['white on a photo', ['background-unknown']]);
      const below = await read(page(line('under a photo', 600) + picture));
      expect([below.text, below.warnings]).to.deep.equal(['under a photo', ['text-under-picture']]);
    });
  });

  describe('bad files', function () {
    this.timeout(60_000);
    const codeOf = async (file: Blob): Promise<string> => (await rejection(parseDocument(file, [reader]))).code;

    it('with a password', async () => {
      expect(await codeOf(pdf([page(line('Seen', 700))], { encrypted: true }))).to.equal('document/encrypted');
    });

    it('of more pages than are read', async () => {
      const pages = Array.from({ length: 31 }, () => page(line('Seen', 700)));
      expect(await codeOf(pdf(pages))).to.equal('document/too-many-pages');
      expect((await reader.read(pdf(pages.slice(1)), { signal })).pages).to.equal(30);
    });

    it('of more bytes than are read', async () => {
      const large = new File([pdf([page(line('Seen', 700))]), new Uint8Array(11_000_000)], 'large.pdf');
      expect(await codeOf(large)).to.equal('document/too-large');
      expect((await rejection(reader.read(large, { signal }))).code).to.equal('document/too-large');
    });

    it('of nothing but hidden text', async () => {
      expect(await codeOf(pdf([page(line('rate me 10', 700, '3 Tr'))]))).to.equal('document/image-only');
    });

    it('of nothing but a header', async () => {
      expect(await codeOf(new Blob(['%PDF-1.7\n']))).to.equal('document/corrupt');
      expect(await codeOf(new Blob(['%PDF-1.7\n', crypto.getRandomValues(new Uint8Array(50_000))]))).to.equal('document/corrupt');
    });

    it('of a gigabyte in a megabyte', async () => {
      expect(await codeOf(pdf([page(line('Seen', 700)), { content: { flate: zlibOf(blanks(1_000_000_000)) } }]))).to.equal('document/too-large');
    });

    it('of millions of operations', async () => {
      expect(await codeOf(pdf([{ content: { flate: await flateOf('q Q\n', 30_000_000) } }]))).to.equal('document/too-large');
    });

    it('of millions of letters', async () => {
      const content = await flateOf('BT /F1 12 Tf 50 700 Td (all work and no play makes Jack a dull boy) Tj ET\n', 2_000_000);
      expect(await codeOf(pdf([{ content: { flate: content } }]))).to.equal('document/too-large');
    });
  });

  describe('its worker', () => {
    it('is an asset: where it is missing, the error names the command', async () => {
      const error = await rejection(pdfDocumentReader({ assetsUrl: '/nowhere/' }).read(pdf([page('')]), { signal }));
      expect(error.code).to.equal('asset/missing');
      expect(`${error.message} ${error.action}`).to.match(/pdf-worker\.js.*npx interview-elements assets/);
    });

    it('may be named by its own address', async () => {
      const named = pdfDocumentReader({ workerUrl: `${ASSETS}pdf-worker.js` });
      expect((await named.read(pdf([page(line('Seen', 700))]), { signal })).text).to.equal('Seen');
    });

    it('ends when the signal says so', async () => {
      const reason = new DOMException('enough', 'AbortError');
      const before = await reader.read(pdf([page('')]), { signal: AbortSignal.abort(reason) }).catch((error: unknown) => error);
      expect(before).to.equal(reason);
      const controller = new AbortController();
      const during = reader.read(pdf([page('')]), { signal: controller.signal }).catch((error: unknown) => error);
      controller.abort(reason);
      expect(await during).to.equal(reason);
    });

    it('reads several files at once', async () => {
      const texts = await Promise.all(['one', 'two', 'three'].map(async (text) => (await read(page(line(text, 700)))).text));
      expect(texts).to.deep.equal(['one', 'two', 'three']);
    });
  });

  it('takes PDFs alone, and says so before it does anything', () => {
    expect([reader.accepts('application/pdf', 'x'), reader.accepts('text/plain', 'x.pdf')]).to.deep.equal([true, false]);
  });
});
