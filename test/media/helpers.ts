import { InterviewError } from '../../src/errors/index.js';

/** Where `npm run build` puts the worklet. */
export const ASSETS = '/dist/cdn/assets/';

/** The typed error that a promise rejects with; anything else fails the test. */
export async function rejection(promise: Promise<unknown>): Promise<InterviewError> {
  const reason = await reasonOf(promise);
  if (!InterviewError.isInstance(reason)) throw new Error(`Expected a typed error, got ${String(reason)}.`);
  return reason;
}

/** Whatever a promise rejects with. */
export async function reasonOf(promise: Promise<unknown>): Promise<unknown> {
  const [reason] = await promise.then(
    () => [],
    (error: unknown) => [error],
  );
  return reason;
}

/** W3C MediaStreamTrack Insertable Streams, as Chromium has it. */
declare const MediaStreamTrackGenerator: new (options: { kind: 'audio' | 'video' }) => MediaStreamTrack & { readonly writable: WritableStream };

/** A track that its source can end, so that the browser itself tells of it: as one that is unplugged. */
export function unpluggable(kind: 'audio' | 'video'): { readonly track: MediaStreamTrack; unplug(): Promise<void> } {
  const track = new MediaStreamTrackGenerator({ kind });
  return { track, unplug: () => track.writable.close() };
}

/** A sine that is heard by nobody, `level` at its peak (0..1). */
export function sine({ frequency = 1000, level = 0.25 } = {}): { readonly stream: MediaStream; readonly track: MediaStreamTrack; readonly context: AudioContext; readonly gain: GainNode; close(): void } {
  const context = new AudioContext();
  const destination = context.createMediaStreamDestination();
  const oscillator = new OscillatorNode(context, { frequency });
  const gain = new GainNode(context, { gain: level });
  oscillator.connect(gain).connect(destination);
  oscillator.start();
  const [track] = destination.stream.getAudioTracks();
  if (!track) throw new Error('No track came of it.');
  return { stream: destination.stream, track, context, gain, close: () => void context.close() };
}

/** The instances that are made of a class of the browser while `run` runs. */
export async function made<Name extends 'AudioContext' | 'MediaRecorder'>(
  name: Name,
  run: (instances: InstanceType<(typeof globalThis)[Name]>[]) => Promise<void>,
): Promise<void> {
  const Native: new (...given: never[]) => object = globalThis[name];
  const instances: InstanceType<(typeof globalThis)[Name]>[] = [];
  const Watched = new Proxy(Native, {
    construct(target, given, newTarget) {
      const instance = Reflect.construct(target, given, newTarget) as InstanceType<(typeof globalThis)[Name]>;
      instances.push(instance);
      return instance;
    },
  });
  Object.assign(globalThis, { [name]: Watched });
  try {
    await run(instances);
  } finally {
    Object.assign(globalThis, { [name]: Native });
  }
}

/** Runs without this part of the browser, as in one that does not have it. */
export async function without(name: 'AudioWorkletNode' | 'MediaRecorder' | 'VideoFrame', run: () => Promise<void>): Promise<void> {
  const native: unknown = globalThis[name];
  Object.assign(globalThis, { [name]: undefined });
  try {
    await run();
  } finally {
    Object.assign(globalThis, { [name]: native });
  }
}

/** What is told as an uncaught error while `run` runs, instead of failing the test. */
export async function uncaught(run: (messages: string[]) => Promise<void>): Promise<void> {
  const messages: string[] = [];
  const note = (event: ErrorEvent): void => {
    messages.push(event.message);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const { onerror } = window;
  window.onerror = null;
  window.addEventListener('error', note, { capture: true });
  try {
    await run(messages);
  } finally {
    window.removeEventListener('error', note, { capture: true });
    window.onerror = onerror;
  }
}
