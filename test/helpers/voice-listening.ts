import { voiceHarness, type VoiceHarness, type VoiceHarnessOptions } from './voice-harness.js';

/** Brings a voice interview to the moment in which the first question has been read out. */
export async function listening(options: VoiceHarnessOptions = {}): Promise<VoiceHarness> {
  const given = await voiceHarness(options);
  await given.session.start();
  while (given.session.state.turn !== 'listening') await given.clock.advance(10);
  // Frames are cut from the begin of the clock on: the next one begins now.
  await given.clock.advance(20 - (given.clock.now() % 20));
  return given;
}

/** What was taken for whole answers. */
export const answersOf = ({ of }: VoiceHarness): readonly string[] => of('answer-submitted').map(({ text }) => text);
