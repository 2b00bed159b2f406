import { DocumentError } from '../../errors/index.js';

/** One file of a ZIP archive, as the list at its end declares it. */
export interface ArchiveEntry {
  readonly name: string;
  /** Bytes in the archive, and as declared after unpacking. */
  readonly packed: number;
  readonly declared: number;
  readonly deflated: boolean;
  /** Offset of its local header. */
  readonly offset: number;
}

/** All that a DOCX may declare to unpack to, bytes: pictures are never unpacked, so this only tells a bomb from a document. */
const MOST_DECLARED = 100_000_000;
/** XML packs to a tenth, repetitive XML to a fiftieth; bombs reach a thousandth. */
const MOST_RATIO = 100;
/** Below this, no ratio can do harm, bytes. */
const HARMLESS = 2_000_000;
const MOST_ENTRIES = 2_000;
/** One part that is really unpacked, bytes. */
const MOST_PART = 16_000_000;

/** Packed bytes that are unpacked at a time. */
const SLICE = 4096;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;

/**
 * The list of a ZIP archive (PKWARE APPNOTE 4.3.12), checked before anything is unpacked. Throws `DocumentError`:
 * `encrypted`, `too-large` for what declares more than a document can hold, `corrupt` for all that contradicts itself.
 */
export function listArchive(bytes: Uint8Array): ReadonlyMap<string, ArchiveEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw new DocumentError('too-large');
  const entries = new Map<string, ArchiveEntry>();
  let at = view.getUint32(end + 16, true);
  for (let left = count; left > 0; left--) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new DocumentError('corrupt');
    const nameLength = view.getUint16(at + 28, true);
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new DocumentError('encrypted');
    const method = view.getUint16(at + 10, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    // Two files of one name are a way to show each reader another one.
    if (entries.has(name) || (method !== 0 && method !== 8)) throw new DocumentError('corrupt');
    const [packed, declared] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    entries.set(name, { name, packed, declared, deflated: method === 8, offset: view.getUint32(at + 42, true) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  refuseBomb([...entries.values()]);
  return entries;
}

/** One file of the archive. Stops as soon as more comes out than was declared or is taken. */
export async function unpack(bytes: Uint8Array<ArrayBuffer>, entry: ArchiveEntry): Promise<Uint8Array<ArrayBuffer>> {
  const { offset, packed, declared, deflated } = entry;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (declared > MOST_PART) throw new DocumentError('too-large');
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_ENTRY) throw new DocumentError('corrupt');
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const body = bytes.subarray(start, start + packed);
  if (body.length !== packed) throw new DocumentError('corrupt');
  return deflated ? inflate(body, declared) : body.slice();
}

async function inflate(body: Uint8Array<ArrayBuffer>, declared: number): Promise<Uint8Array<ArrayBuffer>> {
  const all = new Uint8Array(declared);
  let length = 0;
  const reader = inSlices(body).pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (length + part.value.length > declared) throw new DocumentError('too-large');
      all.set(part.value, length);
      length += part.value.length;
    }
  } catch (error) {
    throw error instanceof DocumentError ? error : new DocumentError('corrupt');
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  if (length !== declared) throw new DocumentError('corrupt');
  return all;
}

/** The browser unpacks all of a slice at once, up to a thousandfold, before anyone can say stop. */
function inSlices(body: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream(
    {
      pull(controller) {
        if (at >= body.length) return controller.close();
        controller.enqueue(body.subarray(at, (at += SLICE)));
      },
    },
    { highWaterMark: 0 },
  );
}

function refuseBomb(entries: readonly ArchiveEntry[]): void {
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  const declared = entries.reduce((sum, entry) => sum + entry.declared, 0);
  const isBomb = (unpacked: number, from: number): boolean => unpacked > HARMLESS && unpacked > from * MOST_RATIO;
  if (declared > MOST_DECLARED || isBomb(declared, packed) || entries.some((entry) => isBomb(entry.declared, entry.packed))) {
    throw new DocumentError('too-large');
  }
}

function endOfDirectory(view: DataView): number {
  // A comment of up to 64 KiB may follow.
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw new DocumentError('corrupt');
}

/** The parts as an archive of their own, not compressed. Without checksums: the one reader of it does not look at them. */
export function packStored(parts: ReadonlyMap<string, Uint8Array>): ArrayBuffer {
  const files = [...parts].map(([name, data]) => ({ name: new TextEncoder().encode(name), data }));
  const total = files.reduce((sum, { name, data }) => sum + 76 + 2 * name.length + data.length, 22);
  const all = new Uint8Array(total);
  const view = new DataView(all.buffer);
  let at = 0;
  const header = (signature: number, { name, data }: (typeof files)[number], directory: boolean): void => {
    view.setUint32(at, signature, true);
    const fields = at + (directory ? 6 : 4);
    if (directory) view.setUint16(at + 4, 20, true);
    view.setUint16(fields, 20, true);
    view.setUint32(fields + 14, data.length, true);
    view.setUint32(fields + 18, data.length, true);
    view.setUint16(fields + 22, name.length, true);
  };
  const offsets = files.map((file) => {
    const offset = at;
    header(LOCAL_ENTRY, file, false);
    all.set(file.name, at + 30);
    all.set(file.data, at + 30 + file.name.length);
    at += 30 + file.name.length + file.data.length;
    return offset;
  });
  const directory = at;
  files.forEach((file, index) => {
    header(DIRECTORY_ENTRY, file, true);
    view.setUint32(at + 42, offsets[index] ?? 0, true);
    all.set(file.name, at + 46);
    at += 46 + file.name.length;
  });
  view.setUint32(at, END_OF_DIRECTORY, true);
  view.setUint16(at + 8, files.length, true);
  view.setUint16(at + 10, files.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return all.buffer;
}
