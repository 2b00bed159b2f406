import { define } from '../internal/define.js';
import { ProctorCamera } from './proctor-camera.js';

define('proctor-camera', ProctorCamera);

export { ProctorCamera };
