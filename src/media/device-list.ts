/** What can be chosen. Empty before permission was given (Firefox, Safari) or with empty labels. */
export interface DeviceList {
  readonly cameras: readonly MediaDeviceInfo[];
  readonly microphones: readonly MediaDeviceInfo[];
  readonly speakers: readonly MediaDeviceInfo[];
}

/** Rejects where the browser refuses to list; empty where it has no devices to tell of. */
export async function listDevices(): Promise<DeviceList> {
  const devices = (await globalThis.navigator?.mediaDevices?.enumerateDevices?.()) ?? [];
  // Before permission every kind has one nameless entry that cannot be chosen.
  const of = (kind: MediaDeviceKind): MediaDeviceInfo[] => devices.filter((device) => device.kind === kind && device.deviceId !== '');
  return { cameras: of('videoinput'), microphones: of('audioinput'), speakers: of('audiooutput') };
}

/** Calls back when a device was plugged in or pulled out. */
export function watchDevices(listener: () => void, { signal }: { signal: AbortSignal }): void {
  globalThis.navigator?.mediaDevices?.addEventListener?.('devicechange', () => listener(), { signal });
}
