/** How long after a failure the event that explains it may still come, ms: it is a task of its own. */
const POLICY_EVENT_MS = 100;

/** Remembers what the security policy refuses from now on. `refused`: was one of these URLs? `end` releases the listener. */
export function watchPolicy(): { refused(...urls: string[]): Promise<boolean>; end(): void } {
  const target: EventTarget = globalThis.document ?? globalThis;
  const uris: string[] = [];
  let noted = () => {};
  const note = (event: Event) => {
    uris.push((event as SecurityPolicyViolationEvent).blockedURI);
    noted();
  };
  target.addEventListener('securitypolicyviolation', note);
  return {
    async refused(...urls) {
      // Of a Blob only the scheme is reported.
      const found = () => uris.some((uri) => uri.length > 0 && urls.some((url) => url.startsWith(uri)));
      if (!found()) {
        await new Promise<void>((resolve) => {
          noted = () => found() && resolve();
          setTimeout(resolve, POLICY_EVENT_MS);
        });
      }
      return found();
    },
    end: () => target.removeEventListener('securitypolicyviolation', note),
  };
}

/** Browsers tell a refused compilation from a broken file by the message alone (Chromium, Firefox and WebKit name the policy). */
export function isPolicyRefusal(error: unknown): boolean {
  return error instanceof Error && /content security policy|\bCSP\b|unsafe-eval/i.test(error.message);
}
