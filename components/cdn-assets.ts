import { setDefaultAssetsUrl } from '../src/utils/assets-url.js';

// First of all imports of the script-tag build: elements that are upgraded at once already know where their files lie.
setDefaultAssetsUrl(new URL('./assets/', import.meta.url));
