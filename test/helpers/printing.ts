// What tests of printed reports share: words, fonts, and a reader of the PDFs that were made.
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { en } from '../../components/internal/strings/en/index.js';
import { writePdf } from '../../src/adapters/jspdf/write-pdf.js';
import type { PageFormat } from '../../src/adapters/jspdf/layout/paginate.js';
import type { FontFiles } from '../../src/adapters/jspdf/protocol.js';
import type { SayReport } from '../../src/record/index.js';
import type { PrintDocument } from '../../src/spec/index.js';

/** The texts of a language, and an error for a key that does not exist. */
export function sayIn(texts: object): SayReport {
  return (key, ...args) => {
    const text = (texts as Readonly<Record<string, unknown>>)[key];
    if (text === undefined) throw new Error(`There is no text "${key}".`);
    return typeof text === 'function' ? String((text as (...values: unknown[]) => string)(...args)) : String(text);
  };
}

/** English. */
export const say = sayIn(en);

function font(file: string): ArrayBuffer {
  const bytes = readFileSync(`node_modules/dejavu-fonts-ttf/ttf/${file}`);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

export const FONTS: FontFiles = { regular: font('DejaVuSans.ttf'), bold: font('DejaVuSans-Bold.ttf') };

export type PdfItem = { readonly text: string; readonly x: number; readonly y: number; readonly width: number; readonly size: number };
export type PdfPageText = { readonly width: number; readonly height: number; readonly items: readonly PdfItem[]; readonly links: readonly { readonly page: number; readonly rect: readonly number[] }[] };

export interface ReadPdf {
  readonly bytes: number;
  /** Symbols that stand there as their codes. */
  readonly replaced: number;
  readonly pages: readonly PdfPageText[];
  readonly title: string;
  readonly language: string;
  readonly outline: readonly { readonly title: string; readonly items: readonly string[] }[];
  /** Of all pages, spaces made one; Arabic letters without the shapes of their places. */
  readonly text: string;
}

export async function madePdf(document: PrintDocument, format: PageFormat = 'a4'): Promise<ReadPdf> {
  const { bytes, replaced } = writePdf({ document, fonts: FONTS, format });
  const { byteLength } = bytes;
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const pages: PdfPageText[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const annotations = (await page.getAnnotations()) as readonly { readonly dest: readonly [{ num: number; gen: number }]; readonly rect: readonly number[] }[];
    const links = await Promise.all(annotations.map(async ({ dest: [target], rect }) => ({ page: (await pdf.getPageIndex(target)) + 1, rect })));
    const found = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [a, b, , , x, y] = item.transform as number[];
      return [{ text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, size: Math.hypot(a ?? 0, b ?? 0) }];
    });
    pages.push({ width, height, items: found, links });
  }
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
  const outline = ((await pdf.getOutline()) ?? []) as readonly { title: string; items: readonly { title: string }[] }[];
  await loading.destroy();
  return {
    bytes: byteLength,
    replaced,
    pages,
    title: info.Title ?? '',
    language: info.Language ?? '',
    outline: outline.map(({ title, items }) => ({ title, items: items.map((item) => item.title) })),
    text: pages.flatMap(({ items }) => items.map(({ text }) => text)).join(' ').normalize('NFKC').replace(/\s+/g, ' '),
  };
}
