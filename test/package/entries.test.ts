import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SOFTWARE } from '../../src/session/software.js';

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly sideEffects: readonly string[];
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as PackageJson;
const entries = Object.entries(manifest.exports).flatMap(([path, target]) => (typeof target === 'string' ? [] : [{ path, ...target }]));

test('every entry has its file and its types', () => {
  assert.ok(entries.length >= 20);
  const missing = entries.flatMap(({ types, default: file }) => [types, file]).filter((file) => !existsSync(file));
  assert.deepEqual(missing, []);
  assert.ok(entries.every(({ path }) => !path.includes('*')));
});

test('importing any entry in Node does nothing and throws nothing', () => {
  const code = `
    // Lit counts its own copies, and brings a stand-in for servers; whatever else is new would be ours.
    const ours = (name) => !/^(lit|reactiveElementVersions$|customElements$)/.test(name);
    const names = () => Object.keys(globalThis).filter(ours).sort().join();
    const before = names();
    for (const entry of ${JSON.stringify(entries.map(({ path }) => path.replace('.', manifest.name)))}) await import(entry);
    if (names() !== before) throw new Error('a global was added: ' + names());
  `;
  const output = execFileSync('node', ['--input-type=module', '-e', code], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  assert.equal(output, '');
});

test('there are at most five runtime dependencies and no install scripts', () => {
  assert.ok(Object.keys(manifest.dependencies).length <= 5);
  assert.deepEqual(['preinstall', 'install', 'postinstall'].filter((name) => name in manifest.scripts), []);
});

test('the version in the record is the version of the package', () => {
  assert.equal(SOFTWARE, manifest.version);
});

test('the lock file names every optional platform package, and no registry', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>;
  };
  const names = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)));
  const missing = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies).filter((name) => !names.has(name)));
  assert.deepEqual(missing, []);
  assert.deepEqual(Object.values(lock.packages).flatMap(({ resolved }) => (resolved ? [resolved] : [])), []);
});

test('the script-tag build has the hash of every script', () => {
  const integrity = JSON.parse(readFileSync('dist/cdn/integrity.json', 'utf8')) as Record<string, string>;
  assert.ok('interview-elements.js' in integrity);
  assert.ok(Object.values(integrity).every((hash) => /^sha384-[A-Za-z0-9+/=]{64}$/.test(hash)));
});
