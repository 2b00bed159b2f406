/** Result of trying one device. */
export interface DeviceResult {
  readonly state: 'ok' | 'warning' | 'failed' | 'skipped';
  /** Error code where it failed, e.g. `media/denied`. */
  readonly code?: string;
  /** What was measured: `luma` (0..255), `faceWidth` (px), `noiseFloor` and `level` (dBFS), `width`, `height`, `frameRate`. */
  readonly measured: Readonly<Record<string, number>>;
}

/** What the check before the interview found. Labels of devices are not kept: they can identify a person. */
export interface DeviceCheckResult {
  readonly camera: DeviceResult;
  readonly microphone: DeviceResult;
  readonly speaker: DeviceResult;
  /** What this browser can do: `speechToText`, `textToSpeech`, `recording`, `vision`, `storage`, `videoFrame`. */
  readonly capabilities: Readonly<Record<string, boolean>>;
}
