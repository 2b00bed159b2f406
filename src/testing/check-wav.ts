/** Codes of PCM and of floating point (Microsoft, "Multimedia Programming Interface and Data Specifications 1.0"). */
const FORMATS: ReadonlySet<number> = new Set([1, 3]);

/** What is wrong with a WAV file, as a decoder that is strict about it would say; undefined where it can be played whole. */
export function problemOfWav(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return 'it is no RIFF file of the type WAVE';
  if (view.getUint32(4, true) !== bytes.length - 8) return 'it is not as long as its header says';
  let blockAlign: number | undefined;
  // Chunks begin at even places.
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (body + size > bytes.length) return 'a chunk is cut off';
    if (tag(at) === 'fmt ') {
      if (size < 16 || !isConsistent(view, body)) return 'its format contradicts itself, or is none that is known';
      blockAlign = view.getUint16(body + 12, true);
    }
    if (tag(at) === 'data') {
      if (blockAlign === undefined) return 'its sound comes before its format';
      return size === 0 || size % blockAlign !== 0 ? 'it holds no whole samples' : undefined;
    }
    at = body + size + (size % 2);
  }
  return 'it has no sound';
}

function isConsistent(view: DataView, at: number): boolean {
  const [format, channels, rate, byteRate] = [view.getUint16(at, true), view.getUint16(at + 2, true), view.getUint32(at + 4, true), view.getUint32(at + 8, true)];
  const [blockAlign, bits] = [view.getUint16(at + 12, true), view.getUint16(at + 14, true)];
  const isKnown = FORMATS.has(format) && channels >= 1 && channels <= 8 && [8, 16, 24, 32].includes(bits) && rate >= 8_000 && rate <= 192_000;
  return isKnown && blockAlign === (channels * bits) / 8 && byteRate === rate * blockAlign;
}
