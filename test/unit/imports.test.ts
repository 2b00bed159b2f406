import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import test from 'node:test';
import { ASSEMBLIES, FOLDERS, folderOf, mayImport } from '../../scripts/import-arrows.mjs';

const files = ['src', 'components'].flatMap((root) =>
  readdirSync(root, { recursive: true })
    .map((file) => join(root, String(file)))
    .filter((file) => file.endsWith('.ts')),
);

/** Specifiers of every import, export-from and dynamic import of a file. */
function specifiers(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

test('there are files to look at', () => {
  assert.ok(files.length > 40);
  assert.ok(FOLDERS.length > 10);
});

test('every import follows the arrows', () => {
  const wrong: string[] = [];
  for (const file of files) {
    const from = folderOf(file);
    if (!from || ASSEMBLIES.some((assembly) => file.startsWith(assembly))) continue;
    for (const specifier of specifiers(file).filter((candidate) => candidate.startsWith('.'))) {
      const to = folderOf(normalize(join(dirname(file), specifier)));
      if (to && !mayImport(from, to)) wrong.push(`${file} -> ${specifier}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('src draws nothing and components know no vendor', () => {
  const wrong = files.flatMap((file) =>
    specifiers(file)
      .filter((specifier) => {
        if (file.startsWith('src/')) return specifier === 'lit' || specifier.startsWith('lit/') || specifier.startsWith('@lit/');
        return specifier.startsWith('@mediapipe/') || specifier.startsWith('@google/') || specifier === 'idb';
      })
      .map((specifier) => `${file} -> ${specifier}`),
  );
  assert.deepEqual(wrong, []);
});

/** What several adapters have in common; no entries. See CONTRIBUTING.md, "Import arrows". */
const SHARED = ['src/adapters/dictation/', 'src/adapters/in-worker/', 'src/adapters/onnx/'];

test('one adapter never imports another', () => {
  const wrong = files
    .filter((file) => file.startsWith('src/adapters/') && !file.startsWith('src/adapters/embedded/'))
    .flatMap((file) => {
      const own = file.split('/').slice(0, 3).join('/');
      return specifiers(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => normalize(join(dirname(file), specifier)))
        .filter((target) => target.startsWith('src/adapters/') && !target.startsWith(`${own}/`) && !SHARED.some((folder) => target.startsWith(folder)))
        .map((target) => `${file} -> ${target}`);
    });
  assert.deepEqual(wrong, []);
});

test('no file is longer than 450 lines', () => {
  const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 451);
  assert.deepEqual(long, []);
});
