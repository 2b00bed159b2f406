import { AssetError, type AssetReason } from '../errors/index.js';
import { resolveAssetsUrl } from '../utils/assets-url.js';

const FILE = 'frame-worklet.js';

/**
 * Starts the frame worklet, found under `assetsUrl` (resolved against the page). Rejects with `AssetError`: `missing` when
 * the file is not there, `blocked` when the page or the other host forbids it, `invalid` when it is not the right file.
 */
export async function startFrameWorklet(context: AudioContext, assetsUrl: string): Promise<AudioWorkletNode> {
  const url = new URL(FILE, resolveAssetsUrl(assetsUrl));
  const foreign = url.origin !== location.origin;
  const refused: string[] = [];
  const policy = new AbortController();
  const note = ({ blockedURI }: SecurityPolicyViolationEvent): void => void refused.push(blockedURI);
  document.addEventListener('securitypolicyviolation', note, { signal: policy.signal });
  try {
    await (foreign ? addFromElsewhere(context, url.href) : context.audioWorklet.addModule(url.href));
    // Another script may be added without complaint; that it is not ours shows here.
    return new AudioWorkletNode(context, 'interview-frames', { numberOfInputs: 1, numberOfOutputs: 0 });
  } catch (cause) {
    // `addModule` tells no reason, so the file is asked for; what the policy refused is known once it has answered.
    const reason = await explain(url.href, foreign);
    // Of a Blob only the scheme is reported, of another origin sometimes only the origin.
    const forbidden = refused.some((uri) => uri === 'blob' || (uri !== '' && url.href.startsWith(uri)));
    throw new AssetError(forbidden ? 'blocked' : reason, FILE, { cause });
  } finally {
    policy.abort();
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

async function explain(url: string, foreign: boolean): Promise<AssetReason> {
  try {
    const response = await fetch(url, { method: 'HEAD' });
    // Single-page servers answer every unknown path with their HTML page and status 200.
    const page = /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
    return response.ok && !page ? 'invalid' : 'missing';
  } catch {
    return foreign && (await answers(url)) ? 'blocked' : 'missing';
  }
}

/** A host that answers, but not to this page, does not allow its origin. */
async function answers(url: string): Promise<boolean> {
  return fetch(url, { method: 'HEAD', mode: 'no-cors' }).then(
    () => true,
    () => false,
  );
}
