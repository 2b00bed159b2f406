/** Name of the policy that a host lists in `trusted-types`. */
const TRUSTED_TYPES_POLICY = 'interview-elements';

/** The part of the Trusted Types API that is used (W3C Trusted Types, 2.3). */
interface ScriptUrlPolicy {
  createScriptURL(url: string): { toString(): string };
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy;
}

let policy: ScriptUrlPolicy | 'none' | undefined;
/** The one address that is vouched for, while it is. */
let vouchedFor: string | undefined;

/**
 * Marks the address of a script of this package for pages that demand Trusted Types. Call it with addresses that the
 * caller built itself, right where they are used: the policy passes that one address, at that moment, and no other, so
 * that whoever gets hold of the policy can do nothing with it. The string comes back unmarked where the browser has no
 * Trusted Types, or the page does not allow the policy; the page's own rules then decide.
 */
export function trustedScriptUrl(url: string): string {
  policy ??= createPolicy();
  if (policy === 'none') return url;
  vouchedFor = url;
  try {
    // The browser takes the mark wherever it takes the string; the types of the DOM do not know of it.
    return policy.createScriptURL(url) as unknown as string;
  } finally {
    vouchedFor = undefined;
  }
}

/** Once: each attempt that a page refuses is a report to its owner. */
function createPolicy(): ScriptUrlPolicy | 'none' {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  if (!trustedTypes) return 'none';
  try {
    return trustedTypes.createPolicy(TRUSTED_TYPES_POLICY, { createScriptURL });
  } catch {
    return 'none';
  }
}

function createScriptURL(url: string): string {
  if (url !== vouchedFor) throw new TypeError('This policy passes only scripts of interview-elements.');
  return url;
}
