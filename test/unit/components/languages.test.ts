import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ar } from '../../../components/languages/ar.js';
import { de } from '../../../components/languages/de.js';
import { en } from '../../../components/languages/en.js';
import { es } from '../../../components/languages/es.js';
import { fr } from '../../../components/languages/fr.js';
import { pt } from '../../../components/languages/pt.js';
import { EMBEDDED_BANK_IDS } from '../../../src/interviewer/index.js';
import type { Language } from '../../../components/languages/index.js';
import { errorTexts } from '../../../components/internal/strings/error-texts.js';
import { MediaDeviceError } from '../../../src/errors/index.js';
import { problemsOf } from './language-problems.js';

const LANGUAGES: Readonly<Record<string, Language>> = { ar, de, es, fr, pt };

/** Texts that are the same in another language, and why. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  // Words of one meaning and spelling: "Browser", "Pause", "Incidents"...
  de: ['checkBrowser', 'fieldName', 'latencyMedian', 'panelPause', 'recorderPause', 'reportVersion', 'setupName'],
  es: ['checkNo', 'setupNo'],
  fr: ['panelPause', 'recorderPause', 'reportIncidents', 'setupConditions', 'setupReasonPoints', 'setupSummaryQuestions', 'severity note'],
  pt: [],
  ar: [],
};
/** Functions that put their arguments together and add no word, and one that begins with a letter that the languages share. */
const SIGNS = ['comma', 'reportLevelOf', 'reviewJudgeOf', 'reportQuestionShort', 'reportQuestion', 'reportCountQuestions', 'setupHiddenWhere', 'setupPages'];
/** Functions that give a name for an id, with ids that they have to know. */
const NAMES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  setupBank: EMBEDDED_BANK_IDS.map((id) => [id]),
  setupLevelName: ['entry', 'lead'].map((id) => [id]),
  setupDifficultyName: [['1']],
  setupStrength: ['required', 'mentioned', 'preferred'].map((id) => [id]),
  setupWarning: ['background-unknown', 'text-under-picture', 'font-data-missing', 'recognised'].map((id) => [id]),
  setupWish: [['experience', '3'], ['education', 'school'], ['education', 'doctor']],
  setupHiddenWhere: ['same-colour', 'tiny', 'off-page', 'transparent', 'covered', 'layer-off', 'marked-hidden'].map((id) => ['1', id]),
};

describe('the languages', () => {
  it('are those whose files are there', () => {
    const files = readdirSync('components/languages').filter((file) => /^[a-z]{2}\.ts$/.test(file)).map((file) => file.slice(0, 2));
    assert.deepEqual(files.sort(), ['en', ...Object.keys(LANGUAGES)].sort());
  });

  it('say which they are', () => {
    for (const [code, { $code, $dir }] of Object.entries(LANGUAGES)) assert.deepEqual([$code, $dir], [code, code === 'ar' ? 'rtl' : 'ltr']);
  });
});

for (const [code, language] of Object.entries(LANGUAGES)) {
  describe(`texts in ${code}`, () => {
    it('are all there, of the same kind as in English, and say what goes into them', () => {
      assert.deepEqual(problemsOf(language, en), []);
    });

    it('are not English, but for a few', () => {
      const same = Object.keys(en).filter((key) => !key.startsWith('$') && !SIGNS.includes(key) && !(key in NAMES) && shown(language, key) === shown(en, key));
      assert.deepEqual(same.sort(), [...(SAME[code] ?? [])].sort());
    });

    it('have a name for every id that they are asked for', () => {
      for (const [key, all] of Object.entries(NAMES)) {
        for (const args of all) {
          const [text, english] = [language, en].map((texts) => (texts as unknown as Readonly<Record<string, (...args: readonly string[]) => string>>)[key]!(...args));
          assert.notEqual(text, english, `${key} ${args.join()}`);
          assert.notEqual(text, args.at(-1), `${key} ${args.join()}`);
        }
      }
    });

    it('have a sentence and an advice for each code of an error', () => {
      const codes = Object.keys(errorTexts({} as never, [() => '', ''])).length;
      assert.ok(codes > 20);
      for (const device of ['camera', 'microphone'] as const) {
        const failure = new MediaDeviceError(device, 'denied');
        const text = language['error media/denied'];
        assert.ok(typeof text === 'function' && text(failure) !== failure.message && text(failure).length > 20);
      }
      const keys = (texts: object): string[] => Object.keys(texts).filter((key) => /^(?:error|action) /.test(key)).sort();
      assert.deepEqual(keys(language), keys(de));
      assert.ok(keys(language).length >= 140);
    });

    it('count by the rules of the language', () => {
      const said = [0, 1, 2, 3, 11, 100].map((count) => language.reportCountQuestions(count));
      assert.ok(new Set(said.map((text) => text.replace(/\d+/, ''))).size >= (code === 'ar' ? 5 : 2), said.join(' | '));
    });
  });
}

describe('the check of the languages', () => {
  const less: Partial<Language> = { ...de };
  delete less.close;

  it('finds what is missing, too much, empty, of another kind, or forgets what goes into it', () => {
    const broken = { ...less, surplus: 'x', back: '', loading: () => 'x', panelLeft: 'noch', panelQuestion: (number: number) => `Frage ${number}`, reportOf: (max: number) => (max > 0 ? 'von' : 'aus') };
    // @ts-expect-error: the compiler finds it as well.
    const whole: Language = less;
    assert.equal(whole.back, 'Zurück');
    assert.deepEqual(problemsOf(broken as unknown as Language, en), [
      'back is empty',
      'close is missing',
      'loading is of another kind',
      'panelLeft is of another kind',
      'panelQuestion takes 1 of 2 arguments',
      'reportOf does not say what goes into it',
      'surplus is not in English',
    ]);
  });
});

function shown(language: object, key: string): string {
  const text = (language as Readonly<Record<string, unknown>>)[key];
  return typeof text === 'function' ? String((text as (...args: unknown[]) => string)('23', '57', '88')) : String(text);
}
