import { bundleSource } from './bundle-source.js';

let copies = 0;

/** A module by the path of its source, newly evaluated each time: where the path is computed, or a copy of its own is wanted. */
export async function importSource<Module>(path: string): Promise<Module> {
  const code = Buffer.from(await bundleSource(path)).toString('base64');
  copies += 1;
  return (await import(`data:text/javascript;base64,${code}#${copies}`)) as Module;
}
