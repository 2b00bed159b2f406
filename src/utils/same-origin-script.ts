/**
 * The address to start a worker or worklet from: the script's own, or, as neither can be started from another origin, that of
 * a small Blob of this one that imports it. Revoke it once the script runs where it is not the one that was given.
 */
export function sameOriginScript(script: string): string {
  // Not the location's: a frame by `srcdoc` has the origin of its page, but no address.
  if (new URL(script).origin === globalThis.origin) return script;
  return URL.createObjectURL(new Blob([`import ${JSON.stringify(script)};`], { type: 'text/javascript' }));
}
