/** More arguments at once would overflow the stack. */
const CHUNK = 0x8000;

/** A string with one character for each byte, as `btoa` and others that know no bytes want it. */
export function binaryString(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    // Ten times as fast as spreading: this runs for every sample that is heard, and for fonts of a megabyte.
    const piece: string = Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, at + CHUNK));
    binary += piece;
  }
  return binary;
}
