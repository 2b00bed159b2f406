// Writes small ZIP archives (PKWARE APPNOTE 4.3), true ones and lying ones. Runs in Node and in browsers.

export interface ZipEntry {
  readonly name: string;
  /** Text is stored as UTF-8. */
  readonly data: string | Uint8Array;
  /** `data` is already compressed (raw deflate), and this is what it unpacks to, as it is declared. */
  readonly deflatedFrom?: number;
  /** Set to pretend encryption (bit 0). */
  readonly flags?: number;
}

export function zip(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, data, deflatedFrom, flags = 0 } of entries) {
    const body = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    const title = new TextEncoder().encode(name);
    const common = [u16(20), u16(flags), u16(deflatedFrom === undefined ? 0 : 8), u32(0), u32(crc32(body)), u32(body.length), u32(deflatedFrom ?? body.length), u16(title.length), u16(0)];
    const local = join([u32(0x04034b50), ...common, title]);
    directory.push(join([u32(0x02014b50), u16(20), ...common, u16(0), u16(0), u16(0), u32(0), u32(offset), title]));
    parts.push(local, body);
    offset += local.length + body.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = [u32(0x06054b50), u16(0), u16(0), u16(entries.length), u16(entries.length), u32(size), u32(offset), u16(0)];
  return join([...parts, ...directory, ...end]);
}

/** Raw deflate of anything, in the browser's or Node's own way. */
export async function deflate(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([data]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function u16(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, value >> 8);
}

function u32(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, value >>> 24);
}

function crc32(data: Uint8Array): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
