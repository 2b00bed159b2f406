const HEADER_BYTES = 44;
const PCM = 1;
const BYTES_PER_SAMPLE = 2;

/** A WAV file of 16 bit mono PCM: the canonical RIFF header of 44 bytes, then the samples. `sampleRate`: Hz. */
export function encodeWav(pieces: readonly Int16Array[], sampleRate: number): Uint8Array {
  const dataBytes = pieces.reduce((sum, { length }) => sum + length, 0) * BYTES_PER_SAMPLE;
  const bytes = new Uint8Array(HEADER_BYTES + dataBytes);
  const view = new DataView(bytes.buffer);
  const tag = (at: number, text: string): void => [...text].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  tag(0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  tag(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * BYTES_PER_SAMPLE, true);
  view.setUint16(32, BYTES_PER_SAMPLE, true);
  view.setUint16(34, BYTES_PER_SAMPLE * 8, true);
  tag(36, 'data');
  view.setUint32(40, dataBytes, true);
  let at = HEADER_BYTES;
  for (const piece of pieces) {
    // Sample by sample, because the file is little-endian whatever the machine is.
    for (const sample of piece) {
      view.setInt16(at, sample, true);
      at += BYTES_PER_SAMPLE;
    }
  }
  return bytes;
}

/** Turns a run of frames into WAV files: one as long as the sample rate stays the same. */
export function wavFiles(frames: readonly { readonly data: Int16Array; readonly sampleRate: number }[]): readonly Uint8Array[] {
  const runs: { readonly sampleRate: number; readonly pieces: Int16Array[] }[] = [];
  for (const { data, sampleRate } of frames) {
    const last = runs.at(-1);
    if (last?.sampleRate === sampleRate) last.pieces.push(data);
    else runs.push({ sampleRate, pieces: [data] });
  }
  return runs.map(({ pieces, sampleRate }) => encodeWav(pieces, sampleRate));
}
