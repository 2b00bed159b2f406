import { AdapterError } from '../../errors/index.js';
import type { AudioFrame } from '../../spec/index.js';
import { toPcmBytes } from '../../utils/pcm-bytes.js';
import { PcmFramer } from '../../utils/pcm-frames.js';
import { readWav } from '../../utils/read-wav.js';
import { untilAborted } from '../../utils/until-aborted.js';

const PROVIDER = 'transcribe-again';
/** What recognisers hear at. */
const SAMPLE_RATE = 16_000;
const FRAMES_PER_SECOND = 50;

/** The sound in a recorded file, from 0 on. Rejects with `AdapterError` (`malformed`, `unsupported`), or with the signal's reason. */
export async function framesOfRecording(recording: Blob, signal: AbortSignal): Promise<readonly AudioFrame[]> {
  const buffer = await untilAborted(recording.arrayBuffer(), signal);
  const wav = readWav(new Uint8Array(buffer));
  if (wav && wav.channels === 1 && wav.bitsPerSample === 16 && wav.sampleRate % FRAMES_PER_SECOND === 0) return framesOf(wav.bytes, wav.sampleRate);
  const samples = await untilAborted(decode(buffer), signal);
  return framesOf(toPcmBytes(Int16Array.from(samples, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32_767))), SAMPLE_RATE);
}

function framesOf(bytes: Uint8Array, sampleRate: number): readonly AudioFrame[] {
  const framer = new PcmFramer(sampleRate);
  return [...framer.push(bytes), ...framer.end()];
}

/** The first channel, at our rate. */
async function decode(buffer: ArrayBuffer): Promise<Float32Array> {
  if (typeof OfflineAudioContext !== 'function') throw new AdapterError(PROVIDER, 'unsupported', 'only WAV can be read outside of browsers', { action: 'Give 16 bit mono WAV, or the frames of the answer.' });
  try {
    const decoded = await new OfflineAudioContext(1, 1, SAMPLE_RATE).decodeAudioData(buffer);
    return decoded.getChannelData(0);
  } catch (cause) {
    throw new AdapterError(PROVIDER, 'malformed', 'the recording cannot be decoded', { cause, action: 'Give the recording whole: pieces of it cannot be played for themselves.' });
  }
}
