import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { MediaDeviceError, mediaDeviceReason, type MediaDeviceReason } from '../../../src/errors/index.js';
import { deviceAccess, listDevices, openCamera, openMicrophone, recordingSupported } from '../../../src/media/index.js';

/** W3C Media Capture and Streams, 10.2: what `getUserMedia` rejects with. */
const STANDARD: Record<string, MediaDeviceReason> = {
  NotAllowedError: 'denied',
  NotFoundError: 'not-found',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
  OverconstrainedError: 'constraints',
  SecurityError: 'insecure-page',
};

describe('what getUserMedia rejects with', () => {
  it('has a reason for every name of the standard', () => {
    for (const [name, reason] of Object.entries(STANDARD)) assert.equal(mediaDeviceReason(new DOMException('no', name)), reason, name);
    assert.equal(mediaDeviceReason(new TypeError('no constraints')), 'unsupported');
  });

  it('has one for the names of older browsers', () => {
    for (const [name, reason] of Object.entries({ PermissionDeniedError: 'denied', DevicesNotFoundError: 'not-found', TrackStartError: 'in-use', ConstraintNotSatisfiedError: 'constraints' })) {
      assert.equal(mediaDeviceReason(new DOMException('no', name)), reason, name);
    }
  });

  it('needs no more than a name: not every browser throws an Error', () => {
    assert.equal(mediaDeviceReason({ name: 'OverconstrainedError', constraint: 'deviceId' }), 'constraints');
  });

  it('is unknown where it has another name, or none', () => {
    for (const thrown of [new DOMException('no', 'DataCloneError'), new Error('no'), 'NotAllowedError', undefined, null, {}, { name: 'toString' }]) {
      assert.equal(mediaDeviceReason(thrown), 'unknown', String(thrown));
    }
  });
});

describe('MediaDeviceError', () => {
  it('names the device, the reason and what to do, for every reason', () => {
    for (const reason of new Set<MediaDeviceReason>([...Object.values(STANDARD), 'lost', 'frame-not-allowed', 'unsupported', 'unknown'])) {
      const error = new MediaDeviceError('microphone', reason);
      assert.deepEqual([error.code, error.reason, error.device, error.recoverable], [`media/${reason}`, reason, 'microphone', true]);
      assert.match(`${error.message} ${error.action}`, /microphone/);
      assert.match(error.action, /^[A-Z].*\.$/);
    }
  });

  it('gives the attribute that an embedding frame needs, letter by letter', () => {
    const error = new MediaDeviceError('camera', 'frame-not-allowed');
    assert.equal(error.allow, 'allow="camera; microphone"');
    assert.equal(error.action, 'Add allow="camera; microphone" to the <iframe> element.');
    const own = new MediaDeviceError('camera', 'frame-not-allowed', { allow: 'allow="camera"' });
    assert.equal(own.action, 'Add allow="camera" to the <iframe> element.');
  });
});

describe('a page that cannot use devices', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'isSecureContext'));

  it('is told first that it is not secure: browsers hide the devices from it', async () => {
    assert.equal(deviceAccess('camera'), 'insecure-page');
    await assert.rejects(openCamera(), { code: 'media/insecure-page', device: 'camera' });
  });

  it('is told that the browser has none', async () => {
    Object.assign(globalThis, { isSecureContext: true });
    assert.equal(deviceAccess('microphone'), 'unsupported');
    await assert.rejects(openMicrophone(), { code: 'media/unsupported', device: 'microphone' });
  });

  it('is asked nothing when it has given up already', async () => {
    const reason = new Error('gone');
    await assert.rejects(openCamera({ signal: AbortSignal.abort(reason) }), reason);
  });

  it('has nothing to list and nothing to record with', async () => {
    assert.deepEqual(await listDevices(), { cameras: [], microphones: [], speakers: [] });
    assert.equal(recordingSupported('audio') || recordingSupported('video'), false);
  });
});
