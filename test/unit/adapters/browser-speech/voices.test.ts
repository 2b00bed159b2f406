import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { browserTextToSpeech } from '../../../../src/adapters/browser-speech/index.js';
import { tagsToTry } from '../../../../src/adapters/browser-speech/languages.js';
import { chooseVoice } from '../../../../src/adapters/browser-speech/voices.js';
import { virtualClock } from '../../../../src/testing/index.js';
import { LOCAL_VOICE, REMOTE_VOICE, SimulatedSynthesis, SimulatedUtterance, voice } from './simulated-synthesis.js';

const remote = (name: string, lang: string) => voice(name, lang, { localService: false });
const VOICES = [LOCAL_VOICE, voice('Thomas', 'fr-FR'), voice('Amélie', 'fr-CA'), voice('Luciana', 'pt-BR'), voice('Joana', 'pt-PT'), voice('Majed', 'ar-001')];

describe('the voice for the language of a plan', () => {
  const cases: readonly (readonly [language: string, voices: readonly SpeechSynthesisVoice[], expected: string | undefined])[] = [
    ['fr-CA', VOICES, 'Amélie'],
    ['fr-CA', VOICES.filter(({ name }) => name !== 'Amélie'), 'Thomas'],
    ['fr-BE', VOICES, 'Thomas'],
    ['fr', [voice('Amélie', 'fr-CA'), voice('Thomas', 'fr-FR')], 'Thomas'],
    ['fr-CA', [remote('Amélie', 'fr-CA'), voice('Thomas', 'fr-FR')], 'Thomas'],
    ['pt', VOICES, 'Luciana'],
    ['pt-PT', VOICES, 'Joana'],
    ['ar-EG', VOICES, 'Majed'],
    ['de-AT', [voice('Android', 'deu-DEU')], 'Android'],
    ['no', [voice('Nora', 'nb-NO')], 'Nora'],
    ['zh-CN', [voice('Sinji', 'zh-HK'), voice('Ting', 'zh-CN')], 'Ting'],
    ['zh-CN', [voice('Sinji', 'zh-HK')], undefined],
    ['zh-HK', [voice('Ting', 'zh-CN'), voice('Sinji', 'yue-HK')], 'Sinji'],
    ['fr-CA', [LOCAL_VOICE, REMOTE_VOICE], undefined],
    ['it', VOICES, undefined],
    ['frc', VOICES, undefined],
    ['not a tag!', VOICES, undefined],
  ];
  for (const [language, voices, expected] of cases) {
    it(`${language} of ${voices.map(({ lang }) => lang).join(', ')}: ${expected ?? 'none'}`, () => {
      assert.equal(chooseVoice(voices, { language, name: undefined, local: false })?.name, expected);
    });
  }

  it('is never one of another language: the failure says so, and other languages are still spoken', async () => {
    const clock = virtualClock();
    const synthesis = new SimulatedSynthesis(clock, [LOCAL_VOICE]);
    const adapter = browserTextToSpeech({ synthesis, utterance: SimulatedUtterance, clock });
    const speak = async (text: string, language: string): Promise<string> => {
      try {
        for await (const part of adapter.speak({ text, language }, { signal: new AbortController().signal })) void part;
        return 'spoken';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    const french = speak('Bonjour.', 'fr-CA');
    await clock.advance(1500);
    assert.equal(await french, 'adapter/language');
    assert.equal(synthesis.asked.length, 0);
    assert.equal(adapter.isSupported(), true);
    const english = speak('Hello.', 'en-GB');
    await clock.advance(5000);
    assert.equal(await english, 'spoken');
    assert.equal(synthesis.asked[0]?.voice, LOCAL_VOICE);
  });
});

describe('the tags that a recogniser is looked for with', () => {
  it('are its own, that of the region where the language is mostly at home, and the language', () => {
    assert.deepEqual(tagsToTry('fr-CA'), ['fr-CA', 'fr-FR', 'fr']);
    assert.deepEqual(tagsToTry('pt'), ['pt', 'pt-BR']);
    assert.deepEqual(tagsToTry('en-US'), ['en-US', 'en']);
    assert.deepEqual(tagsToTry('not a tag!'), ['not a tag!']);
  });
});
