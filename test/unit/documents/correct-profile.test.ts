import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctProfile, type ProfileCorrection } from '../../../src/documents/correct-profile.js';
import { correctedResume, readCorrectedResume } from '../../../src/documents/corrected-resume.js';
import { extractProfile } from '../../../src/documents/extract-profile.js';
import { findContact } from '../../../src/documents/find-contact.js';
import { matchProfile } from '../../../src/documents/match-profile.js';
import { ENGINEER, TODAY } from './resumes.js';

const read = extractProfile(ENGINEER, { today: TODAY });
const corrected = (correction: ProfileCorrection) => correctProfile(read, correction, { today: TODAY });

test('without corrections the profile is as it was read', () => {
  assert.deepEqual(corrected({}), read);
});

test('skills that stay keep their words, new ones take the name of the vocabulary', () => {
  const { skills } = corrected({ skills: ['go', 'kafka', 'Basket weaving'] });
  assert.deepEqual(skills.map(({ name, known }) => [name, known]), [['Go', true], ['Kafka', true], ['Basket weaving', false]]);
  assert.ok((skills[0]?.passages.length ?? 0) > 0);
  assert.deepEqual(skills[1]?.passages, []);
});

test('a corrected profile is what is matched', () => {
  const job = 'You must know Kafka and Go. English required, spoken.';
  assert.deepEqual(matchProfile(read, job).missing, ['Kafka']);
  assert.equal(matchProfile(corrected({ skills: ['Go', 'Kafka'] }), job).readiness, 100);
  assert.deepEqual(matchProfile(corrected({ skills: [], languages: [] }), job).missing, ['Kafka', 'Go', 'English']);
});

test('years follow the corrected jobs, unless they are corrected themselves', () => {
  const roles = [{ title: 'Engineer', from: '2020-01', to: '2020-12' }];
  assert.equal(corrected({ roles }).yearsOfExperience?.years, 1);
  assert.equal(corrected({ roles, years: 7 }).yearsOfExperience?.years, 7);
  assert.equal(corrected({ roles, years: null }).yearsOfExperience, undefined);
});

test('the level of a degree is told from its corrected name', () => {
  assert.deepEqual(corrected({ education: [{ qualification: 'MSc Physics' }] }).education.map(({ level }) => level), ['master']);
});

test('corrections stand above the text in a plan, and are found there again', () => {
  const correction: ProfileCorrection = {
    skills: ['Go', 'R & D: methods'],
    languages: [],
    roles: [{ title: 'Engineer', organisation: 'Brindle | Oakes', from: '2019', to: 'present' }, { title: 'Clerk' }],
    education: [{ institution: 'Westmere', year: 2015 }],
    years: null,
  };
  const text = 'Mirela\n\nSkills\nGo';
  const resume = correctedResume(text, correction);
  assert.ok(resume.endsWith(`\n${text}`));
  assert.match(resume, /^Corrected by hand\..*\nSkill: Go\nSkill: R & D: methods\nLanguage: none\nJob: Engineer \| Brindle \/ Oakes \| 2019 \| present\nJob: Clerk\n/);
  assert.deepEqual(readCorrectedResume(resume), { text, correction: { ...correction, roles: [{ title: 'Engineer', organisation: 'Brindle / Oakes', from: '2019', to: 'present' }, { title: 'Clerk' }] } });
});

test('a text without corrections is left alone, whatever it says', () => {
  assert.equal(correctedResume('Skill: Go', {}), 'Skill: Go');
  assert.deepEqual(readCorrectedResume('Corrected by hand.\nSkill: Go'), { text: 'Corrected by hand.\nSkill: Go', correction: {} });
});

test('name, address and number are found at the top, and nothing is made up', () => {
  assert.deepEqual(findContact('Juniper Halvorsen-Reyes\nCustomer support specialist\nj.halvorsen@example.com • +1 555 0199 • Port Ellery\n\nSummary\nSince 2019 - 2021'), {
    name: 'Juniper Halvorsen-Reyes',
    email: 'j.halvorsen@example.com',
    phone: '+1 555 0199',
  });
  assert.deepEqual(findContact('CURRICULUM VITAE\nLudwig van der Heide | (030) 555 01 42\nExperience\n2019 - 2021'), { name: 'Ludwig van der Heide' });
  assert.deepEqual(findContact('Senior Engineer\nworked 2019 - 2021 in Port Ellery 10115'), {});
});
