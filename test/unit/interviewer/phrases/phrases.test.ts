import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { wordsOf } from '../../../../src/interviewer/phrases/hearing.js';
import { hasPhrases, PHRASE_LANGUAGES, phrasesFor, type HeardPhrases, type Phrases } from '../../../../src/interviewer/phrases/index.js';

const FOLDER = 'src/interviewer/phrases';
const all = new Map<string, Phrases>(await Promise.all(PHRASE_LANGUAGES.map(async (language) => [language, await phrasesFor(language)] as const)));
const english = all.get('en')!;

/** Every text of the phrases by its path; functions with something to say in place of their arguments. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String((value as (...args: unknown[]) => string)('Ada', '7', true))]];
  return Object.entries(value as object).flatMap(([key, each]) => textsOf(each, `${path}.${key}`));
}

describe('phrasesFor', () => {
  it('has every file that lies there', () => {
    const files = readdirSync(FOLDER).filter((file) => /^[a-z]{2}\.ts$/.test(file));
    assert.deepEqual(files.map((file) => file.slice(0, 2)).sort(), [...PHRASE_LANGUAGES].sort());
  });

  it('takes the language of a region, and English for what it has not, and says which it is', async () => {
    for (const [asked, given] of [['pt-BR', 'pt'], ['de_AT', 'de'], ['FR', 'fr'], ['ar-EG', 'ar'], ['it', 'en'], ['', 'en'], ['constructor', 'en']] as const) {
      assert.equal((await phrasesFor(asked)).language, given, asked);
      assert.equal(hasPhrases(asked), given === asked.toLowerCase().slice(0, 2), asked);
    }
  });
});

for (const [language, phrases] of all) {
  describe(`phrases in ${language}`, () => {
    it('are all there', () => {
      assert.equal(phrases.language, language);
      const said = textsOf({ ...phrases, heard: {} });
      assert.deepEqual(said.map(([path]) => path), textsOf({ ...english, heard: {} }).map(([path]) => path));
      for (const [path, text] of said) assert.ok(text.trim() !== '' && (path === '.language' || text.length > 3), path);
    });

    it('hear something of each kind', () => {
      for (const key of Object.keys(english.heard) as (keyof HeardPhrases)[]) assert.ok((phrases.heard[key] ?? []).length > 1, key);
      assert.ok(language === 'en' || phrases.heard.wants?.length === 5);
    });

    it('are not the English ones', () => {
      if (language === 'en') return;
      const model = new Map(textsOf({ ...english, heard: {} }));
      assert.deepEqual(textsOf({ ...phrases, heard: {} }).filter(([path, text]) => model.get(path) === text), []);
    });

    it('say what goes into them', () => {
      assert.match(phrases.introduction('Ada'), /Ada/);
      assert.doesNotMatch(phrases.introduction(), /undefined|Ada/);
      assert.match(phrases.timeLeft.question(2, 5, false), /2.*5/);
      assert.notEqual(phrases.timeLeft.question(2, 5, true), phrases.timeLeft.question(2, 5, false));
      assert.match(phrases.feedback.some(3, 4), /3.*4/);
      assert.match(phrases.help.noOtherWords('Why?'), /Why\?/);
    });

    it('differ among themselves where one is drawn', () => {
      assert.equal(new Set(phrases.bridging).size, 3);
      assert.equal(new Set(phrases.thanks).size, 4);
    });

    it('have patterns that hold nothing but words and the signs of patterns', () => {
      const patterns = Object.values(phrases.heard).flatMap((each) => (each as readonly (string | readonly [string, readonly string[]])[]).flatMap((one) => (typeof one === 'string' ? [one] : one[1])));
      for (const pattern of patterns) {
        const words = pattern.replace(/^\^ ?/, '').split(/[ /-]/).map((word) => word.replace(/[?*]$/, ''));
        for (const word of words) assert.equal(wordsOf(word).length, 1, `${pattern}: "${word}"`);
      }
    });
  });
}
