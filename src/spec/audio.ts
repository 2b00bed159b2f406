/** 20 ms of mono audio as it comes from the microphone. */
export interface AudioFrame {
  /** PCM, 16 bit, mono. */
  readonly data: Int16Array;
  /** Hz. */
  readonly sampleRate: number;
  /** Start of the frame on the session's monotonic clock, in ms. */
  readonly at: number;
}

/** Pieces of an audio stream. */
export interface AudioSource {
  /** The live track, for adapters that take one instead of frames. */
  readonly track?: MediaStreamTrack;
  /** Frames from now until the signal ends. Each call is an independent reader. */
  frames(signal: AbortSignal): AsyncIterable<AudioFrame>;
}
