// All that the dialog "What is watched" tells; loaded when somebody opens it.
import { kinds } from '../internal/strings/en/kinds.js';
import { watched } from '../internal/strings/en/watched.js';

export { KeptPictures } from './watched/kept-pictures.js';
export { watchedDetails } from './watched/watched-details.js';
export { watchedStyles } from './watched/watched.styles.js';

/** English texts beyond those of the panel. */
export const watchedTexts = { ...kinds, ...watched };
