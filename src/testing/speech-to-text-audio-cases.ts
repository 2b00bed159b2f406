import type { TranscriptWord } from '../spec/index.js';
import { expectFailure, wordsOf } from './adapter-assertions.js';
import { expectEqual, expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { certain } from './speech-to-text-part-cases.js';
import { speechToTextCase, transcribe, UTTERANCES, type CreateSpeechToTextRig, type SpeechToTextCase } from './speech-to-text-rig.js';

/** As far as the time of a word may be off, ms. */
const TOLERANCE_MS = 100;
const PAUSE_MS = 15_000;

/** What matters where sound goes to somebody else: none of it is lost, its time is kept, and whoever may not come in is told so. */
export function speechToTextAudioCases(create: CreateSpeechToTextRig): readonly ContractCase[] {
  const testCase = (name: string, body: (context: SpeechToTextCase) => Promise<void>) => speechToTextCase(create, name, body);
  return [
    testCase('loses nothing of what was said before it is stopped', async ({ rig, listen }) => {
      if (!rig.utter) return;
      const listener = listen();
      await rig.utter();
      await listener.stop();
      expectEqual(wordsOf(certain(listener.parts)), wordsOf(UTTERANCES[0]), 'Also the words of the last moment must be handed out.');
    }),
    testCase('tells by the clock of the frames when a word was said, also after a pause without frames', async ({ rig, listen }) => {
      if (!rig.saidAt && !rig.speechToText.capabilities.words) return;
      const listener = listen();
      const spans: NonNullable<typeof rig.saidAt>[] = [];
      for (const [index] of UTTERANCES.entries()) {
        await rig.say();
        if (rig.saidAt) spans.push(rig.saidAt);
        if (index < UTTERANCES.length - 1) await rig.advance(PAUSE_MS);
      }
      await listener.stop();
      const words = listener.parts.flatMap((part) => (part.type === 'transcript-end' ? (part.words ?? []) : []));
      if (rig.speechToText.capabilities.words) checkTimes(words, spans);
    }),
    testCase('rejects with a typed error when its provider refuses the credentials', async ({ rig }) => {
      if (!rig.stranger) return;
      const controller = new AbortController();
      const reader = transcribe({ speechToText: rig.stranger, ...(rig.audio && { audio: rig.audio }) }, controller.signal)[Symbol.asyncIterator]();
      const first = readAll(reader);
      first.catch(() => undefined);
      await rig.say();
      const code = await expectFailure(rig, first, ['adapter'], 'Refused credentials must be told.');
      expectThat(code === 'adapter/auth' || code === 'adapter/network', `A refusal is \`auth\`, or \`network\` where a browser does not tell; it is ${code}.`);
      await rig.advance(0);
      expectThat(rig.open === 0, 'After a refusal nothing must be open.');
      controller.abort();
    }),
  ];
}

function checkTimes(words: readonly TranscriptWord[], spans: readonly { readonly start: number; readonly end: number }[]): void {
  expectThat(words.length > 0, 'capabilities.words is true, and no word has a time.');
  if (spans.length === 0) return;
  expectEqual(words.map(({ text }) => wordsOf(text).join('')), wordsOf(UTTERANCES.join(' ')), 'Every word must have its time.');
  let place = 0;
  for (const [index, utterance] of UTTERANCES.entries()) {
    const span = spans[index];
    for (const word of words.slice(place, (place += wordsOf(utterance).length))) {
      const isInside = span !== undefined && word.start >= span.start - TOLERANCE_MS && word.end <= span.end + TOLERANCE_MS;
      expectThat(isInside, `A word was said between ${span?.start} and ${span?.end} ms; it is timed from ${Math.round(word.start)} to ${Math.round(word.end)}.`);
    }
  }
}

async function readAll(reader: AsyncIterator<unknown>): Promise<void> {
  while (!(await reader.next()).done);
}
