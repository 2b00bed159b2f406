const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_BYTES = 22;

/**
 * Bytes of one file inside a `.task` bundle, which is a ZIP archive whose files are stored uncompressed and aligned.
 * Undefined where the archive has no such file, or has it compressed. Read from the central directory at the end,
 * because the models inside are themselves followed by ZIP archives. Format: PKWARE APPNOTE 4.3.
 */
export function storedFile(archive: ArrayBuffer, name: string): Uint8Array<ArrayBuffer> | undefined {
  const view = new DataView(archive);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (entry + 46 > end || view.getUint32(entry, true) !== DIRECTORY_ENTRY) return undefined;
    const nameLength = view.getUint16(entry + 28, true);
    if (text(archive, entry + 46, nameLength) === name) return storedBytes(view, entry);
    entry += 46 + nameLength + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
  return undefined;
}

function endOfDirectory(view: DataView): number | undefined {
  // A comment of up to 64 KiB may follow.
  for (let at = view.byteLength - END_BYTES; at >= Math.max(0, view.byteLength - END_BYTES - 0xffff); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}

function storedBytes(view: DataView, entry: number): Uint8Array<ArrayBuffer> | undefined {
  const stored = view.getUint16(entry + 10, true) === 0;
  const size = view.getUint32(entry + 24, true);
  const local = view.getUint32(entry + 42, true);
  if (!stored || local + 30 > view.byteLength || view.getUint32(local, true) !== LOCAL_ENTRY) return undefined;
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  return start + size <= view.byteLength ? new Uint8Array(view.buffer.slice(start, start + size) as ArrayBuffer) : undefined;
}

function text(archive: ArrayBuffer, start: number, length: number): string {
  return String.fromCharCode(...new Uint8Array(archive, start, Math.min(length, archive.byteLength - start)));
}
