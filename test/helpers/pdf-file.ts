// Writes small PDFs (ISO 32000-1), good ones and bad ones, by hand: what is under test is the reading of exactly these bytes.

export interface PdfPage {
  /** The content stream as it is, or already compressed with zlib. */
  readonly content: string | { readonly flate: Uint8Array };
  /** Further entries of the page's resources, e.g. `/ExtGState << /Clear << /ca 0 >> >>`. */
  readonly resources?: string;
}

export interface PdfOptions {
  /** Further objects, numbered from 10. */
  readonly objects?: readonly string[];
  /** Asks for a password that nobody has. */
  readonly encrypted?: boolean;
}

/** A4 pages with Helvetica as `/F1`. */
export function pdf(pages: readonly PdfPage[], { objects = [], encrypted = false }: PdfOptions = {}): File {
  const parts: BlobPart[] = ['%PDF-1.7\n%\u00e2\u00e3\n'];
  const first = 10 + objects.length;
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ');
  const put = (number: number, body: string): void => void parts.push(`${number} 0 obj\n${body}\nendobj\n`);
  put(1, `<< /Type /Catalog /Pages 2 0 R ${objects.length > 0 ? '/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>' : ''} >>`);
  put(2, `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] /MediaBox [0 0 595 842] >>`);
  put(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  put(4, `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`);
  objects.forEach((body, index) => put(10 + index, body));
  pages.forEach(({ content, resources = '' }, index) => {
    const number = first + 2 * index;
    put(number, `<< /Type /Page /Parent 2 0 R /Contents ${number + 1} 0 R /Resources << /Font << /F1 3 0 R >> ${resources} >> >>`);
    const [data, filter] = typeof content === 'string' ? [content, ''] : [content.flate as Uint8Array<ArrayBuffer>, '/Filter /FlateDecode '];
    parts.push(`${number + 1} 0 obj\n<< /Length ${data.length} ${filter}>>\nstream\n`, data, '\nendstream\nendobj\n');
  });
  // Without a table of places: readers then look for the objects themselves, as they do in many a real file.
  parts.push(`trailer\n<< /Root 1 0 R /ID [<00><00>] ${encrypted ? '/Encrypt 4 0 R ' : ''}>>\n%%EOF\n`);
  return new File(parts, 'somebody.pdf', { type: 'application/pdf' });
}

/** A line of text at a place, in black 12 point, after `state`, e.g. `1 g` for white. */
export function line(text: string, y: number, state = '', x = 50): string {
  return `q BT /F1 12 Tf ${x} ${y} Td ${state} (${text}) Tj ET Q\n`;
}

/** zlib (RFC 1950) around raw deflate. The checksum is left wrong: readers of PDF do not look at it. */
export function zlibOf(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(raw.length + 6);
  all.set([0x78, 0x9c]);
  all.set(raw, 2);
  return all;
}

/** `unit` over and over until `length` bytes, compressed as it is made. */
export async function flateOf(unit: string, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const block = new TextEncoder().encode(unit.repeat(Math.ceil(65_536 / unit.length)));
  let left = length;
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (left <= 0) return controller.close();
      controller.enqueue(block);
      left -= block.length;
    },
  });
  return new Uint8Array(await new Response(source.pipeThrough(new CompressionStream('deflate'))).arrayBuffer());
}
