import { readFileSync } from 'node:fs';
import type { Wav } from './sound.js';
import { soundOf } from './speech.js';

// What is done with sound works in browsers as well; files are read here.
export * from './sound.js';

export function readWav(path: string): Wav {
  return soundOf(readFileSync(path), path);
}
