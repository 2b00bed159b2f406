import { readFileSync } from 'node:fs';
import type { Wav } from './sound.js';

// What is done with sound works in browsers as well; files are read here.
export * from './sound.js';

/** Reads a RIFF file chunk by chunk; refuses what it does not know instead of guessing. */
export function readWav(path: string): Wav {
  return parseWav(readFileSync(path), path);
}

/** `path` is for the error. */
export function parseWav(file: Buffer, path: string): Wav {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') throw new Error(`${path} is no WAV file.`);
  let sampleRate = 0;
  for (let at = 12; at + 8 <= file.length; ) {
    const id = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const body = at + 8;
    if (id === 'fmt ') {
      const [format, channels, bits] = [file.readUInt16LE(body), file.readUInt16LE(body + 2), file.readUInt16LE(body + 14)];
      if (format !== 1 || channels !== 1 || bits !== 16) throw new Error(`${path} is not 16 bit PCM, mono.`);
      sampleRate = file.readUInt32LE(body + 4);
    } else if (id === 'data') {
      const end = Math.min(body + size, file.length);
      return { sampleRate, samples: new Int16Array(file.buffer.slice(file.byteOffset + body, file.byteOffset + end)) };
    }
    // Chunks begin at even offsets.
    at = body + size + (size % 2);
  }
  throw new Error(`${path} has no sound.`);
}
