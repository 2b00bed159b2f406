import { binaryString } from './binary-string.js';

/** Standard base64 (RFC 4648, 4) with padding. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(binaryString(bytes));
}

/** The bytes of standard base64; undefined for what is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    // A plain loop: this runs for every sample that a voice makes.
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch {
    return undefined;
  }
}
