import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { virtualCamera } from '../../../src/proctoring/index.js';

describe('virtualCamera', () => {
  it('knows programs by what their cameras call themselves', () => {
    const cameras: Record<string, string> = {
      'OBS Virtual Camera': 'OBS',
      'OBS-Camera': 'OBS',
      'ManyCam Virtual Webcam': 'ManyCam',
      'XSplit VCam': 'XSplit',
      'Snap Camera': 'Snap Camera',
      'mmhmm Camera': 'mmhmm',
      'Dummy video device (0x0000)': 'v4l2loopback',
      'Camera (NVIDIA Broadcast)': 'NVIDIA Broadcast',
      'e2eSoft VCam': 'VCam',
      'e2eSoft iVCam': 'iVCam',
      'Reincubate Camo': 'Camo',
      'DroidCam Source 3': 'DroidCam',
      'Some Virtual Camera': 'Virtual camera',
    };
    for (const [label, name] of Object.entries(cameras)) assert.equal(virtualCamera(label)?.name, name, label);
  });

  it('says what such a camera is for', () => {
    assert.deepEqual(['OBS Virtual Camera', 'Snap Camera', 'Iriun Webcam', 'My virtual cam'].map((label) => virtualCamera(label)?.use), ['composed', 'effects', 'phone', 'unknown']);
  });

  it('takes no other camera for one, nor what Chromium plays for a test', () => {
    const others = ['', 'Integrated Camera', 'FaceTime HD Camera', 'HD Pro Webcam C920', "Anna's iPhone Camera", 'Camouflage Cam', 'Jobsite cam', 'fake_device_0', 'fake device 1', '/tmp/obs virtual/clip.mjpeg', 'C:\\manycam\\clip.y4m', 'camera 1'];
    for (const label of others) assert.equal(virtualCamera(label), undefined, label);
  });

  it('knows its own names again', () => {
    for (const label of ['OBS Virtual Camera', 'e2eSoft VCam', 'Camo', 'NDI Video', 'vMix Video', 'Some Virtual Camera']) {
      const { name, use } = virtualCamera(label) ?? assert.fail(label);
      assert.deepEqual(virtualCamera(name), { name, use }, name);
    }
  });
});
