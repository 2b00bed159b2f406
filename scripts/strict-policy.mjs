/** The security policy that every element works under, with all files on the page's own server. */
export const STRICT_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "require-trusted-types-for 'script'",
  // Ours, for the address of the vision worker, and Lit's, for its templates.
  'trusted-types interview-elements lit-html',
].join('; ');
