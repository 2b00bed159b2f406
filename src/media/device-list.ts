/** What can be chosen. Labels are empty before permission was given. */
export interface DeviceList {
  readonly cameras: readonly MediaDeviceInfo[];
  readonly microphones: readonly MediaDeviceInfo[];
  readonly speakers: readonly MediaDeviceInfo[];
}

export async function listDevices(): Promise<DeviceList> {
  const devices = (await globalThis.navigator?.mediaDevices?.enumerateDevices?.()) ?? [];
  const of = (kind: MediaDeviceKind): MediaDeviceInfo[] => devices.filter((device) => device.kind === kind && device.deviceId !== '');
  return { cameras: of('videoinput'), microphones: of('audioinput'), speakers: of('audiooutput') };
}

/** Calls back when a device was plugged in or pulled out. */
export function watchDevices(listener: () => void, { signal }: { signal: AbortSignal }): void {
  globalThis.navigator?.mediaDevices?.addEventListener?.('devicechange', listener, { signal });
}
