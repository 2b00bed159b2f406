export { MODEL_FILE, MODEL_HASH } from './model-loader.js';
export { mediapipeVision, type MediapipeVisionOptions } from './mediapipe-vision.js';
