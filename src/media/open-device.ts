import { MediaDeviceError, mediaDeviceReason, type MediaDevice } from '../errors/index.js';
import { deviceAccess, isCrossOriginFrame } from './device-access.js';
import { deviceHandle, type DeviceHandle } from './device-handle.js';

export interface OpenCameraOptions {
  readonly deviceId?: string | undefined;
  /** px; 640 by default. */
  readonly width?: number;
  /** px; 480 by default. */
  readonly height?: number;
  /** Frames a second; 30 by default. */
  readonly frameRate?: number;
  readonly signal?: AbortSignal;
}

export interface OpenMicrophoneOptions {
  readonly deviceId?: string | undefined;
  readonly signal?: AbortSignal;
}

/** Opens a camera. Asks for permission, so call it after a gesture. Rejects with `MediaDeviceError`. */
export function openCamera({ deviceId, width = 640, height = 480, frameRate = 30, signal }: OpenCameraOptions = {}): Promise<DeviceHandle> {
  const wanted = { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: frameRate } };
  return open('camera', (id) => ({ video: { ...wanted, ...id } }), deviceId, signal);
}

/** Opens a microphone with the browser's echo and noise suppression. Rejects with `MediaDeviceError`. */
export function openMicrophone({ deviceId, signal }: OpenMicrophoneOptions = {}): Promise<DeviceHandle> {
  const wanted = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  return open('microphone', (id) => ({ audio: { ...wanted, ...id } }), deviceId, signal);
}

async function open(
  device: MediaDevice,
  constraints: (id: MediaTrackConstraints) => MediaStreamConstraints,
  deviceId: string | undefined,
  signal: AbortSignal | undefined,
): Promise<DeviceHandle> {
  signal?.throwIfAborted();
  const reason = deviceAccess(device);
  if (reason) throw new MediaDeviceError(device, reason);
  const stream = await request(device, constraints, deviceId);
  if (signal?.aborted) {
    for (const track of stream.getTracks()) track.stop();
    signal.throwIfAborted();
  }
  return deviceHandle(device, stream, { owned: true });
}

async function request(
  device: MediaDevice,
  constraints: (id: MediaTrackConstraints) => MediaStreamConstraints,
  deviceId: string | undefined,
): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia(constraints(deviceId ? { deviceId: { exact: deviceId } } : {}));
  } catch (cause) {
    const reason = mediaDeviceReason(cause);
    // A remembered device that is gone: any other is better than none.
    if (deviceId && (reason === 'constraints' || reason === 'not-found')) return request(device, constraints, undefined);
    const fromFrame = reason === 'denied' && isCrossOriginFrame();
    throw new MediaDeviceError(device, fromFrame ? 'frame-not-allowed' : reason, { cause });
  }
}
