import assert from 'node:assert/strict';
import { test } from 'node:test';
import { googleLanguage, languageOfVoice, speaksLanguage } from '../../../../src/adapters/google-cloud/google-language.js';

test('a tag has a region, the likely one where none is given, and no script', () => {
  const tags = ['en', 'en-GB', 'pt', 'ar', 'sr-Latn-RS', 'de_AT', 'fil'].map((tag) => googleLanguage(tag, 'hears'));
  assert.deepEqual(tags, ['en-US', 'en-GB', 'pt-BR', 'ar-EG', 'sr-RS', 'de-AT', 'fil-PH']);
});

test('Chinese is told by what is spoken', () => {
  const tags = ['zh', 'zh-Hant', 'zh-HK', 'yue', 'cmn'];
  assert.deepEqual(tags.map((tag) => googleLanguage(tag, 'hears')), ['cmn-Hans-CN', 'cmn-Hant-TW', 'yue-Hant-HK', 'yue-Hant-HK', 'cmn-Hans-CN']);
  assert.deepEqual(tags.map((tag) => googleLanguage(tag, 'speaks')), ['cmn-CN', 'cmn-TW', 'yue-HK', 'yue-HK', 'cmn-CN']);
});

test('a voice says its language by its name', () => {
  assert.deepEqual(['de-DE-Neural2-B', 'cmn-CN-Wavenet-A', 'Kore'].map(languageOfVoice), ['de-DE', 'cmn-CN', undefined]);
  assert.deepEqual([['de-DE-Neural2-B', 'de-AT'], ['cmn-CN-Wavenet-A', 'zh'], ['de-DE-Neural2-B', 'en'], ['Kore', 'en']].map(([voice, tag]) => speaksLanguage(voice ?? '', tag ?? '')), [true, true, false, false]);
});
