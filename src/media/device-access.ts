import type { MediaDevice, MediaDeviceReason } from '../errors/index.js';

interface PermissionsPolicyLike {
  allowsFeature(feature: string): boolean;
}

/** Why the page itself cannot use the device, before anything is asked; undefined where nothing speaks against it. */
export function deviceAccess(device: MediaDevice): MediaDeviceReason | undefined {
  if (!globalThis.isSecureContext) return 'insecure-page';
  if (!globalThis.navigator?.mediaDevices?.getUserMedia) return 'unsupported';
  // Chromium only; elsewhere a frame without `allow` shows up as NotAllowedError.
  const policy = (document as { featurePolicy?: PermissionsPolicyLike }).featurePolicy;
  return policy && !policy.allowsFeature(device) ? 'frame-not-allowed' : undefined;
}

/** True inside a frame of another origin, where a refusal may come from the embedding page. */
export function isCrossOriginFrame(): boolean {
  if (window.parent === window) return false;
  try {
    return window.parent.location.origin !== window.location.origin;
  } catch {
    return true;
  }
}
