export { MODEL_FILE, MODEL_HASH } from './settings.js';
export { yoloxObjects, type YoloxObjectsOptions } from './yolox-objects.js';
