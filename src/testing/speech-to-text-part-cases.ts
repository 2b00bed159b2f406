import type { SpeechToTextPart } from '../spec/index.js';
import { expectAdapter, wordsOf } from './adapter-assertions.js';
import { expectEqual, expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { settle } from './passing-time.js';
import { speechToTextCase, UTTERANCES, type CreateSpeechToTextRig, type SpeechToTextCase } from './speech-to-text-rig.js';

/** Browsers give up after 7 to 10 s of silence, some services after 10 to 30 s, ms. */
const LONG_SILENCE_MS = 60_000;

/** What is handed out while somebody speaks. */
export function speechToTextPartCases(create: CreateSpeechToTextRig): readonly ContractCase[] {
  const testCase = (name: string, body: (context: SpeechToTextCase) => Promise<void>) => speechToTextCase(create, name, body);
  return [
    testCase('says what it is and what it can do', async ({ rig: { speechToText, audio } }) => {
      expectAdapter(speechToText);
      const { input, capabilities } = speechToText;
      expectThat(input === (audio ? 'audio' : 'device'), '`input` must be `audio` for a recogniser of frames and `device` for one that opens the microphone.');
      for (const name of ['interimResults', 'words', 'verbatim', 'turns', 'onDevice'] as const) {
        expectThat(typeof capabilities[name] === 'boolean', `capabilities.${name} must be true or false.`);
      }
      expectThat(speechToText.isSupported() === true, 'isSupported() must be true where it works, at once.');
    }),
    testCase('writes down every word that is said, once and in order', async ({ rig, listen }) => {
      const listener = listen();
      for (let count = 0; count < UTTERANCES.length; count += 1) await rig.say();
      await listener.stop();
      expectEqual(wordsOf(certain(listener.parts)), wordsOf(UTTERANCES.join(' ')), 'The words must be those that were said.');
    }),
    testCase('guesses only what follows the last certain text', async ({ rig, listen }) => {
      const listener = listen();
      await rig.say();
      await rig.say();
      await listener.stop();
      const said = wordsOf(UTTERANCES.join(' '));
      const heard: string[] = [];
      let guesses = 0;
      for (const part of listener.parts) {
        if (part.type === 'transcript-end') heard.push(...wordsOf(part.text));
        if (part.type !== 'transcript-delta') continue;
        guesses += 1;
        const shown = [...heard, ...wordsOf(part.text)];
        expectEqual(shown, said.slice(0, shown.length), 'A guess must go on from the certain text and replace the guess before.');
      }
      const { interimResults } = rig.speechToText.capabilities;
      expectThat(interimResults === guesses > 0, `capabilities.interimResults is ${interimResults}, and ${guesses} guesses came.`);
    }),
    testCase('hands out well-formed parts of the kinds that it is capable of', async ({ rig, listen }) => {
      const listener = listen();
      await rig.say();
      await rig.say();
      await listener.stop();
      let speaking = false;
      for (const part of listener.parts) {
        checkPart(part, rig.speechToText.capabilities);
        if (part.type !== 'speech-start' && part.type !== 'speech-end') continue;
        expectThat(speaking === (part.type === 'speech-end'), '`speech-start` and `speech-end` must alternate.');
        speaking = part.type === 'speech-start';
      }
    }),
    testCase('goes on through a long silence, in which it hears nothing', async ({ rig, listen }) => {
      const listener = listen();
      await rig.advance(LONG_SILENCE_MS);
      expectEqual(certain(listener.parts), '', 'Silence must have no words.');
      await rig.say();
      await rig.advance(LONG_SILENCE_MS);
      await rig.say();
      await listener.stop();
      expectEqual(wordsOf(certain(listener.parts)), wordsOf(UTTERANCES.slice(0, 2).join(' ')), 'What is said after a silence must be heard.');
    }),
    testCase('keeps everything for a reader that is slow', async ({ rig, iterate }) => {
      const controller = new AbortController();
      const reader = iterate(controller.signal);
      const first = reader.next();
      await rig.say();
      await rig.say();
      const parts: SpeechToTextPart[] = [];
      const sentence = 'What was heard while nobody read must be handed out.';
      let result = await settle(rig, first, sentence);
      controller.abort();
      for (; !result.done; result = await settle(rig, reader.next(), sentence)) parts.push(result.value);
      expectEqual(wordsOf(certain(parts)), wordsOf(UTTERANCES.slice(0, 2).join(' ')), sentence);
    }),
  ];
}

/** All text that will not change any more. */
export function certain(parts: readonly SpeechToTextPart[]): string {
  return parts.flatMap((part) => (part.type === 'transcript-end' ? [part.text] : [])).join(' ');
}

function checkPart(part: SpeechToTextPart, { turns, words }: SpeechToTextCase['rig']['speechToText']['capabilities']): void {
  if (part.type.startsWith('turn-')) expectThat(turns, `\`${part.type}\` must not come where capabilities.turns is false.`);
  if ('text' in part) expectThat(wordsOf(part.text).length > 0, `\`${part.type}\` must have words.`);
  if ('confidence' in part) checkConfidence(part.confidence);
  if (part.type !== 'transcript-end' || !part.words) return;
  expectThat(words, 'Times of words must not come where capabilities.words is false.');
  let last = 0;
  for (const { start, end, confidence } of part.words) {
    expectThat(start <= end && start >= last, 'Words must come in order, each with its start before its end.');
    last = start;
    checkConfidence(confidence);
  }
}

function checkConfidence(confidence: number | undefined): void {
  if (confidence !== undefined) expectThat(confidence >= 0 && confidence <= 1, `A confidence lies between 0 and 1; one is ${confidence}.`);
}
