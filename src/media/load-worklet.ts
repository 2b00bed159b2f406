import { explainScriptFailure } from '../errors/fetch-asset.js';
import { AssetError } from '../errors/index.js';
import { resolveAssetsUrl } from '../utils/assets-url.js';

/** A worklet of this package. */
export interface WorkletFile {
  readonly file: string;
  /** As it registers itself. */
  readonly name: string;
  readonly options: AudioWorkletNodeOptions;
}

export const FRAME_WORKLET: WorkletFile = { file: 'frame-worklet.js', name: 'interview-frames', options: { numberOfInputs: 1, numberOfOutputs: 0 } };
export const PLAYBACK_WORKLET: WorkletFile = {
  file: 'playback-worklet.js',
  name: 'interview-playback',
  options: { numberOfInputs: 0, numberOfOutputs: 1, outputChannelCount: [1] },
};

/**
 * Starts a worklet, found under `assetsUrl` (resolved against the page). Rejects with `AssetError`: `missing` when the file
 * is not there, `blocked` when the page or the other host forbids it, `invalid` when it is not the right file.
 */
export async function startWorklet(context: AudioContext, assetsUrl: string, { file, name, options }: WorkletFile): Promise<AudioWorkletNode> {
  const url = new URL(file, resolveAssetsUrl(assetsUrl));
  // Not the location's: a frame by `srcdoc` has the origin of its page, but no address.
  const foreign = url.origin !== globalThis.origin;
  const refused: string[] = [];
  const policy = new AbortController();
  const note = ({ blockedURI }: SecurityPolicyViolationEvent): void => void refused.push(blockedURI);
  document.addEventListener('securitypolicyviolation', note, { signal: policy.signal });
  try {
    await (foreign ? addFromElsewhere(context, url.href) : context.audioWorklet.addModule(url.href));
    // Another script may be added without complaint; that it is not ours shows here.
    return new AudioWorkletNode(context, name, options);
  } catch (cause) {
    // `addModule` tells no reason, so the file is asked for; what the policy refused is known once it has answered.
    const why = await explainScriptFailure(url.href, { cause });
    if (why.reason === 'invalid') await (foreign ? withBlob('', preload) : preload(url.href));
    // Of a Blob only the scheme is reported, of another origin sometimes only the origin.
    const forbidden = refused.some((uri) => uri === 'blob' || (uri !== '' && url.href.startsWith(uri)));
    throw forbidden ? new AssetError('blocked', file, { cause }) : why;
  } finally {
    policy.abort();
  }
}

/** A worklet of another origin cannot be started directly; a small script of our own may import it. */
function addFromElsewhere(context: AudioContext, url: string): Promise<void> {
  return withBlob(`import ${JSON.stringify(url)};`, (bootstrap) => context.audioWorklet.addModule(bootstrap));
}

async function withBlob(script: string, use: (address: string) => Promise<void>): Promise<void> {
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  try {
    await use(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Chromium refuses a worklet without telling of the policy. A preload is refused by the same policy, tells, and runs nothing. */
async function preload(address: string): Promise<void> {
  const link = document.createElement('link');
  if (!link.relList.supports('modulepreload')) return;
  link.rel = 'modulepreload';
  link.href = address;
  const over = new Promise((resolve) => {
    for (const type of ['load', 'error']) link.addEventListener(type, resolve);
    document.addEventListener('securitypolicyviolation', resolve, { once: true });
  });
  document.head.append(link);
  await over;
  link.remove();
}
