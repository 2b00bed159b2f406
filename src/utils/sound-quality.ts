import { measureLevel, noiseFloor, toDecibels } from './audio-level.js';

/** Above the floor by this much, dB, is speech; the quietest tenth of a steady noise and its loudest moments lie closer. */
const SPEECH_OVER_FLOOR = 6;
/** Speech is measured once there is this much of it, ms. */
const LEAST_SPEECH_MS = 1000;
/** Amplitudes from here on, of 32768, stand at full scale: the converter cut them off. */
const FULL_SCALE = 32_735;
/** So many in a row are a peak that was cut off, not one that just reached it. */
const CLIPPED_RUN = 3;
/** Exact zeros for this long within sound are a piece that got lost, ms; for longer, somebody switched it off. */
const DROPOUT_MS = { from: 5, to: 200 };
/** Sound is at least this loud around a piece that got lost, dBFS. */
const AUDIBLE = -50;
/** Frames that come later than their turn by more than this left a hole, ms. */
const HOLE_MS = 15;
/** Levels that are looked back at: a minute. */
const KEPT = 3000;

/** How good the sound is. Levels in dBFS; undefined until enough was heard. */
export interface SoundQuality {
  /** Loudness of the room: the quietest tenth of all frames. */
  readonly floor: number | undefined;
  /** Mean loudness of speech: of the frames at least 6 dB above the floor. */
  readonly speech: number | undefined;
  /** Speech to noise, dB: 10 log((S - N) / N) of the mean powers of the frames above and below that border. */
  readonly snr: number | undefined;
  /** Share of samples at full scale, 0..1. */
  readonly clippedShare: number;
  /** How often three or more samples in a row stood at full scale. */
  readonly clippedRuns: number;
  /** Mean of all samples, -1..1: a converter that does not rest at zero. */
  readonly offset: number;
  /** Pieces that got lost. */
  readonly dropouts: number;
  /** Nothing but zeros, ever: a switch on the device is off. */
  readonly silent: boolean;
  readonly heardMs: number;
  readonly speechMs: number;
}

/** Measures sound frame by frame. Its loudness as such says little: browsers turn it up and down by themselves. */
export class SoundQualityMeter {
  #levels: number[] = [];
  #frameMs = 20;
  #heardMs = 0;
  #samples = 0;
  #sum = 0;
  #clipped = 0;
  #clippedRuns = 0;
  #run = 0;
  #zeros = 0;
  #audible = false;
  #dropouts = 0;
  #silent = true;
  #next: number | undefined;

  push({ data, sampleRate, at }: { readonly data: Int16Array; readonly sampleRate: number; readonly at: number }): void {
    this.#frameMs = (data.length / sampleRate) * 1000;
    this.#heardMs += this.#frameMs;
    if (this.#next !== undefined && at - this.#next > HOLE_MS) this.#dropouts += 1;
    this.#next = at + this.#frameMs;
    const { rms } = measureLevel(data, at);
    const zeroMs = 1000 / sampleRate;
    for (const sample of data) this.#take(sample, zeroMs);
    if (rms > AUDIBLE) this.#audible = true;
    else if (this.#zeros === 0) this.#audible = false;
    this.#levels.push(rms);
    if (this.#levels.length > KEPT) this.#levels.shift();
  }

  get quality(): SoundQuality {
    const floor = this.#levels.length === 0 ? undefined : noiseFloor(this.#levels);
    const border = (floor ?? 0) + SPEECH_OVER_FLOOR;
    const loud = this.#levels.filter((level) => level > border);
    const speechMs = loud.length * this.#frameMs;
    const enough = floor !== undefined && speechMs >= LEAST_SPEECH_MS;
    const [speech, noise] = [meanPower(loud), meanPower(this.#levels.filter((level) => level <= border))];
    return {
      floor,
      speech: enough ? toDecibels(Math.sqrt(speech)) : undefined,
      snr: enough ? 10 * Math.log10((speech - noise) / noise) : undefined,
      clippedShare: this.#samples === 0 ? 0 : this.#clipped / this.#samples,
      clippedRuns: this.#clippedRuns,
      offset: this.#samples === 0 ? 0 : this.#sum / this.#samples / 32_768,
      dropouts: this.#dropouts,
      silent: this.#silent,
      heardMs: this.#heardMs,
      speechMs,
    };
  }

  /** A plain step for every sample that is heard. */
  #take(sample: number, zeroMs: number): void {
    this.#samples += 1;
    this.#sum += sample;
    if (Math.abs(sample) >= FULL_SCALE) {
      this.#clipped += 1;
      this.#run += 1;
      if (this.#run === CLIPPED_RUN) this.#clippedRuns += 1;
    } else this.#run = 0;
    if (sample === 0) {
      this.#zeros += 1;
      return;
    }
    this.#silent = false;
    const lost = this.#zeros * zeroMs;
    if (this.#audible && lost >= DROPOUT_MS.from && lost <= DROPOUT_MS.to) this.#dropouts += 1;
    this.#zeros = 0;
  }
}

/** Mean power of levels, 1 is full scale. */
function meanPower(levels: readonly number[]): number {
  return levels.reduce((sum, level) => sum + 10 ** (level / 10), 0) / Math.max(1, levels.length);
}
