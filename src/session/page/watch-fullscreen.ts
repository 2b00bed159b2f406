import { FullscreenError, type InterviewError } from '../../errors/index.js';
import { teller, type PageWatch } from './watch.js';

/** Tells when full screen is left, and entered again. Not to be in it from the beginning is the browser's doing: a failure, and no incident. */
export function watchFullscreen(page: PageWatch & { onError(error: InterviewError): void }, signal: AbortSignal): void {
  const tell = teller(page, 'fullscreen');
  document.addEventListener('fullscreenchange', () => tell(document.fullscreenElement !== null), { signal });
  if (!document.fullscreenElement) page.onError(new FullscreenError(document.fullscreenEnabled ? 'refused' : 'unsupported'));
}
