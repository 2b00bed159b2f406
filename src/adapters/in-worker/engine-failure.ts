import { AdapterError, AssetError, type AdapterReason, type AssetPart, type AssetReason } from '../../errors/index.js';

/** Whose failure it is: its stable name, and the part of the assets that its files belong to. */
export type EngineName = { readonly provider: string; readonly part?: AssetPart };

/** A typed error as it crosses the worker's border, where classes are lost. */
export type EngineFailure =
  | { readonly domain: 'asset'; readonly reason: AssetReason; readonly file: string; readonly detail: string }
  | { readonly domain: 'adapter'; readonly reason: AdapterReason; readonly detail: string };

/** For sending. What is no typed error becomes `adapter/server`: the runtime itself failed. */
export function toFailure(error: unknown): EngineFailure {
  if (error instanceof AssetError) {
    return { domain: 'asset', reason: error.reason as AssetReason, file: error.file, detail: messageOf(error.cause) };
  }
  if (error instanceof AdapterError) {
    return { domain: 'adapter', reason: error.reason as AdapterReason, detail: error.message.slice(error.provider.length + 2) };
  }
  return { domain: 'adapter', reason: 'server', detail: messageOf(error) || 'the engine failed without a message.' };
}

/** On receipt. */
export function fromFailure(failure: EngineFailure, name: EngineName): AssetError | AdapterError {
  if (failure.domain === 'adapter') return engineError(name.provider, failure.reason, failure.detail);
  const { part } = name;
  return new AssetError(failure.reason, failure.file, { ...(part && { part }), ...(failure.detail && { cause: new Error(failure.detail) }) });
}

export function engineError(provider: string, reason: AdapterReason, detail: string, options: { cause?: unknown } = {}): AdapterError {
  return new AdapterError(provider, reason, detail, { ...options, ...(ACTIONS[reason] && { action: ACTIONS[reason] }) });
}

/** The general actions speak of remote providers; these run on the machine itself. */
const ACTIONS: Partial<Record<AdapterReason, string>> = {
  server: 'The next frame is tried.',
  timeout: 'Start the engine again.',
  closed: 'Start the engine again.',
  unsupported: 'Open the page over https:// in a current browser with hardware acceleration or WebGL2; the interview goes on unmonitored.',
};

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : error === undefined ? '' : String(error);
}
