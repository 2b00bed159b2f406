import type { Calibration } from './observation.js';

/** Result of trying one device. */
export interface DeviceResult {
  readonly state: 'ok' | 'warning' | 'failed' | 'skipped';
  /** Error code where it failed, e.g. `media/denied`. */
  readonly code?: string;
  /**
   * What was measured: `luma` (0..255), `faceWidth` (px), `width`, `height`, `frameRate`; of sound `noiseFloor`, `level`
   * (loudest) and `speech` (mean) in dBFS, `snr` (dB), `clippedShare` (0..1), `dropouts`.
   */
  readonly measured: Readonly<Record<string, number>>;
}

/** What the sound suffers from. Circumstances: none of them counts against anybody. */
export const SOUND_FINDINGS = ['no-sound', 'loud-room', 'low-snr', 'clipped', 'too-quiet', 'dropouts', 'echo'] as const;
export type SoundFinding = (typeof SOUND_FINDINGS)[number];

export const ECHO_ADVICE = ['fine', 'headphones', 'unknown'] as const;
/** Why an echo could not be looked for. */
export const ECHO_UNKNOWNS = ['no-output', 'suspended', 'noise', 'no-sound'] as const;

/** What comes back from the speakers into the microphone. */
export interface EchoMeasure {
  readonly advice: (typeof ECHO_ADVICE)[number];
  /** With `unknown`. */
  readonly reason?: (typeof ECHO_UNKNOWNS)[number];
  /** Loudness of the room while nothing was played, dBFS. */
  readonly noise?: number;
  /** Loudness of the echo in the microphone, dBFS; absent where none was found. */
  readonly level?: number;
  /** How much louder it is than the room, dB. */
  readonly overNoise?: number;
  /** How loud it is against what was played, dB. */
  readonly gain?: number;
  /** From being played to being heard, ms; the delays of the sound system are in it. */
  readonly delay?: number;
  /** The browser took away what came back at first; absent where nothing came back that it could have. */
  readonly cancelled?: boolean;
}

export interface SoundConditions {
  readonly findings: readonly SoundFinding[];
  /** Absent where it was not tried. */
  readonly echo?: EchoMeasure;
}

/** What the check before the interview found. Labels of devices are not kept: they can identify a person. */
export interface DeviceCheckResult {
  readonly camera: DeviceResult;
  readonly microphone: DeviceResult;
  readonly speaker: DeviceResult;
  /** What this browser can do: `speechToText`, `textToSpeech`, `recording`, `vision`, `storage`, `videoFrame`. */
  readonly capabilities: Readonly<Record<string, boolean>>;
  /** How good the sound is; absent where no microphone was listened to. */
  readonly sound?: SoundConditions;
  /** Where head and eyes point on this candidate's screen; absent where it was skipped or could not be learned. */
  readonly calibration?: Calibration;
}
