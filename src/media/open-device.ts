import { MediaDeviceError, mediaDeviceReason, type MediaDevice } from '../errors/index.js';
import { untilAborted } from '../utils/until-aborted.js';
import { deviceAccess, refusalReason } from './device-access.js';
import { deviceHandle, type DeviceHandle } from './device-handle.js';
import { whilePrompting } from './own-prompts.js';

export interface OpenCameraOptions {
  /** As remembered from an earlier visit; where it is gone, any other camera is opened. */
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
  /** As remembered from an earlier visit; where it is gone, any other microphone is opened. */
  readonly deviceId?: string | undefined;
  readonly signal?: AbortSignal;
}

/** Opens a camera. Asks for permission, so call it after a gesture. Rejects with `MediaDeviceError`, or with the signal's reason. */
export function openCamera({ deviceId, width = 640, height = 480, frameRate = 30, signal }: OpenCameraOptions = {}): Promise<DeviceHandle> {
  const wanted = { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: frameRate } };
  return open('camera', (id) => ({ video: { ...wanted, ...id } }), deviceId, signal);
}

/** Opens a microphone with the browser's echo and noise suppression. Rejects with `MediaDeviceError`, or with the signal's reason. */
export function openMicrophone({ deviceId, signal }: OpenMicrophoneOptions = {}): Promise<DeviceHandle> {
  const wanted = { echoCancellation: { ideal: true }, noiseSuppression: { ideal: true }, autoGainControl: { ideal: true } };
  return open('microphone', (id) => ({ audio: { ...wanted, ...id } }), deviceId, signal);
}

type Constraints = (id: MediaTrackConstraints) => MediaStreamConstraints;

async function open(device: MediaDevice, constraints: Constraints, deviceId: string | undefined, signal: AbortSignal | undefined): Promise<DeviceHandle> {
  signal?.throwIfAborted();
  const reason = deviceAccess(device);
  if (reason) throw new MediaDeviceError(device, reason);
  try {
    return deviceHandle(device, await request(constraints, deviceId, signal), { owned: true });
  } catch (cause) {
    signal?.throwIfAborted();
    const failure = mediaDeviceReason(cause);
    throw new MediaDeviceError(device, failure === 'denied' ? refusalReason(device) : failure, { cause });
  }
}

async function request(constraints: Constraints, deviceId: string | undefined, signal: AbortSignal | undefined): Promise<MediaStream> {
  try {
    return await ask(constraints(deviceId ? { deviceId: { exact: deviceId } } : {}), signal);
  } catch (error) {
    signal?.throwIfAborted();
    const reason = mediaDeviceReason(error);
    if (!deviceId || (reason !== 'constraints' && reason !== 'not-found')) throw error;
    return ask(constraints({}), signal);
  }
}

/** A question to the person cannot be taken back: what a late yes opens is closed again. */
function ask(constraints: MediaStreamConstraints, signal: AbortSignal | undefined): Promise<MediaStream> {
  const asked = whilePrompting(navigator.mediaDevices.getUserMedia(constraints));
  asked.then(
    (stream) => {
      if (signal?.aborted) for (const track of stream.getTracks()) track.stop();
    },
    () => undefined,
  );
  return untilAborted(asked, signal);
}
