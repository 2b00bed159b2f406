import type { MediaDevice, MediaDeviceReason } from '../errors/index.js';

/** W3C Permissions Policy, 5.1; Chromium still has it under its old name, Firefox and Safari not at all. */
interface PolicyDocument {
  readonly permissionsPolicy?: { allowsFeature(feature: string): boolean };
  readonly featurePolicy?: { allowsFeature(feature: string): boolean };
}

/** Why the page itself cannot use the device, before anything is asked; undefined where nothing speaks against it. */
export function deviceAccess(device: MediaDevice): MediaDeviceReason | undefined {
  if (!globalThis.isSecureContext) return 'insecure-page';
  if (!globalThis.navigator?.mediaDevices?.getUserMedia) return 'unsupported';
  return policyAllows(device) === false ? 'frame-not-allowed' : undefined;
}

/**
 * Why the browser refused. A frame of another origin without `allow` looks like a person who said no; where the browser
 * does not tell its policy, the frame is the likelier reason.
 */
export function refusalReason(device: MediaDevice): MediaDeviceReason {
  return policyAllows(device) === undefined && isCrossOriginFrame() ? 'frame-not-allowed' : 'denied';
}

/** True inside a frame of another origin, where a refusal may come from the embedding page. */
export function isCrossOriginFrame(): boolean {
  if (window.parent === window) return false;
  try {
    // Not the locations': a frame by `srcdoc` has the origin of its page, but no address.
    return window.parent.origin !== window.origin;
  } catch {
    return true;
  }
}

function policyAllows(device: MediaDevice): boolean | undefined {
  const { permissionsPolicy, featurePolicy } = document as PolicyDocument;
  return (permissionsPolicy ?? featurePolicy)?.allowsFeature(device);
}
