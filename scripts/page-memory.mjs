// What a page and its workers hold after a forced collection.

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<Record<string, number>>} Bytes by thread (objects, the browser's own for them, and the buffers of
 *   arrays, WebAssembly among them), and `total`.
 */
export async function usedMemory(page) {
  const threads = [['page', await page.createCDPSession()], ...page.workers().map((worker) => [nameOf(worker), worker.client])];
  const used = {};
  for (const [name, client] of threads) {
    await client.send('HeapProfiler.enable');
    // What is only freed by a finalizer of the first collection goes with the second.
    await client.send('HeapProfiler.collectGarbage');
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await client.send('Runtime.getHeapUsage');
    used[name] = (used[name] ?? 0) + usedSize + embedderHeapUsedSize + backingStorageSize;
  }
  return { ...used, total: Object.values(used).reduce((sum, bytes) => sum + bytes, 0) };
}

function nameOf(worker) {
  return worker.url().split('/').at(-1) || 'worker';
}
