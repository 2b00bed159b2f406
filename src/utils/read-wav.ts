/** What a WAV file holds. */
export interface WavSound {
  /** Hz. */
  readonly sampleRate: number;
  readonly channels: number;
  readonly bitsPerSample: number;
  /** The samples as they lie in the file, little-endian. */
  readonly bytes: Uint8Array;
}

const PCM = 1;

/**
 * Reads a RIFF file of PCM chunk by chunk; undefined for what is none. A data chunk that claims to be longer than the file,
 * as writers leave it who do not know the length beforehand, goes to the end.
 */
export function readWav(file: Uint8Array): WavSound | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tag = (at: number): string => String.fromCharCode(...file.subarray(at, at + 4));
  if (file.length < 12 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return undefined;
  let format: Omit<WavSound, 'bytes'> | undefined;
  for (let at = 12; at + 8 <= file.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (tag(at) === 'data') return format && { ...format, bytes: file.subarray(body, Math.min(body + size, file.length)) };
    if (tag(at) === 'fmt ' && body + 16 <= file.length) {
      if (view.getUint16(body, true) !== PCM) return undefined;
      format = { channels: view.getUint16(body + 2, true), sampleRate: view.getUint32(body + 4, true), bitsPerSample: view.getUint16(body + 14, true) };
    }
    // Chunks begin at even places.
    at = body + size + (size % 2);
  }
  return undefined;
}
