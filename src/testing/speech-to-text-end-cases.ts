import { expectFailure, wordsOf } from './adapter-assertions.js';
import { expectEqual, expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { settle } from './passing-time.js';
import { certain } from './speech-to-text-part-cases.js';
import { speechToTextCase, transcribe, UTTERANCES, type CreateSpeechToTextRig, type SpeechToTextCase, type SpeechToTextRig } from './speech-to-text-rig.js';

/** How listening begins and ends. */
export function speechToTextEndCases(create: CreateSpeechToTextRig): readonly ContractCase[] {
  const testCase = (name: string, body: (context: SpeechToTextCase) => Promise<void>) => speechToTextCase(create, name, body);
  return [
    testCase('opens nothing before the iteration begins', async ({ rig }) => {
      transcribe(rig, new AbortController().signal);
      await rig.advance(1000);
      expectOpen(rig, 0, 'Calling transcribe() must not open anything yet.');
    }),
    testCase('ends at once, without a part, when the signal is already over', async ({ rig, iterate }) => {
      const reader = iterate(AbortSignal.abort());
      const first = await settle(rig, reader.next(), 'The iteration must end at once.');
      expectThat(first.done === true, 'There must be no part.');
      expectOpen(rig, 0, 'Nothing must be open.');
    }),
    testCase('keeps the last guess when it is stopped, and begins nothing new', async ({ rig, listen }) => {
      const listener = listen();
      await rig.say();
      await rig.begin();
      const shown = listener.parts.findLast(({ type }) => type === 'transcript-delta' || type === 'transcript-end');
      const guessed = shown?.type === 'transcript-delta' ? wordsOf(shown.text).length : 0;
      const least = Math.max(wordsOf(certain(listener.parts)).length + guessed, wordsOf(UTTERANCES[0]).length + 1);
      await listener.stop();
      const after = listener.parts.slice(listener.partsBeforeStop);
      const late = after.filter(({ type }) => type !== 'transcript-end' && type !== 'speech-end' && type !== 'turn-end');
      expectEqual(late.map(({ type }) => type), [], 'After the signal only what ends may come.');
      const said = wordsOf(UTTERANCES.slice(0, 2).join(' '));
      const heard = wordsOf(certain(listener.parts));
      expectThat(heard.length >= least, `What was only guessed must count as said: ${least} words were, and ${heard.length} came.`);
      expectEqual(heard, said.slice(0, heard.length), 'The words must be those that were said.');
    }),
    testCase('frees what it opened when it is stopped', async ({ rig, listen }) => {
      const listener = listen();
      await rig.begin();
      expectOpen(rig, 1, 'While it listens, one thing must be open.');
      await listener.stop();
      await rig.advance(0);
      expectOpen(rig, 0, 'After the end nothing must be open.');
    }),
    testCase('frees what it opened when the reader leaves the loop', async ({ rig, iterate }) => {
      const reader = iterate();
      const first = reader.next();
      await rig.begin();
      await settle(rig, first, 'There must be a part once somebody speaks.');
      await settle(rig, Promise.resolve(reader.return?.()), 'Leaving the loop must end the iteration.');
      await rig.advance(0);
      expectOpen(rig, 0, 'After leaving the loop nothing must be open.');
    }),
    testCase('listens again after it was stopped, without the words of before', async ({ rig, listen }) => {
      const first = listen();
      await rig.say();
      await first.stop();
      await rig.advance(1000);
      const second = listen();
      await rig.say();
      await second.stop();
      expectEqual(wordsOf(certain(second.parts)), wordsOf(UTTERANCES[1]), 'The second time must hand out what was said in it.');
    }),
    testCase('ends with the last words when the source is exhausted', async ({ rig, listen }) => {
      if (!rig.exhaust) return;
      const listener = listen();
      await rig.say();
      await rig.begin();
      rig.exhaust();
      await settle(rig, listener.done, 'The iteration must end with its source.');
      const heard = wordsOf(certain(listener.parts)).length;
      expectThat(heard > wordsOf(UTTERANCES[0]).length, 'What was heard last must be handed out.');
    }),
    testCase('rejects with a typed error when it fails, and frees what it opened', async ({ rig, listen }) => {
      if (!rig.fail) return;
      const listener = listen();
      await rig.say();
      rig.fail();
      const secrets = wordsOf(UTTERANCES[0]).filter(({ length }) => length > 4);
      await expectFailure(rig, listener.done, ['adapter', 'media'], 'A failure must be told.', secrets);
      await rig.advance(0);
      expectOpen(rig, 0, 'After a failure nothing must be open.');
    }),
    testCase('ends without an error when it fails after it was stopped', async ({ rig, listen }) => {
      if (!rig.fail) return;
      const listener = listen();
      await rig.begin();
      const stopping = listener.stop();
      rig.fail();
      await stopping;
      expectThat(wordsOf(certain(listener.parts)).length > 0, 'What was heard by then must be handed out.');
    }),
  ];
}

function expectOpen({ open }: SpeechToTextRig, expected: number, sentence: string): void {
  expectThat(open === expected, `${sentence} ${open} are open.`);
}
