import { AssetError } from '../errors/index.js';

const FILE = 'frame-worklet.js';

/** Adds the frame worklet. Rejects with `AssetError`: `missing` when the file is not there, `blocked` when the page forbids it. */
export async function loadFrameWorklet(context: AudioContext, assetsUrl: string): Promise<void> {
  const url = new URL(FILE, assetsUrl).href;
  try {
    if (new URL(url).origin === globalThis.location.origin) await context.audioWorklet.addModule(url);
    else await addFromElsewhere(context, url);
  } catch (cause) {
    throw new AssetError((await exists(url)) ? 'blocked' : 'missing', FILE, { cause });
  }
}

/** A worklet of another origin cannot be started directly; a small script of our own may import it. */
async function addFromElsewhere(context: AudioContext, url: string): Promise<void> {
  const bootstrap = URL.createObjectURL(new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' }));
  try {
    await context.audioWorklet.addModule(bootstrap);
  } finally {
    URL.revokeObjectURL(bootstrap);
  }
}

async function exists(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { method: 'HEAD' })).ok;
  } catch {
    return false;
  }
}
