import type { EchoMeasure } from '../spec/index.js';
import { Resampler } from '../utils/resampler.js';
import { sineSweep } from '../utils/sine-sweep.js';
import { untilAborted } from '../utils/until-aborted.js';
import { abortedWith } from '../utils/aborted-with.js';
import { LATEST_ECHO, measureEcho } from './echo-measure.js';
import type { WorkletFrame } from './frame-worklet.js';
import { FRAME_WORKLET, startWorklet } from './load-worklet.js';
import { openRunningContext } from './running-context.js';

/** Within what laptops play and telephones carry, Hz. */
const SWEEP = { seconds: 0.5, from: 350, to: 3400, fade: 0.08 };
/** Hz: enough for the sweep. */
const ANALYSIS_RATE = 16_000;
/** The room is listened to first, s; the second time begins when the echo of the first is over. */
const QUIET = 0.5;
const AGAIN = SWEEP.seconds + LATEST_ECHO + 0.1;
/** A context that does not run by then is held back, and a microphone that tells nothing by then is dead, ms. */
const START_MS = 1500;
const LONGEST_MS = 5000;

/** Contexts that can play to another device than the default one (W3C Web Audio, `setSinkId`). */
type SinkContext = AudioContext & { setSinkId?(id: string): Promise<void> };

export interface EchoTestOptions {
  /** Folder of `frame-worklet.js`. */
  readonly assetsUrl: string;
  /** Peak, 0..1; 0.1 by default, which is as loud as a calm voice. */
  readonly volume?: number;
  /** Speakers other than the default ones. */
  readonly speakerId?: string | undefined;
  /** A context of the caller's, which stays open. */
  readonly context?: AudioContext;
  /** Where it plays, in that context; the speakers by default. */
  readonly output?: AudioNode;
  /** Silences at once; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Plays two short rising tones and measures what of them comes back in the microphone, which stays the caller's; takes
 * less than three seconds. Nobody has to hear them. Call it in a gesture. Both run on one audio clock, so the delay is exact. Where it
 * could not be told, the result says why; rejects with `AssetError` where the worklet cannot be started.
 */
export async function testEcho(track: MediaStreamTrack, { assetsUrl, volume = 0.1, speakerId, context: given, output, signal }: EchoTestOptions): Promise<EchoMeasure> {
  signal?.throwIfAborted();
  const life = abortedWith(signal);
  try {
    if (!given && (await hasNoSpeakers())) return { advice: 'unknown', reason: 'no-output' };
    const context: SinkContext = given ?? openRunningContext(life.signal);
    if (speakerId && !(await chose(context, speakerId))) return { advice: 'unknown', reason: 'no-output' };
    if (!(await untilAborted(runs(context, life.signal), life.signal))) return { advice: 'unknown', reason: 'suspended' };
    const node = await untilAborted(startWorklet(context, assetsUrl, FRAME_WORKLET), life.signal);
    return await untilAborted(run(context, node, track, output ?? context.destination, volume, life.signal), life.signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    life.abort();
  }
}

async function run(context: AudioContext, node: AudioWorkletNode, track: MediaStreamTrack, output: AudioNode, volume: number, signal: AbortSignal): Promise<EchoMeasure> {
  const { sampleRate } = context;
  const buffer = new AudioBuffer({ sampleRate, length: Math.round(SWEEP.seconds * sampleRate) });
  buffer.copyToChannel(sineSweep({ ...SWEEP, amplitude: volume }, sampleRate), 0);
  const begin = Math.ceil(context.currentTime * sampleRate) + Math.round(0.05 * sampleRate);
  const places = [QUIET, QUIET + AGAIN].map((time) => begin + Math.round(time * sampleRate));
  const end = begin + Math.round((QUIET + 2 * AGAIN) * sampleRate);
  const microphone = context.createMediaStreamSource(new MediaStream([track]));
  const sounds = places.map((place) => {
    const sound = new AudioBufferSourceNode(context, { buffer });
    sound.connect(output);
    sound.start(place / sampleRate);
    return sound;
  });
  const stop = (): void => {
    for (const sound of sounds) sound.disconnect();
    microphone.disconnect();
    node.port.close();
  };
  signal.addEventListener('abort', stop, { once: true });
  const heard = await record(node, microphone, { begin, end }, signal);
  if (!heard) return { advice: 'unknown', reason: 'no-sound' };
  const rate = Math.min(ANALYSIS_RATE, sampleRate);
  const all = toRate(heard, sampleRate, rate);
  const cut = (from: number, to: number): Float32Array => all.subarray(Math.round(((from - begin) / sampleRate) * rate), Math.round(((to - begin) / sampleRate) * rate));
  const [first = begin, second = begin] = places;
  const length = Math.round((SWEEP.seconds + LATEST_ECHO) * sampleRate);
  const played = sineSweep({ ...SWEEP, amplitude: volume }, rate);
  return measureEcho({ quiet: cut(begin, first), times: [cut(first, first + length), cut(second, second + length)], played, sampleRate: rate });
}

/** Sound of the microphone between two places of the context, as samples; undefined where none came. */
function record(node: AudioWorkletNode, microphone: AudioNode, { begin, end }: { readonly begin: number; readonly end: number }, signal: AbortSignal): Promise<Int16Array | undefined> {
  const samples = new Int16Array(end - begin);
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(undefined), LONGEST_MS);
    signal.addEventListener('abort', () => clearTimeout(late), { once: true });
    node.port.onmessage = ({ data: { start, data } }: MessageEvent<WorkletFrame>) => {
      const from = Math.max(0, begin - start);
      const to = Math.min(data.length, end - start);
      if (to > from) samples.set(data.subarray(from, to), start + from - begin);
      if (start + data.length < end) return;
      clearTimeout(late);
      resolve(samples);
    };
    microphone.connect(node);
  });
}

function toRate(samples: Int16Array, from: number, to: number): Float32Array {
  const lower = from > to ? new Resampler(from, to).push(samples) : samples;
  return Float32Array.from(lower, (sample) => sample / 32_768);
}

async function runs(context: AudioContext, signal: AbortSignal): Promise<boolean> {
  if (context.state === 'running') return true;
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), START_MS);
    signal.addEventListener('abort', () => clearTimeout(late), { once: true });
    const look = (): void => {
      if (context.state !== 'running') return;
      clearTimeout(late);
      resolve(true);
    };
    context.addEventListener('statechange', look, { signal });
  });
}

async function chose(context: SinkContext, speakerId: string): Promise<boolean> {
  try {
    await context.setSinkId?.(speakerId);
    return true;
  } catch {
    return false;
  }
}

/** Only where the browser lists speakers at all (Firefox and Safari do not). */
async function hasNoSpeakers(): Promise<boolean> {
  if (!('setSinkId' in AudioContext.prototype)) return false;
  const devices = (await navigator.mediaDevices?.enumerateDevices?.().catch(() => undefined)) ?? [];
  return devices.length > 0 && !devices.some(({ kind }) => kind === 'audiooutput');
}
