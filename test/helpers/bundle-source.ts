import { build } from 'esbuild';

const bundles = new Map<string, Promise<string>>();

/** A module and all that it imports as one file for a browser, built once for all tests of a process. */
export function bundleSource(path: string): Promise<string> {
  const known = bundles.get(path) ?? build({ entryPoints: [path], bundle: true, format: 'esm', target: 'es2022', write: false, tsconfig: 'tsconfig.json' }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  bundles.set(path, known);
  return known;
}
