// Tests are bundled before they run: otherwise each page and each process of them transforms hundreds of files anew. Single
// files run without it: `npx wtr --files test/...`, `node --import tsx --test test/...`.
import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Two folders deep, like src/utils: what is addressed from a module's own place is found in the same one. */
const BROWSER_OUT = '.cache/browser';
const NODE_OUT = '.cache/node';

const COMMON = { bundle: true, splitting: true, format: 'esm', target: 'es2022', tsconfig: 'tsconfig.json', sourcemap: 'linked', logLevel: 'warning', ignoreAnnotations: true };

/** Browser tests, each bundled under a name that tells its folder. */
export async function bundleBrowserTests(files) {
  rmSync(BROWSER_OUT, { recursive: true, force: true });
  const tests = files.map((file) => ({ in: file, out: relative('test', file).slice(0, -'.ts'.length).replaceAll(sep, '-') }));
  await build({ ...COMMON, entryPoints: tests, outdir: BROWSER_OUT, conditions: ['production', 'browser'] });
  return tests.map(({ out }) => join(BROWSER_OUT, `${out}.js`));
}

/** Tests that run in Node, a bundle for each group: starting a process, and loading what all of them use, costs more than most files do. */
export async function bundleNodeTests(suite, groups) {
  const outdir = join(NODE_OUT, suite);
  rmSync(outdir, { recursive: true, force: true });
  const names = groups.map((_, index) => `group-${String(index).padStart(2, '0')}`);
  await build({
    ...COMMON,
    entryPoints: names.map((name) => ({ in: name, out: name })),
    outdir,
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    packages: 'external',
    plugins: [entries(new Map(names.map((name, index) => [name, groups[index]]))), ownAddress],
  });
  return names.map((name) => join(outdir, `${name}.mjs`));
}

/** One entry for each group, which loads the files of the group in their order. */
const entries = (groups) => ({
  name: 'groups',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^group-\d+$/ }, ({ path }) => ({ path, namespace: 'group' }));
    onLoad({ filter: /.*/, namespace: 'group' }, ({ path }) => ({
      contents: (groups.get(path) ?? []).map((file) => `import ${JSON.stringify(resolve(file))};\n`).join(''),
      resolveDir: process.cwd(),
    }));
  },
});

/** A module goes on finding what it looks for from its own place. */
const ownAddress = {
  name: 'own address',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\](?:src|test)[/\\].*\.m?[jt]s$/ }, async ({ path }) => {
      const code = await readFile(path, 'utf8');
      return { contents: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: path.endsWith('ts') ? 'ts' : 'js' };
    });
  },
};
