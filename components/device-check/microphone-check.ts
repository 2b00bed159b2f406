import type { ReactiveControllerHost } from 'lit';
import { AssetError, InterviewError } from '../../src/errors/index.js';
import { energyVoiceActivity, noiseFloor, openAudioTap, soundFindings, SoundQualityMeter, type AudioLevel, type AudioTap, type DeviceHandle, type SoundQuality } from '../../src/media/index.js';
import type { DeviceResult, SoundFinding } from '../../src/spec/index.js';
import { OpenCheck } from './open-check.js';

/** Levels of 20 ms that make the measurement of the room: 3 s. */
const FLOOR_LEVELS = 150;
/** Sound above the room for this long is speech, also where it stands out too little to be known as a voice, ms. */
const FAINT_SPEECH_MS = 2500;
/** A device that never gets above this gives no sound at all, dBFS. */
const DEAD = -90;
/** Levels between two pictures of the bar: 100 ms, and half a second with reduced motion. */
const PER_UPDATE = 5;
const PER_UPDATE_REDUCED = 25;
/** Frames between two looks at all that was heard: 200 ms. */
const PER_LOOK = 10;
const WORKLET = 'frame-worklet.js';

export type SoundHint = 'listen' | 'speak' | 'silent' | 'noisy' | 'faint' | 'clipped' | 'quiet' | 'lost' | 'ok';

const HINTS: Readonly<Record<Exclude<SoundFinding, 'echo'>, SoundHint>> = { 'no-sound': 'silent', 'loud-room': 'noisy', 'low-snr': 'faint', clipped: 'clipped', 'too-quiet': 'quiet', dropouts: 'lost' };

/** The microphone with what it hears: three seconds of the room, then a spoken sentence, and how well that can be heard. */
export class MicrophoneCheck extends OpenCheck {
  readonly #assetsUrl: () => string;
  readonly #isPlaying: () => boolean;
  #quality = new SoundQualityMeter();
  #measured: SoundQuality | undefined;
  #frames = 0;
  /** For long enough to be measured. */
  #spoke = false;
  #levels: number[] = [];
  #count = 0;
  #floor: number | undefined;
  #heard = false;
  #loudest = -100;
  #level = -100;
  #problem: InterviewError | undefined;

  constructor(host: ReactiveControllerHost, options: { assetsUrl: () => string; isPlaying: () => boolean; onFailure: (error: InterviewError) => void }) {
    super(host, 'microphone', options.onFailure);
    this.#assetsUrl = options.assetsUrl;
    this.#isPlaying = options.isPlaying;
  }

  /** Loudness now, dBFS. */
  get level(): number {
    return this.#level;
  }

  /** Loudness of the room, dBFS; undefined until it was measured. */
  get floor(): number | undefined {
    return this.#floor;
  }

  /** It is open, but cannot be measured here. */
  get problem(): InterviewError | undefined {
    return this.#problem;
  }

  get hint(): SoundHint {
    if (this.#floor === undefined) return 'listen';
    if (this.#loudest <= DEAD) return 'silent';
    if (this.voiceAboveRoom === undefined) return 'speak';
    const [finding] = this.findings;
    return finding ? HINTS[finding] : 'ok';
  }

  /** How far the voice stands above the room, dB; undefined until it was heard for long enough. */
  get voiceAboveRoom(): number | undefined {
    return this.#spoke ? this.#measured?.snr : undefined;
  }

  /** What the sound suffers from, the gravest first; nothing before it was measured. */
  get findings(): readonly Exclude<SoundFinding, 'echo'>[] {
    if (this.#floor === undefined || !this.#measured) return [];
    return soundFindings(this.#measured).flatMap((finding) => (finding === 'echo' ? [] : [finding]));
  }

  get result(): DeviceResult {
    const { error, handle, hint } = this;
    if (error) return { state: 'failed', code: error.code, measured: {} };
    if (!handle) return { state: 'skipped', measured: {} };
    if (this.#problem) return { state: 'warning', code: this.#problem.code, measured: {} };
    const measured = this.#floor === undefined ? {} : { noiseFloor: Math.round(this.#floor), level: Math.round(this.#loudest), ...this.#speech };
    return hint === 'ok' && !this.muted ? { state: 'ok', measured } : { state: 'warning', code: `check/${hint}`, measured };
  }

  get #speech(): Record<string, number> {
    if (!this.#measured || !this.#spoke) return {};
    const { speech = 0, snr = 0, clippedShare, dropouts } = this.#measured;
    return { speech: Math.round(speech), snr: Math.round(snr), clippedShare: Math.round(clippedShare * 10_000) / 10_000, dropouts };
  }

  protected override watch(handle: DeviceHandle, signal: AbortSignal): void {
    this.#quality = new SoundQualityMeter();
    this.#measured = undefined;
    this.#frames = 0;
    this.#spoke = false;
    this.#levels = [];
    this.#count = 0;
    this.#floor = undefined;
    this.#heard = false;
    this.#loudest = -100;
    this.#problem = undefined;
    void this.#listen(handle, signal);
  }

  async #listen({ track }: DeviceHandle, signal: AbortSignal): Promise<void> {
    let tap: AudioTap | undefined;
    try {
      tap = await openAudioTap(track, { assetsUrl: this.#assetsUrl(), now: () => performance.now(), signal });
      const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
      tap.subscribe((level) => this.#measure(level, reduced ? PER_UPDATE_REDUCED : PER_UPDATE), { signal });
      const activity = energyVoiceActivity();
      for await (const frame of tap.frames(signal)) {
        // What is played here comes back, and is neither the room nor a voice.
        if (this.#isPlaying()) continue;
        this.#quality.push(frame);
        this.#frames += 1;
        if (this.#frames % PER_LOOK === 0) this.#look();
        const speaks = activity.push(frame).some(({ type }) => type === 'speech-start');
        // The first sound of a device that starts is no voice, and a hum takes a second to be known as one.
        if (speaks && !this.#heard && this.#floor !== undefined) {
          this.#heard = true;
          this.host.requestUpdate();
        }
      }
    } catch (error) {
      if (signal.aborted) return;
      this.#problem = InterviewError.isInstance(error) ? error : new AssetError('invalid', WORKLET, { cause: error });
      this.tell(this.#problem);
      this.host.requestUpdate();
    } finally {
      void tap?.close();
    }
  }

  #look(): void {
    const quality = this.#quality.quality;
    const spoke = quality.snr !== undefined && this.#floor !== undefined && (this.#heard || quality.speechMs >= FAINT_SPEECH_MS);
    // Once somebody has spoken, a moment that is measured otherwise does not take that back.
    if (quality.snr !== undefined || !this.#spoke) this.#measured = quality;
    this.#spoke ||= spoke;
  }

  #measure({ rms }: AudioLevel, perUpdate: number): void {
    this.#level = rms;
    if (this.#isPlaying()) return;
    this.#loudest = Math.max(this.#loudest, rms);
    if (this.#floor === undefined && this.#levels.push(rms) >= FLOOR_LEVELS) this.#floor = noiseFloor(this.#levels);
    this.#count += 1;
    if (this.#count % perUpdate === 0) this.host.requestUpdate();
  }
}
