import { explainScriptFailure, fetchAsset, fileOf } from '../../errors/fetch-asset.js';
import { AssetError } from '../../errors/index.js';
import { isPolicyRefusal } from '../../utils/policy-watch.js';

/** The only two files of MediaPipe that a module worker loads: `FilesetResolver` asks for no others with `useModule`. */
const WASM_FILE = 'vision_wasm_module_internal.wasm';
const WASM_SCRIPT = 'vision_wasm_module_internal.js';

/** Options of an Emscripten module that we set. */
export type WasmModuleOptions = {
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void): object;
  print(line: string): void;
  printErr(line: string): void;
};

export type ModuleFactory = (options: WasmModuleOptions) => Promise<unknown>;

/** MediaPipe's engine, compiled once for all tasks. */
export type Wasm = { readonly factory: ModuleFactory; readonly module: WebAssembly.Module };

/** Loads both files from `assetsUrl`. Rejects with `AssetError`. */
export async function loadWasm(assetsUrl: string): Promise<Wasm> {
  const [factory, module] = await Promise.all([importScript(assetsUrl + WASM_SCRIPT), compile(assetsUrl + WASM_FILE)]);
  return { factory, module };
}

async function importScript(url: string): Promise<ModuleFactory> {
  try {
    const script = (await import(/* @vite-ignore */ url)) as { default: ModuleFactory };
    // The script points this at `console.warn`: progress notes of the engine in the console of somebody's page.
    Object.assign(globalThis, { custom_dbg: () => {} });
    return script.default;
  } catch (error) {
    throw await explainScriptFailure(url, { cause: error });
  }
}

async function compile(url: string): Promise<WebAssembly.Module> {
  const response = await fetchAsset(url);
  try {
    // Only a response with the right type may be streamed; only a streamed one gets into the browser's code cache.
    const streamable = /^application\/wasm\b/i.test(response.headers.get('content-type') ?? '');
    return await (streamable ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (error) {
    throw new AssetError(isPolicyRefusal(error) ? 'blocked' : 'invalid', fileOf(url), { cause: error });
  }
}
