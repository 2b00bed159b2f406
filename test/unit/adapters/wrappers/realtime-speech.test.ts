import { describe, it } from 'node:test';
import { realtimeSpeech } from '../../../../src/adapters/wrappers/index.js';
import { MediaDeviceError } from '../../../../src/errors/index.js';
import { speechToTextContract, textToSpeechContract, type SpeechToTextRig, type TextToSpeechRig } from '../../../../src/testing/index.js';
import { FakeMicrophone } from '../../../helpers/fake-microphone.js';
import { speakTones } from '../../../../src/testing/tone-speech.js';
import { liveRig, type LiveRig } from '../gemini/live-rig.js';

const RATE = 16_000;
const FRAME = RATE / 50;

/** Says the words into the microphone, and pauses. */
async function sayTones(rig: LiveRig, microphone: FakeMicrophone, words: string, pauseMs: number): Promise<void> {
  const samples = speakTones(words, RATE);
  const sound = new Int16Array(samples.length + (RATE * pauseMs) / 1000);
  sound.set(samples);
  for (let from = 0; from < sound.length; from += FRAME) {
    await rig.clock.advance(20);
    microphone.put({ data: sound.slice(from, from + FRAME), sampleRate: RATE, at: rig.clock.now() - 20 });
  }
  await rig.clock.advance(0);
}

function hearingRig(utterances: readonly string[]): SpeechToTextRig {
  const rig = liveRig();
  const microphone = new FakeMicrophone();
  const { speechToText, close } = realtimeSpeech(rig.realtimeVoice);
  let next = 0;
  return {
    speechToText,
    audio: microphone,
    advance: rig.advance,
    get open() {
      return microphone.readers;
    },
    say: () => sayTones(rig, microphone, utterances[next++ % utterances.length] ?? '', 900),
    begin: () => sayTones(rig, microphone, (utterances[next++ % utterances.length] ?? '').split(' ').slice(0, 2).join(' '), 240),
    exhaust: () => microphone.exhaust(),
    fail: () => microphone.fail(new MediaDeviceError('microphone', 'lost')),
    close,
  };
}

function speakingRig(): TextToSpeechRig {
  const rig = liveRig();
  const { textToSpeech, close } = realtimeSpeech(rig.realtimeVoice);
  return {
    textToSpeech,
    advance: rig.advance,
    get sounding() {
      return rig.simulator.isSpeaking;
    },
    get spoken() {
      return rig.simulator.asked.join(' ');
    },
    fail: () => rig.lockOut(),
    close,
  };
}

describe('a realtime voice as the recogniser', () => {
  for (const { name, run } of speechToTextContract(hearingRig)) it(name, run);
});

describe('a realtime voice as the voice', () => {
  for (const { name, run } of textToSpeechContract(speakingRig)) it(name, run);
});
