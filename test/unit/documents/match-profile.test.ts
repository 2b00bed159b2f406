import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extractProfile } from '../../../src/documents/extract-profile.js';
import { matchProfile } from '../../../src/documents/match-profile.js';
import { ENGINEER, JOB, TODAY } from './resumes.js';

const profile = extractProfile(ENGINEER, { today: TODAY });
const match = matchProfile(profile, JOB);

test('tells what is there, what is missing, and how much the job asks for it', () => {
  const asked = match.reasons.map(({ kind, name, strength, weight, share }) => [kind, name, strength, weight, share]);
  assert.deepEqual(asked, [
    ['skill', 'Go', 'required', 3, 1],
    ['skill', 'Python', 'required', 3, 1],
    ['skill', 'PostgreSQL', 'required', 3, 1],
    ['skill', 'Kafka', 'required', 3, 0],
    ['skill', 'Kubernetes', 'preferred', 1, 1],
    ['skill', 'Frobnicator', 'preferred', 1, 1],
    ['skill', 'Terraform', 'preferred', 1, 0],
    ['experience', '5', 'required', 3, 1],
    ['education', 'bachelor', 'required', 3, 1],
    ['language', 'English', 'required', 3, 1],
  ]);
  assert.deepEqual(match.missing, ['Kafka', 'Terraform']);
  assert.equal(match.matched.length, 8);
});

test('the readiness is the documented formula, and the sum of its reasons', () => {
  // 24 points of weight are asked for, 20 are there.
  assert.equal(match.readiness, Math.round((100 * 20) / 24));
  const sum = (key: 'points' | 'mostPoints') => match.reasons.reduce((total, reason) => total + reason[key], 0);
  assert.equal(Math.round(sum('points')), match.readiness);
  assert.ok(Math.abs(sum('mostPoints') - 100) < 1e-9);
});

test('every reason shows the words of both sides', () => {
  for (const { share, wanted, found } of match.reasons) {
    assert.ok(wanted.length > 0);
    for (const { start, end, text } of wanted) assert.equal(JOB.slice(start, end), text);
    assert.equal(found.length > 0, share > 0);
    for (const { start, end, text } of found) assert.equal(ENGINEER.slice(start, end), text);
  }
});

test('years of something else are not asked for', () => {
  assert.equal(matchProfile(profile, 'We are 20 years old.\nExperience counts.').reasons.length, 0);
});

test('years count in part', () => {
  const { readiness, reasons, missing } = matchProfile(profile, 'You must have 21 years of experience.');
  assert.deepEqual([readiness, reasons.map(({ share }) => share), missing], [50, [0.5], ['21']]);
});

test('a higher degree answers for a lower one, and not the other way round', () => {
  const graduate = extractProfile('Education\nB.Sc. Physics, 2015');
  assert.equal(matchProfile(graduate, 'High School Diploma required').readiness, 100);
  assert.equal(matchProfile(graduate, "Master's degree required").readiness, 0);
});

test('a skill that is asked for twice counts once, as strongly as it is asked', () => {
  const { reasons } = matchProfile(profile, 'Kafka is welcome.\nKafka is required.');
  assert.deepEqual(reasons.map(({ name, strength, wanted }) => [name, strength, wanted.length]), [['Kafka', 'required', 2]]);
});

test('without anything to compare there is no figure', () => {
  assert.deepEqual(matchProfile(profile, 'We are a nice place.'), { matched: [], missing: [], reasons: [] });
});

test('saying a word more often changes nothing', () => {
  const stuffed = extractProfile(`${ENGINEER}${'Go, Python, PostgreSQL\n'.repeat(50)}`, { today: TODAY });
  assert.equal(matchProfile(stuffed, JOB).readiness, match.readiness);
});

test('there is no verdict in it', () => {
  assert.doesNotMatch(JSON.stringify(Object.keys({ ...match, ...match.reasons[0] })), /pass|fail|reject|accept|suitable|verdict|rank/i);
});
