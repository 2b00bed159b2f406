import type { DeviceHandle } from '../media/index.js';
import { SoundAnalyser } from '../proctoring/audio/sound-analyser.js';
import type { AudioSource, Observation } from '../spec/index.js';

/** What plays goes on in the room and in the machine for a while after its end, ms. */
const TAIL_MS = 500;
/** Frames that waited longer, in a page that stood still, are not looked at any more, ms. */
const OLDEST_MS = 1000;

export interface AudioWatchOptions {
  readonly microphone: DeviceHandle;
  readonly audio: AudioSource;
  /** Session time, ms. */
  now(): number;
  /** The interviewer is being played right now. */
  interviewerSpeaks(): boolean;
  onObservation(observation: Observation): void;
}

/** Listens to the microphone until the signal ends. Of the sound only numbers go on from here. */
export async function watchMicrophone({ microphone, audio, now, interviewerSpeaks, onObservation }: AudioWatchOptions, signal: AbortSignal): Promise<void> {
  const tell = (state: DeviceHandle['state']): void => onObservation({ type: 'device', at: now(), device: 'microphone', state });
  microphone.subscribe(tell, { signal });
  tell(microphone.state);
  onObservation({ type: 'monitor', at: now(), monitor: 'audio', state: 'on' });
  const analyser = new SoundAnalyser();
  let quietFrom = -Infinity;
  for await (const frame of audio.frames(signal)) {
    if (signal.aborted) return;
    const time = now();
    if (interviewerSpeaks()) quietFrom = time + TAIL_MS;
    if (time - frame.at > OLDEST_MS) continue;
    const observation = analyser.push(frame, time < quietFrom);
    if (observation) onObservation(observation);
  }
  // The track is over, also where its own page stopped it, of which no browser tells.
  if (!signal.aborted) tell('ended');
}
