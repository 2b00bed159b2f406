export { MODEL_FILE, MODEL_HASH } from './face-model.js';
export { mediapipeObjects, type MediapipeObjectsOptions } from './mediapipe-objects.js';
export { mediapipeVision, type MediapipeVisionOptions } from './mediapipe-vision.js';
