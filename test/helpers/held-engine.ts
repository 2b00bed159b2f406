// Engines of WebAssembly that tests start again and again on one page.

/**
 * Compiles a file of the assets, and holds what comes of it as long as the page is there. A browser compiles the same bytes
 * once for a page and its workers, as long as somebody holds the result: each engine that a test starts is then as new as
 * before, but its ten megabytes are not compiled again. Nothing is held where the file is not there.
 */
export async function holdEngine(url: string): Promise<void> {
  const response = await fetch(url);
  if (response.ok) held.push(await WebAssembly.compileStreaming(response));
}

const held: WebAssembly.Module[] = [];
