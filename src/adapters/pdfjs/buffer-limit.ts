/** Largest single buffer where text is read, bytes. PDF.js doubles the buffer of a stream that it unpacks, so that all of it stays below twice this. */
export const MOST_BYTES_OF_TEXT = 32 * 1024 * 1024;

/**
 * A stream of a few kilobytes can unpack to gigabytes. PDF.js knows no limit, so this worker's `Uint8Array` has one, and
 * the browser's own decompression, which would go past it, is taken away (PDF.js then uses its own). Only ever called
 * in a worker that lives for one file. The result says whether the limit was met.
 */
export function limitBuffers(scope: typeof globalThis, mostBytes: number): { readonly exceeded: () => boolean } {
  let exceeded = false;
  const limited = new Proxy(scope.Uint8Array, {
    construct(target, args: readonly unknown[]) {
      if (typeof args[0] === 'number' && args[0] > mostBytes) {
        exceeded = true;
        throw new RangeError('A buffer over the limit was asked for.');
      }
      return Reflect.construct(target, args);
    },
  });
  Object.assign(scope, { Uint8Array: limited });
  Reflect.deleteProperty(scope, 'DecompressionStream');
  return { exceeded: () => exceeded };
}
