import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { joinArabic } from '../../../../src/adapters/jspdf/layout/join-arabic.js';

/** Shapes as Unicode names them. */
const codes = (text: string): string => [...text].map((character) => (character.codePointAt(0) ?? 0).toString(16)).join(' ');

describe('joinArabic', () => {
  it('gives each letter the shape of its place', () => {
    // beh at the beginning, in the middle, at the end, alone.
    assert.equal(codes(joinArabic('ببب ب')), 'fe91 fe92 fe90 20 fe8f');
    // seen-lam-alef-meem: the ligature joins to the seen, and nothing joins to the alef.
    assert.equal(codes(joinArabic('سلام')), 'feb3 fefc fee1');
    assert.equal(codes(joinArabic('لا')), 'fefb');
  });

  it('does not join to letters that do not join on', () => {
    assert.equal(codes(joinArabic('دار')), 'fea9 fe8d fead');
    assert.equal(codes(joinArabic('ورد')), 'feed fead fea9');
  });

  it('leaves an alef before a lam alone', () => {
    assert.equal(codes(joinArabic('بالقياس')), 'fe91 fe8e fedf fed8 fef4 fe8e feb1');
  });

  it('joins across vowel signs', () => {
    assert.equal(codes(joinArabic('غيّر')), 'fecf fef4 651 feae');
    assert.equal(codes(joinArabic('بَب')), 'fe91 64e fe90');
  });

  it('keeps the sign between lam and alef', () => {
    assert.equal(codes(joinArabic('لَا')), 'fefb 64e');
  });

  it('joins with tatweel, parts at a non-joiner, and knows Persian letters', () => {
    assert.equal(codes(joinArabic('بـب')), 'fe91 640 fe90');
    assert.equal(codes(joinArabic('ب\u200cب')), 'fe8f 200c fe8f');
    assert.equal(codes(joinArabic('پچگی')), 'fb58 fb7d fb95 fbfd');
  });

  it('passes over everything else', () => {
    assert.equal(joinArabic('React 19, שלום'), 'React 19, שלום');
    assert.equal(codes(joinArabic('ب 12 x')), 'fe8f 20 31 32 20 78');
  });
});
