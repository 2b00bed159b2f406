import type { TextToSpeechPart } from '../spec/index.js';
import { expectAdapter, wordsOf } from './adapter-assertions.js';
import { expectEqual, expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { settle } from './passing-time.js';
import { LONG_TEXT, SENTENCE, textToSpeechCase, type CreateTextToSpeechRig, type TextToSpeechCase } from './text-to-speech-rig.js';

/** What is handed out while a voice speaks. */
export function textToSpeechPartCases(create: CreateTextToSpeechRig): readonly ContractCase[] {
  const testCase = (name: string, body: (context: TextToSpeechCase) => Promise<void>) => textToSpeechCase(create, name, body);
  return [
    testCase('says what it is and what it can do', async ({ rig: { textToSpeech } }) => {
      expectAdapter(textToSpeech);
      const { output, capabilities } = textToSpeech;
      expectThat(output === 'audio' || output === 'device', '`output` must be `audio` or `device`.');
      for (const name of ['streamingText', 'progress'] as const) {
        expectThat(typeof capabilities[name] === 'boolean', `capabilities.${name} must be true or false.`);
      }
      expectThat(textToSpeech.isSupported() === true, 'isSupported() must be true where it works, at once.');
    }),
    testCase('speaks every word, once and in order', async ({ rig, speak }) => {
      await speak(SENTENCE);
      expectEqual(wordsOf(rig.spoken), wordsOf(SENTENCE), 'The voice must be given the words of the text.');
    }),
    testCase('speaks a long text to its end', async ({ rig, speak }) => {
      checkParts(await speak(LONG_TEXT), LONG_TEXT, rig.textToSpeech);
      // Where a word without an end is cut is left to the adapter.
      expectEqual(wordsOf(rig.spoken).join(''), wordsOf(LONG_TEXT).join(''), 'The voice must be given the words of the text.');
    }),
    testCase('hands out well-formed parts of the kinds that it is capable of', async ({ rig, speak }) => {
      checkParts(await speak(SENTENCE), SENTENCE, rig.textToSpeech);
    }),
    testCase('sounds while it speaks, and ends when the last word is over', async ({ rig, iterate }) => {
      const reader = iterate(SENTENCE);
      let wasSounding = false;
      const read = async (): Promise<void> => {
        for (let result = await reader.next(); !result.done; result = await reader.next()) wasSounding ||= rig.sounding;
        expectThat(!rig.sounding, 'The iteration must not end while the voice still sounds.');
      };
      await settle(rig, read(), 'The voice must come to an end.');
      expectThat(wasSounding, 'There must be something to hear.');
    }),
    testCase('takes text without a word for no speech', async ({ rig, speak }) => {
      for (const text of ['', ' \n\t ', ' … — ']) {
        const parts = await speak(text);
        expectEqual(parts.map(({ type }) => type), [], `There must be no part for ${JSON.stringify(text)}.`);
      }
      expectEqual(rig.spoken.trim(), '', 'The voice must be asked for nothing.');
    }),
    testCase('speaks one text after another', async ({ rig, speak }) => {
      await speak('First this.');
      checkParts(await speak('Second that.'), 'Second that.', rig.textToSpeech);
      expectEqual(wordsOf(rig.spoken), ['first', 'this', 'second', 'that'], 'Each text must be spoken once.');
    }),
  ];
}

function checkParts(parts: readonly TextToSpeechPart[], text: string, { output, capabilities }: TextToSpeechCase['rig']['textToSpeech']): void {
  const types = parts.map(({ type }) => type);
  if (output === 'device') {
    expectThat(types[0] === 'speech-start' && types.at(-1) === 'speech-end', `Speech must begin with speech-start and end with speech-end; it is ${types[0]} to ${types.at(-1)}.`);
    expectThat(!types.slice(1, -1).some((type) => type !== 'speech-progress'), 'Between start and end only progress may come.');
  } else {
    expectThat(types.includes('audio'), 'There must be sound.');
    expectThat(!types.some((type) => type !== 'audio' && type !== 'speech-progress'), 'Who plays nothing must not report that playback starts or ends.');
  }
  let reached = -1;
  for (const part of parts) {
    if (part.type === 'audio') expectThat(part.frame.sampleRate > 0 && part.frame.data.length > 0, 'Each frame must have samples and a rate.');
    if (part.type !== 'speech-progress') continue;
    const { charIndex } = part;
    expectThat(Number.isInteger(charIndex) && charIndex >= 0 && charIndex <= text.length, `Progress must lie in the text; it is ${charIndex} of ${text.length}.`);
    expectThat(charIndex >= reached, `Progress must not go back; it went from ${reached} to ${charIndex}.`);
    reached = charIndex;
  }
  expectThat(capabilities.progress === reached >= 0, `capabilities.progress is ${capabilities.progress}, and ${reached < 0 ? 'no progress' : 'progress'} came.`);
  if (capabilities.progress) expectThat(reached >= text.length / 2, `Progress must follow the voice; it ended at ${reached} of ${text.length}.`);
}
