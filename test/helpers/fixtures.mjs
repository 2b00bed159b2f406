// Where the shared fixtures (footage, speech, documents, models) are. They lie beside the repository and are never
// copied into it; tests that need them skip by name where they are absent.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Folder of the fixtures, or undefined. `INTERVIEW_FIXTURES` overrides. */
export function fixturesDir() {
  const dir = process.env.INTERVIEW_FIXTURES ?? join(root, '../shared/fixtures');
  return existsSync(dir) ? dir : undefined;
}

/** Path of one fixture, or undefined, e.g. `fixture('footage/calm.mp4')`. */
export function fixture(name) {
  const dir = fixturesDir();
  const path = dir && join(dir, name);
  return path && existsSync(path) ? path : undefined;
}
