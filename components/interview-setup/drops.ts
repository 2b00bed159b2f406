import type { Zone } from './setup-view.js';

export interface DropHandlers {
  onOver(zone: Zone | undefined): void;
  onFiles(zone: Zone, files: readonly File[]): void;
  onText(zone: Zone, text: string): void;
}

/**
 * Files and texts that are dropped. A file that misses its field would be opened by the browser in place of the page,
 * with all that was entered, so that a drop anywhere on the element is taken, and put where it belongs or nowhere.
 */
export function watchDrops(host: HTMLElement, { onOver, onFiles, onText }: DropHandlers): void {
  let over: Zone | undefined;
  const go = (zone: Zone | undefined): void => {
    if (zone === over) return;
    over = zone;
    onOver(zone);
  };
  host.addEventListener('dragover', (event) => {
    if (!event.dataTransfer || isTextIntoField(event)) return;
    event.preventDefault();
    const zone = zoneOf(event);
    event.dataTransfer.dropEffect = zone ? 'copy' : 'none';
    go(zone);
  });
  host.addEventListener('dragleave', (event) => {
    // Also fired on the way from one part to the next.
    const to = event.relatedTarget;
    if (!(to instanceof Node) || !host.contains(to)) go(undefined);
  });
  host.addEventListener('drop', (event) => {
    if (!event.dataTransfer || isTextIntoField(event)) return;
    event.preventDefault();
    const zone = zoneOf(event);
    go(undefined);
    if (!zone) return;
    const files = [...event.dataTransfer.files];
    const text = event.dataTransfer.getData('text/plain').trim();
    if (files.length > 0) onFiles(zone, files);
    else if (text !== '') onText(zone, text);
  });
}

function zoneOf(event: DragEvent): Zone | undefined {
  for (const target of event.composedPath()) {
    const zone = target instanceof HTMLElement ? target.dataset['zone'] : undefined;
    if (zone === 'job' || zone === 'resume') return zone;
  }
  return undefined;
}

/** Words that are dragged into a field are the browser's own business. */
function isTextIntoField(event: DragEvent): boolean {
  const [target] = event.composedPath();
  const isField = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'file');
  return isField && !event.dataTransfer?.types.includes('Files');
}
