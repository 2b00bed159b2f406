/** More arguments at once would overflow the stack. */
const CHUNK = 0x8000;

/** Standard base64 (RFC 4648, 4) with padding. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}
