import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainTextDocumentReader } from '../../../src/adapters/plain-text/index.js';
import { documentKind, DOCX_TYPE, PDF_TYPE, TEXT_TYPE } from '../../../src/documents/document-kind.js';
import { parseDocument } from '../../../src/documents/parse-document.js';
import type { DocumentReader } from '../../../src/spec/index.js';
import { zip } from '../../helpers/zip-file.js';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const OLE = '\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1';

/** Takes everything, and tells what it was given. */
function reader(type: string, seen: string[] = []): DocumentReader {
  return {
    specificationVersion: 'v1',
    provider: 'spoken-of',
    accepts: (candidate, name) => candidate === type && seen.push(name) > 0,
    read: () => Promise.resolve({ text: ' a\u200Bb ', pages: 2, hidden: [{ page: 1, text: ' x\u200B ', reason: 'tiny' }, { page: 1, text: '\u200B', reason: 'tiny' }], warnings: [] }),
  };
}

test('tells the kind of a file by its bytes', async () => {
  const kinds: readonly (readonly [string, BlobPart])[] = [
    [PDF_TYPE, '%PDF-1.7\n...'],
    [PDF_TYPE, 'junk before it %PDF-1.4'],
    [DOCX_TYPE, zip([{ name: '[Content_Types].xml', data: 'x' }, { name: 'word/document.xml', data: 'y' }])],
    ['application/octet-stream', zip([{ name: 'xl/workbook.xml', data: 'word/' }])],
    ['encrypted', bytes(`${OLE}....E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0`)],
    ['application/octet-stream', bytes(`${OLE}....W\0o\0r\0d\0`)],
    ['image/png', bytes('\u0089PNG\r\n\u001A\n\0\0\0')],
    ['image/jpeg', bytes('\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF')],
    ['application/octet-stream', bytes('GIF89a\0\0')],
    ['application/octet-stream', '{\\rtf1 text}'],
    ['application/octet-stream', '\n<!DOCTYPE html><p>'],
    [TEXT_TYPE, 'Zoë Müller\nEngineer'],
    [TEXT_TYPE, '日'.repeat(600)],
    [TEXT_TYPE, bytes('Zo\u00EB M\u00FCller, engineer at a company')],
    [TEXT_TYPE, bytes('\u00FF\u00FEA\0')],
    ['empty', ''],
  ];
  for (const [kind, part] of kinds) assert.equal(await documentKind(new Blob([part])), kind, JSON.stringify(part).slice(0, 40));
});

test('asks the readers by kind, whatever the name says, and cleans what they give', async () => {
  const names: string[] = [];
  const file = new File(['%PDF-1.7'], 'resume.docx', { type: 'text/plain' });
  const parsed = await parseDocument(file, [reader(TEXT_TYPE), reader(PDF_TYPE, names)]);
  assert.deepEqual(names, ['resume.docx']);
  assert.deepEqual(parsed, {
    text: 'ab',
    pages: 2,
    hidden: [{ page: 1, text: 'x', reason: 'tiny' }],
    warnings: [],
    type: PDF_TYPE,
    removed: { invisible: 1, bidi: 0, tags: 0, control: 0 },
    truncated: false,
  });
});

test('reads a text in its encodings', async () => {
  for (const part of ['Zoë', bytes('\u00EF\u00BB\u00BFZo\u00C3\u00AB'), bytes('Zo\u00EB, engineer'), bytes('\u00FF\u00FEZ\0o\0\u00EB\0'), bytes('\u00FE\u00FF\0Z\0o\0\u00EB')]) {
    assert.match((await parseDocument(new Blob([part]), [plainTextDocumentReader()])).text, /^Zoë/);
  }
});

test('says what is wrong with a file that cannot be read', async () => {
  const readers = [plainTextDocumentReader()];
  const codes: readonly (readonly [string, BlobPart])[] = [
    ['document/unsupported', '%PDF-1.7'],
    ['document/unsupported', bytes('GIF89a\0\0')],
    ['document/image-only', bytes('\u0089PNG\r\n\u001A\n\0\0\0')],
    ['document/encrypted', bytes(`${OLE}E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0`)],
    ['document/corrupt', ''],
    ['document/corrupt', ' \n\u200B '],
    ['document/corrupt', `${'text '.repeat(300)}\0`],
    ['document/too-large', new Uint8Array(11_000_000)],
    ['document/too-large', 'x'.repeat(200_001)],
  ];
  for (const [code, part] of codes) await assert.rejects(parseDocument(new Blob([part]), readers), { code });
});

test('rejects with the reason of the signal, before and after reading', async () => {
  const reason = new DOMException('enough', 'AbortError');
  await assert.rejects(parseDocument(new Blob(['x']), [plainTextDocumentReader()], { signal: AbortSignal.abort(reason) }), reason);
  const controller = new AbortController();
  const slow: DocumentReader = { ...reader(TEXT_TYPE), read: async () => (controller.abort(reason), { text: 'x', pages: 1, hidden: [], warnings: [] }) };
  await assert.rejects(parseDocument(new Blob(['x']), [slow], { signal: controller.signal }), reason);
});

test('neither the name nor the contents are in an error', async () => {
  const error = await parseDocument(new File([bytes('\u0000secret')], 'anna-smith.pdf'), []).catch((reason: unknown) => reason);
  assert.ok(error instanceof Error);
  assert.doesNotMatch(`${error.message} ${JSON.stringify(error)}`, /anna|secret/);
});
