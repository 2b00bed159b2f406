/** What such a camera is for: a composed or recorded picture, effects over the real one, or the camera of a phone. */
export type VirtualCameraUse = 'composed' | 'effects' | 'phone' | 'unknown';

export interface VirtualCamera {
  readonly name: string;
  readonly use: VirtualCameraUse;
}

/** Programs that offer a camera of their own, by what their cameras call themselves. Labels are in lower case; the first that is part of one counts. */
const KNOWN: readonly (VirtualCamera & { readonly labels: readonly string[] })[] = [
  { name: 'OBS', use: 'composed', labels: ['obs virtual', 'obs-camera', 'obs camera'] },
  { name: 'Streamlabs', use: 'composed', labels: ['streamlabs'] },
  { name: 'XSplit', use: 'composed', labels: ['xsplit', 'splitmedialabs'] },
  { name: 'ManyCam', use: 'composed', labels: ['manycam'] },
  { name: 'mmhmm', use: 'composed', labels: ['mmhmm'] },
  { name: 'vMix', use: 'composed', labels: ['vmix video'] },
  { name: 'Wirecast', use: 'composed', labels: ['wirecast'] },
  { name: 'Ecamm Live', use: 'composed', labels: ['ecamm live'] },
  { name: 'PRISM Live', use: 'composed', labels: ['prism live'] },
  { name: 'NDI', use: 'composed', labels: ['ndi video', 'ndi webcam', 'newtek ndi'] },
  { name: 'SplitCam', use: 'composed', labels: ['splitcam'] },
  { name: 'SparkoCam', use: 'composed', labels: ['sparkocam'] },
  { name: 'CamTwist', use: 'composed', labels: ['camtwist'] },
  { name: 'AlterCam', use: 'composed', labels: ['altercam'] },
  { name: 'WebcamMax', use: 'composed', labels: ['webcammax'] },
  { name: 'VCam', use: 'composed', labels: ['e2esoft vcam', 'vcam.ai'] },
  { name: 'Webcamoid', use: 'composed', labels: ['webcamoid', 'akvcam'] },
  { name: 'Unity Video Capture', use: 'composed', labels: ['unity video capture'] },
  { name: 'v4l2loopback', use: 'composed', labels: ['v4l2loopback', 'dummy video device', 'v4l2 loopback'] },
  { name: 'Snap Camera', use: 'effects', labels: ['snap camera'] },
  { name: 'YouCam', use: 'effects', labels: ['youcam'] },
  { name: 'ChromaCam', use: 'effects', labels: ['chromacam'] },
  { name: 'FineCam', use: 'effects', labels: ['finecam', 'fineshare'] },
  { name: 'NVIDIA Broadcast', use: 'effects', labels: ['nvidia broadcast'] },
  { name: 'FaceRig', use: 'effects', labels: ['facerig', 'animaze'] },
  { name: 'VTube Studio', use: 'effects', labels: ['vtubestudio', 'vtube studio'] },
  { name: 'Avatarify', use: 'effects', labels: ['avatarify'] },
  { name: 'Camo', use: 'phone', labels: ['reincubate', 'camo'] },
  { name: 'DroidCam', use: 'phone', labels: ['droidcam'] },
  { name: 'EpocCam', use: 'phone', labels: ['epoccam'] },
  { name: 'iVCam', use: 'phone', labels: ['ivcam'] },
  { name: 'Iriun', use: 'phone', labels: ['iriun'] },
  { name: 'Virtual camera', use: 'unknown', labels: ['virtual cam', 'virtual webcam', 'virtualcam', 'vcam'] },
];

/** Chromium plays a file as its camera when it is told to for tests, and then the label is the path of the file or `fake_device_0`. */
const FAKE = /[\\/]|^fake[_ ]device/i;

/**
 * The program behind a camera, by the camera's label, or by the name that this gave it before; undefined for every other one. Whoever wants to can rename such a
 * camera in a minute, and most who have one use it in good faith.
 */
export function virtualCamera(label: string): VirtualCamera | undefined {
  if (FAKE.test(label)) return undefined;
  const lower = label.toLowerCase();
  const known = KNOWN.find(({ name, labels }) => name === label || labels.some((each) => hasWords(lower, each)));
  return known && { name: known.name, use: known.use };
}

/** `camo` is in `camo studio`, but not in `camouflage`. */
function hasWords(label: string, words: string): boolean {
  const at = label.indexOf(words);
  const after = label[at + words.length] ?? ' ';
  const before = label[at - 1] ?? ' ';
  return at >= 0 && !(/[a-z]/.test(before) || (words.length < 6 && /[a-z]/.test(after)));
}
