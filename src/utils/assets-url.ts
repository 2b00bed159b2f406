let override: string | undefined;

/**
 * Folder of wasm, worker, worklet and model files, with a trailing slash. By default the one that this package
 * ships, found relative to this very file; a bundler moves the file, so a bundled page calls `setDefaultAssetsUrl`
 * or sets `assets-url` on the element.
 */
export function defaultAssetsUrl(): string {
  return override ?? new URL('../../cdn/assets/', import.meta.url).href;
}

/** Sets the folder for every element and adapter that names none. */
export function setDefaultAssetsUrl(url: string | URL): void {
  override = withTrailingSlash(String(url));
}

/** Resolves a folder against the page, so that `assets/` and `/assets` both work. */
export function resolveAssetsUrl(url: string | undefined): string {
  return new URL(withTrailingSlash(url || defaultAssetsUrl()), globalThis.document?.baseURI ?? import.meta.url).href;
}

function withTrailingSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
