import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { adaptersInUse } from '../../../components/interview-panel/adapters-in-use.js';
import { destinationsIn, ledgerOf } from '../../../components/interview-panel/watched/ledger.js';
import { memorySessionStore } from '../../../src/adapters/memory/index.js';
import { parsePlan, type Adapter, type Destination, type InterviewPlanInput } from '../../../src/spec/index.js';
import { scriptedInterviewer, scriptedObjectEngine, scriptedSpeechToText, scriptedTextToSpeech, scriptedVisionEngine, virtualClock } from '../../../src/testing/index.js';
import type { Departure } from '../../../src/utils/departures.js';

const adapter = (provider: string, destinations?: readonly Destination[]): Adapter => ({ specificationVersion: 'v1', provider, ...(destinations && { destinations }) });
const sent = (host: string): Departure => ({ host, times: 1, bytes: 10, isPartial: false });

const clock = virtualClock();
const speechToText = scriptedSpeechToText({ utterances: [] });
const textToSpeech = scriptedTextToSpeech({ clock });
const all = {
  store: memorySessionStore(),
  interviewer: scriptedInterviewer({ questions: ['Why?'] }),
  speechToText,
  scoringSpeechToText: { ...speechToText, provider: 'second' },
  textToSpeech,
  vision: scriptedVisionEngine({ clock }),
  objects: scriptedObjectEngine({ clock }),
};
const used = (plan: InterviewPlanInput, adapters = all): string[] => adaptersInUse(adapters, parsePlan({ questions: [{ text: 'Why?' }], ...plan })).map(({ provider }) => provider);
const names = (...adapters: readonly Adapter[]): string[] => adapters.map(({ provider }) => provider);

describe('what an interview runs on', () => {
  it('is all of it where it is spoken and watched', () => {
    assert.deepEqual(used({}), names(all.store, all.interviewer, speechToText, all.scoringSpeechToText, textToSpeech, all.vision, all.objects));
  });

  it('has no ears where it is written, no voice where it is silent, no eyes where nobody looks', () => {
    assert.deepEqual(used({ answerMode: 'typed' }), names(all.store, all.interviewer, textToSpeech, all.vision, all.objects));
    assert.deepEqual(used({ accommodations: { textOnly: true } }), names(all.store, all.interviewer, all.vision, all.objects));
    assert.deepEqual(used({ answerMode: 'typed', proctoring: { enabled: false } }), names(all.store, all.interviewer, textToSpeech));
    assert.deepEqual(used({ answerMode: 'typed', accommodations: { noCamera: true } }), names(all.store, all.interviewer, textToSpeech));
  });

  it('is without what cannot work here', () => {
    const deaf = { ...all, speechToText: { ...speechToText, isSupported: () => false }, textToSpeech: { ...textToSpeech, isSupported: () => false } };
    assert.deepEqual(used({}, deaf), names(all.store, all.interviewer, all.vision, all.objects));
  });

  it('takes the word of a recogniser that it never lets sound off the machine', () => {
    const declared = (onDevice: boolean): unknown => {
      const given = { ...speechToText, destinations: undefined, capabilities: { ...speechToText.capabilities, onDevice } };
      return adaptersInUse({ ...all, speechToText: given }, parsePlan({ questions: [{ text: 'Why?' }] }))[2]?.destinations;
    };
    assert.deepEqual([declared(true), declared(false)], [[], undefined]);
  });
});

describe('the ledger', () => {
  it('has a line for each host, with all that may go there', () => {
    const declared = destinationsIn([
      adapter('a', [{ host: 'one.example', sends: ['sound'] }]),
      adapter('b', [{ host: 'one.example', sends: ['questions'] }, { host: 'two.example', sends: ['text'] }]),
      adapter('c', []),
    ]);
    assert.deepEqual(declared.silent, []);
    assert.deepEqual(ledgerOf(declared, [sent('two.example')]), [
      { host: 'one.example', contents: ['sound', 'questions'], sent: undefined },
      { host: 'two.example', contents: ['text'], sent: sent('two.example') },
    ]);
  });

  it('has a line for what went where nobody said', () => {
    assert.deepEqual(ledgerOf(destinationsIn([]), [sent('other.example')]), [{ host: 'other.example', contents: [], sent: sent('other.example') }]);
  });

  it('is empty where nothing can leave, and names once who does not say', () => {
    assert.deepEqual(ledgerOf(destinationsIn([adapter('a', [])]), []), []);
    assert.deepEqual(destinationsIn([adapter('a'), adapter('a'), adapter('b', [])]).silent, ['a']);
  });
});
