import { expectFailure, expectReason, wordsOf } from './adapter-assertions.js';
import { expectEqual, expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { outcomeOf, resultOf, settle } from './passing-time.js';
import { SENTENCE, textToSpeechCase, type CreateTextToSpeechRig, type TextToSpeechCase, type TextToSpeechRig } from './text-to-speech-rig.js';

/** How speaking begins and ends. */
export function textToSpeechEndCases(create: CreateTextToSpeechRig): readonly ContractCase[] {
  const testCase = (name: string, body: (context: TextToSpeechCase) => Promise<void>) => textToSpeechCase(create, name, body);
  return [
    testCase('is silent before the iteration begins', async ({ rig }) => {
      rig.textToSpeech.speak({ text: SENTENCE, language: 'en-US' }, { signal: new AbortController().signal });
      await rig.advance(1000);
      expectThat(!rig.sounding && rig.spoken === '', 'Calling speak() must not make a sound yet.');
    }),
    testCase('rejects with the reason of a signal that is already over, in silence', async ({ rig, iterate }) => {
      const reason = new DOMException('over', 'AbortError');
      await expectReason(rig, iterate(SENTENCE, AbortSignal.abort(reason)).next(), reason, 'The first part must reject with the reason.');
      expectThat(!rig.sounding && rig.spoken === '', 'There must be no sound.');
    }),
    testCase('is silenced at once by the signal, and rejects with its reason', async ({ rig, iterate }) => {
      const controller = new AbortController();
      const reader = iterate(SENTENCE, controller.signal);
      await untilSounding(rig, reader);
      const reason = new DOMException('enough', 'AbortError');
      const rest = outcomeOf(readAll(reader));
      controller.abort(reason);
      await rig.advance(0);
      expectSilence(rig, 'The signal must silence the voice at once.');
      await expectReason(rig, resultOf(rest), reason, 'The iteration must reject with the reason.');
      await rig.advance(5000);
      expectSilence(rig, 'It must stay silent.');
    }),
    testCase('is silenced also when nobody takes its parts, and hands out none of them any more', async ({ rig, iterate }) => {
      const controller = new AbortController();
      const reader = iterate(SENTENCE, controller.signal);
      await untilSounding(rig, reader);
      await rig.advance(1000);
      const reason = new DOMException('enough', 'AbortError');
      controller.abort(reason);
      await rig.advance(0);
      expectSilence(rig, 'The signal must silence the voice at once.');
      await expectReason(rig, reader.next(), reason, 'The next part must reject with the reason.');
    }),
    testCase('is silenced by leaving the loop', async ({ rig, iterate }) => {
      const reader = iterate(SENTENCE);
      await untilSounding(rig, reader);
      await settle(rig, Promise.resolve(reader.return?.()), 'Leaving the loop must end the iteration.');
      await rig.advance(0);
      expectSilence(rig, 'Leaving the loop must silence the voice.');
    }),
    testCase('speaks again after it was silenced', async ({ rig, iterate, speak }) => {
      const controller = new AbortController();
      const reader = iterate('Nobody will hear the end of this sentence.', controller.signal);
      await untilSounding(rig, reader);
      controller.abort();
      await rig.advance(0);
      const before = rig.spoken.length;
      await speak(SENTENCE);
      expectEqual(wordsOf(rig.spoken.slice(before)), wordsOf(SENTENCE), 'The next text must be spoken whole, and nothing else.');
    }),
    testCase('rejects with a typed error when it fails, and is silent', async ({ rig, iterate }) => {
      if (!rig.fail) return;
      rig.fail();
      const secrets = wordsOf(SENTENCE).filter(({ length }) => length > 5);
      await expectFailure(rig, readAll(iterate(SENTENCE)), ['adapter'], 'A failure must be told.', secrets);
      await rig.advance(0);
      expectSilence(rig, 'After a failure there must be no sound.');
    }),
  ];
}

/** Takes the first part, by which something is to be heard. */
async function untilSounding(rig: TextToSpeechRig, reader: AsyncIterator<unknown>): Promise<void> {
  const first = await settle(rig, reader.next(), 'The voice must begin.');
  expectThat(first.done !== true && rig.sounding, 'By its first part the voice must sound.');
}

async function readAll(reader: AsyncIterator<unknown>): Promise<void> {
  while (!(await reader.next()).done);
}

function expectSilence({ sounding }: TextToSpeechRig, sentence: string): void {
  expectThat(!sounding, sentence);
}
