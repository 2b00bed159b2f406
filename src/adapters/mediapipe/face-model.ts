/** Google's FaceLandmarker bundle, float16, version 1. */
export const MODEL_FILE = 'face_landmarker.task';
/** SHA-256 of that very file, hex. */
export const MODEL_HASH = '64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff';
/** Its size. */
export const MODEL_BYTES = 3_758_596;
