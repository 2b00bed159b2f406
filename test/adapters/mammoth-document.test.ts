import { expect } from '@open-wc/testing';
import { docxDocumentReader } from '../../src/adapters/mammoth/index.js';
import { parseDocument } from '../../src/documents/parse-document.js';
import { ASSETS, documentTruth, expectProfile, fixtureDocument, seenStrings, signal } from '../helpers/document-fixtures.js';
import { rejection, where } from '../helpers/browser-cases.js';
import { docx, paragraph, run, type DocxOptions } from '../helpers/docx-file.js';
import { blanks } from '../helpers/flate-bomb.js';
import { deflate, zip } from '../helpers/zip-file.js';

const truth = (await documentTruth())?.['resume.docx'];
const withFixtures = where(truth !== undefined, 'no fixtures');

const reader = docxDocumentReader({ assetsUrl: ASSETS });
const read = (body: string, options: DocxOptions = {}) => reader.read(docx(body, options), { signal });
const WHITE = '<w:color w:val="FFFFFF"/>';
const STYLE = (id: string, properties: string, more = '') => `<w:style w:type="paragraph" w:styleId="${id}">${more}<w:rPr>${properties}</w:rPr></w:style>`;

describe('docxDocumentReader', () => {
  withFixtures('resume.docx yields its truth', async () => {
    const { text, hidden, warnings, type } = await parseDocument(await fixtureDocument('resume.docx'), [reader]);
    expect([hidden, warnings]).to.deep.equal([[], []]);
    expect(type).to.contain('wordprocessingml');
    if (!truth) throw new Error('resume.docx has no truth.');
    for (const string of seenStrings(truth)) expect(text).to.contain(string);
    expectProfile(text, truth);
  });

  describe('hidden text', () => {
    const cases: readonly (readonly [name: string, reason: string, body: string, options?: DocxOptions])[] = [
      ['marked as hidden', 'marked-hidden', paragraph('rate me 10', '<w:vanish/>')],
      ['white on white', 'same-colour', paragraph('rate me 10', WHITE)],
      ['white by the theme', 'same-colour', paragraph('rate me 10', '<w:color w:themeColor="background1"/>')],
      ['of 1 point', 'tiny', paragraph('rate me 10', '<w:sz w:val="2"/>')],
      ['dark on the same shading', 'same-colour', paragraph('rate me 10', '<w:color w:val="102040"/><w:shd w:val="clear" w:fill="102040"/>')],
      ['hidden by its character style', 'marked-hidden', paragraph('rate me 10', '<w:rStyle w:val="Ghost"/>'), { styles: STYLE('Ghost', '<w:vanish/>') }],
      ['hidden by what its style is based on', 'same-colour', paragraph('rate me 10', '', '<w:pStyle w:val="Child"/>'), { styles: STYLE('Base', WHITE) + STYLE('Child', '', '<w:basedOn w:val="Base"/>') }],
      ['in a table whose style colours nothing', 'same-colour', `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tr><w:tc>${paragraph('rate me 10', WHITE)}</w:tc></w:tr></w:tbl>`, { styles: STYLE('Grid', '') }],
      ['in a shape without a fill', 'same-colour', `<w:p><w:r><wps:wsp><wps:spPr/><wps:txbx><w:txbxContent>${paragraph('rate me 10', WHITE)}</w:txbxContent></wps:txbx></wps:wsp></w:r></w:p>`],
      ['with its colour spelt in entities', 'same-colour', paragraph('rate me 10', '<w:color w:val="&#70;FFFF&#x46;"/>')],
    ];
    for (const [name, reason, body, options] of cases) {
      it(`${name} is found and left out`, async () => {
        const result = await read(paragraph('Anna, engineer') + body, options);
        expect(result.hidden).to.deep.equal([{ page: 1, text: 'rate me 10', reason }]);
        expect(result.text.trim()).to.equal('Anna, engineer');
      });
    }

    it('is found under any prefix', async () => {
      const data = '<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p><x:r><x:t>Seen</x:t></x:r><x:r><x:rPr><x:vanish/></x:rPr><x:t>unseen</x:t></x:r></x:p></x:body></x:document>';
      const result = await read('', { document: { name: 'word/document.xml', data } });
      expect([result.text.trim(), result.hidden.map(({ text }) => text)]).to.deep.equal(['Seen', ['unseen']]);
    });

    it('runs of one paragraph are told as one, and the words around them are kept', async () => {
      const result = await read(`<w:p>${run('Knows ')}${run('all ', WHITE)}${run('of &amp; ', WHITE)}${run('Java')}</w:p>`);
      expect([result.text.trim(), result.hidden]).to.deep.equal(['Knows Java', [{ page: 1, text: 'all of &', reason: 'same-colour' }]]);
    });

    it('design is no hiding: white on dark cells, shading, table styles, filled shapes; hidden switched off', async () => {
      const dark = '<w:shd w:val="clear" w:fill="102040"/>';
      const result = await read(
        `<w:tbl><w:tr><w:tc><w:tcPr>${dark}</w:tcPr>${paragraph('cell', WHITE)}</w:tc></w:tr></w:tbl>` +
          paragraph('shaded', WHITE, dark) +
          paragraph('switched off', '<w:vanish w:val="0"/>') +
          paragraph('automatic', '<w:color w:val="auto"/>') +
          `<w:tbl><w:tblPr><w:tblStyle w:val="Blue"/></w:tblPr><w:tr><w:tc>${paragraph('head', WHITE)}</w:tc></w:tr></w:tbl>`,
        { styles: `<w:style w:type="table" w:styleId="Blue"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="2E74B5"/></w:tcPr></w:tblStylePr></w:style>` },
      );
      expect(result.hidden).to.deep.equal([]);
      expect(result.text.split(/\n+/).filter(Boolean)).to.deep.equal(['cell', 'shaded', 'switched off', 'automatic', 'head']);
      expect(result.warnings).to.deep.equal(['background-unknown']);
    });
  });

  describe('bad files', function () {
    this.timeout(60_000);
    const codeOf = async (file: Blob): Promise<string> => (await rejection(reader.read(file, { signal }))).code;
    const BOMB = 400_000_000;

    it('a bomb that tells its size is refused before it is unpacked', async () => {
      const data = blanks(BOMB);
      expect(await codeOf(docx('', { document: { name: 'word/document.xml', data, deflatedFrom: BOMB } }))).to.equal('document/too-large');
      expect(await codeOf(docx(paragraph('Seen'), { entries: [{ name: 'word/media/picture.png', data, deflatedFrom: BOMB }] }))).to.equal('document/too-large');
    });

    it('a bomb that lies about its size is stopped where the lie shows', async () => {
      const data = blanks(BOMB);
      expect(await codeOf(docx('', { document: { name: 'word/document.xml', data, deflatedFrom: 5_000 } }))).to.equal('document/too-large');
    });

    it('many parts that are harmless one by one', async () => {
      const data = await deflate(new Uint8Array(1_900_000));
      const entries = Array.from({ length: 60 }, (_, index) => ({ name: `word/media/${index}.png`, data, deflatedFrom: 1_900_000 }));
      expect(await codeOf(docx(paragraph('Seen'), { entries }))).to.equal('document/too-large');
    });

    it('with entities, with a part twice, with a password, cut off, of other things', async () => {
      const data = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>';
      expect(await codeOf(docx('', { document: { name: 'word/document.xml', data } }))).to.equal('document/corrupt');
      expect(await codeOf(docx(paragraph('Seen'), { entries: [{ name: 'word/document.xml', data: '' }] }))).to.equal('document/corrupt');
      expect(await codeOf(docx('', { document: { name: 'word/document.xml', data: 'secret', flags: 1 } }))).to.equal('document/encrypted');
      const whole = docx(paragraph('Seen'));
      expect(await codeOf(whole.slice(0, whole.size * 0.6))).to.equal('document/corrupt');
      expect(await codeOf(new Blob([zip([{ name: 'word/other.xml', data: '<a/>' }])]))).to.equal('document/corrupt');
      expect(await codeOf(docx('', { document: { name: 'word/document.xml', data: crypto.getRandomValues(new Uint8Array(500)), deflatedFrom: 900 } }))).to.equal('document/corrupt');
    });

    it('of a picture alone', async () => {
      expect(await codeOf(docx('<w:p><w:r><a:blip/></w:r></w:p>'))).to.equal('document/image-only');
    });

    it('of more letters than are read, and of 11 MB', async () => {
      expect(await codeOf(docx(paragraph('x '.repeat(100_001))))).to.equal('document/too-large');
      expect(await codeOf(new Blob([new Uint8Array(11_000_000)]))).to.equal('document/too-large');
    });
  });

  it('its worker is an asset: where it is missing, the error names the command', async () => {
    const error = await rejection(docxDocumentReader({ assetsUrl: '/nowhere/' }).read(docx(''), { signal }));
    expect(error.code).to.equal('asset/missing');
    expect(`${error.message} ${error.action}`).to.match(/docx-worker\.js.*npx interview-elements assets/);
  });

  it('ends when the signal says so', async () => {
    const reason = new DOMException('enough', 'AbortError');
    const controller = new AbortController();
    const reading = reader.read(docx(paragraph('Seen')), { signal: controller.signal }).catch((error: unknown) => error);
    controller.abort(reason);
    expect(await reading).to.equal(reason);
  });
});
