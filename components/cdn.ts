// The script-tag build: registers all elements, and puts them and the headless entry on one global.
import './cdn-assets.js';
import { loadPart } from '../src/errors/index.js';
import * as elements from './define.js';
import { registerLanguage } from './languages/index.js';

/**
 * The element classes and `registerLanguage` at once; all of the headless entry and `embeddedAdapters` once `ready` has resolved, which gives
 * the same object. It rejects with `AssetError` (`asset/not-loaded`); the elements work all the same.
 */
export const InterviewElements = { ...elements, registerLanguage, ready: loadHeadless() };

async function loadHeadless(): Promise<typeof elements & typeof import('./cdn-headless.js')> {
  const headless = await loadPart('headless', () => import('./cdn-headless.js'));
  return Object.assign(InterviewElements, headless);
}

// Whoever needs it waits for it, and is told; a page of elements alone does neither.
InterviewElements.ready.catch(() => undefined);
Object.assign(globalThis, { InterviewElements });
