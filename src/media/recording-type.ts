/** In order of preference. All current browsers have webm with Opus or mp4; Safari before 18.4 has mp4 only, Firefox no mp4. */
const TYPES = {
  audio: ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'],
  video: ['video/webm;codecs=vp9,opus', 'video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4'],
} as const;

/** The content type that this browser records, or undefined where it records none. */
export function recordingType(kind: 'audio' | 'video'): string | undefined {
  return TYPES[kind].find((type) => globalThis.MediaRecorder?.isTypeSupported(type));
}

export function recordingSupported(kind: 'audio' | 'video' = 'audio'): boolean {
  return recordingType(kind) !== undefined;
}
