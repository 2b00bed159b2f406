import { reportEnd } from '../in-worker/serve-engine.js';
import type { ModuleFactory, Wasm, WasmModuleOptions } from './wasm-loader.js';

/** MediaPipe's two hand-over variables. */
type Scope = { ModuleFactory?: ModuleFactory; Module?: WasmModuleOptions };

const scope = globalThis as unknown as Scope;

/**
 * Each task takes the factory out of the global scope and then looks for it again with `importScripts`, which module
 * workers do not have ("ModuleFactory not set.", MediaPipe issues 5257 and 5527). Set anew before each task, and
 * without a path to load, it is found. All instances share one compiled module.
 */
export function handOver({ factory, module }: Wasm): { wasmLoaderPath: string; wasmBinaryPath: string } {
  scope.ModuleFactory = factory;
  scope.Module = {
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(module, imports).then((instance) => done(instance, module), reportEnd);
      return {};
    },
    // More of the notes that `loadWasm` silences; failures are thrown.
    print: () => {},
    printErr: () => {},
  };
  return { wasmLoaderPath: '', wasmBinaryPath: '' };
}
