/** 128 random bits in hex. Works on pages without HTTPS too, where `crypto.randomUUID` does not exist. */
export function randomId(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
