import { expect } from '@open-wc/testing';
import { pdfDocumentReader } from '../../src/adapters/pdfjs/index.js';
import { pictureDocumentReader } from '../../src/adapters/picture/index.js';
import { tesseractPictureToText } from '../../src/adapters/tesseract/index.js';
import { extractProfile } from '../../src/documents/extract-profile.js';
import { parseDocument } from '../../src/documents/parse-document.js';
import { rejection, where } from '../helpers/browser-cases.js';
import { ASSETS, documentTruth, fixtureDocument, seenStrings, signal } from '../helpers/document-fixtures.js';
import { holdEngine } from '../helpers/held-engine.js';
import { line, pdf } from '../helpers/pdf-file.js';

const truth = await documentTruth();
const withFixtures = where(truth !== undefined, 'no fixtures');
await holdEngine(`${ASSETS}ocr-engine.wasm`);

const ocr = tesseractPictureToText({ assetsUrl: ASSETS });
const scans = pdfDocumentReader({ assetsUrl: ASSETS, ocr });
const pictures = pictureDocumentReader({ ocr });

/** Lines of text as a picture. */
async function picture(lines: readonly string[], { type = 'image/png', width = 1200, height = 500 } = {}): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#111';
  context.font = '36px sans-serif';
  lines.forEach((text, index) => context.fillText(text, 60, 90 + index * 70));
  return canvas.convertToBlob({ type });
}

/** A page with no letters, only lines drawn. */
const EMPTY_PAGE = { content: '0 0 0 RG 100 100 m 200 100 l S', resources: '' };

describe('tesseractPictureToText', function () {
  this.timeout(120_000);

  withFixtures('resume-scan.pdf: eleven of the twelve strings of its truth, and the whole profile but the address', async () => {
    const expected = truth?.['resume-scan.pdf'];
    if (!expected) throw new Error('It has no truth.');
    const { text, pages, hidden, warnings, confidence, type } = await parseDocument(await fixtureDocument('resume-scan.pdf'), [scans]);
    expect([pages, hidden, warnings, type]).to.deep.equal([1, [], ['recognised'], 'application/pdf']);
    expect(confidence).to.be.within(0.85, 1);
    const strings = seenStrings(expected);
    const missing = strings.filter((string) => !text.includes(string));
    expect(strings.length).to.equal(12);
    // The dot of the e-mail address is read as a hyphen.
    expect(missing).to.deep.equal([expected.email].filter((email) => missing.includes(email)));
    const { roles, education, skills } = extractProfile(text);
    expect(roles.map(({ title, organisation }) => [title, organisation])).to.deep.equal(expected.titles.map((title, index) => [title, expected.employers[index]]));
    expect(education.map(({ institution }) => institution)).to.deep.equal(expected.schools);
    expect(skills.map(({ name }) => name.toLowerCase())).to.include.members(expected.skills.map((skill) => skill.toLowerCase()));
  });

  for (const type of ['image/png', 'image/jpeg']) {
    it(`reads a ${type}`, async () => {
      const file = await picture(['Anna Example', 'Skills: PostgreSQL, Kafka'], { type });
      const read = await parseDocument(file, [pictures]);
      expect(read.text.split(/\n+/)).to.deep.equal(['Anna Example', 'Skills: PostgreSQL, Kafka']);
      expect([read.type, read.pages, read.warnings]).to.deep.equal([type, 1, ['recognised']]);
    });
  }

  it('reads a picture with no words as such', async () => {
    expect((await rejection(parseDocument(await picture([]), [pictures]))).code).to.equal('document/image-only');
    expect((await rejection(parseDocument(pdf([EMPTY_PAGE, EMPTY_PAGE]), [scans]))).code).to.equal('document/image-only');
  });

  it('is not asked where there is text', async () => {
    const never = pdfDocumentReader({ assetsUrl: ASSETS, ocr: { specificationVersion: 'v1', provider: 'never', recognise: () => Promise.reject(new Error('asked')) } });
    const read = await never.read(pdf([{ content: line('Seen', 700), resources: '' }, EMPTY_PAGE]), { signal });
    expect([read.text.trim(), read.warnings, read.confidence]).to.deep.equal(['Seen', [], undefined]);
  });

  it('refuses what is larger than it reads', async () => {
    const pages = Array.from({ length: 11 }, () => EMPTY_PAGE);
    expect((await rejection(scans.read(pdf(pages), { signal }))).code).to.equal('document/too-many-pages');
    const head = new Uint8Array(await (await picture(['Anna'])).arrayBuffer());
    new DataView(head.buffer).setUint32(16, 60_000);
    new DataView(head.buffer).setUint32(20, 60_000);
    expect((await rejection(pictures.read(new Blob([head]), { signal }))).code).to.equal('document/too-large');
  });

  it('refuses pictures that are none', async () => {
    expect((await rejection(pictures.read(new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47)]), { signal }))).code).to.equal('document/corrupt');
    const cut = (await picture(['Anna Example'])).slice(0, 200);
    expect((await rejection(pictures.read(cut, { signal }))).code).to.equal('document/corrupt');
    expect((await rejection(ocr.recognise([new Blob(['no picture'])], { signal }))).code).to.equal('document/corrupt');
  });

  it('says where pictures are read by nobody', async () => {
    expect((await rejection(parseDocument(await picture(['Anna']), [pdfDocumentReader({ assetsUrl: ASSETS })]))).code).to.equal('document/image-only');
  });

  it('is cancelled at once, wherever it is', async () => {
    const reason = new DOMException('enough', 'AbortError');
    const file = await picture(['Anna Example']);
    expect(await ocr.recognise([file], { signal: AbortSignal.abort(reason) }).catch((error: unknown) => error)).to.equal(reason);
    const controller = new AbortController();
    const during = ocr.recognise([file], { signal: controller.signal }).catch((error: unknown) => error);
    controller.abort(reason);
    expect(await during).to.equal(reason);
  });

  it('takes no longer than it may', async () => {
    const hasty = tesseractPictureToText({ assetsUrl: ASSETS, timeoutMs: 1 });
    expect((await rejection(hasty.recognise([await picture(['Anna'])], { signal }))).code).to.equal('document/timeout');
  });

  it('names the file that is missing or damaged', async () => {
    const file = await picture(['Anna']);
    const missing = await rejection(tesseractPictureToText({ assetsUrl: '/nowhere/' }).recognise([file], { signal }));
    expect([missing.code, /ocr-engine\.wasm|eng\.traineddata\.gz/.test(missing.message)]).to.deep.equal(['asset/missing', true]);
    expect(missing.action).to.contain('npx interview-elements assets <dir> --ocr');
    const other = await rejection(tesseractPictureToText({ assetsUrl: ASSETS, language: 'tlh' }).recognise([file], { signal }));
    expect([other.code, other.message.includes('tlh.traineddata.gz')]).to.deep.equal(['asset/missing', true]);
    for (const name of ['ocr-engine.wasm', 'eng.traineddata.gz']) {
      const damaged = tesseractPictureToText({
        assetsUrl: ASSETS,
        fetch: async (input, init) => (String(input).endsWith(name) ? new Response(new Uint8Array(100)) : fetch(input, init)),
      });
      const error = await rejection(damaged.recognise([file], { signal }));
      expect([error.code, error.message.includes(name)]).to.deep.equal(['asset/invalid', true]);
    }
  });

  it('reads several pages in their order', async () => {
    const read = await ocr.recognise([await picture(['First page']), await picture(['Second page'])], { signal });
    expect(read.map(({ text }) => text.trim())).to.deep.equal(['First page', 'Second page']);
  });
});
