import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extractProfile } from '../../../src/documents/extract-profile.js';
import { matchProfile } from '../../../src/documents/match-profile.js';
import { ENGINEER, TODAY } from './resumes.js';

const profile = extractProfile(ENGINEER, { today: TODAY });

test('finds jobs with title, employer and dates, in whatever order they stand', () => {
  assert.deepEqual(
    profile.roles.map(({ title, organisation, from, to }) => [title, organisation, from, to]),
    [
      ['Senior Backend Engineer', 'Quillmark Payments', '2021-03', 'present'],
      ['Software Engineer', 'Fernhollow Logistics', '2017-06', '2021-02'],
      ['Junior Developer', 'Brindle & Oakes', '2016', '2017'],
      ['Freelancer', 'Self-employed', '2024', 'present'],
    ],
  );
});

test('finds skills by name and synonym, and keeps those of the list that it does not know', () => {
  const names = (known: boolean) => profile.skills.filter((skill) => skill.known === known).map(({ name }) => name).sort();
  assert.deepEqual(names(true), ['C++', 'CI/CD', 'Go', 'Kubernetes', 'MySQL', 'Node.js', 'PostgreSQL', 'Python', 'R', 'REST']);
  assert.deepEqual(names(false), ['Frobnicator']);
});

test('the name of an employer or a school is no skill', () => {
  const { skills } = extractProfile('Experience\nClerk, Triage Marketing\n2019 - 2020\nEducation\nAccounting School, 2010\nSkills\nAgile');
  assert.deepEqual(skills.map(({ name }) => name), ['Agile']);
});

test('words that are also names count only as names', () => {
  const names = (text: string) => extractProfile(text).skills.map(({ name }) => name);
  assert.deepEqual(names('We go to market and excel at spring cleaning. Go to it. R&D. The rest is history; REACT fast.'), []);
  assert.deepEqual(names('Wrote tools in Go and R.').sort(), ['Go', 'R']);
  assert.deepEqual(names('Objective-C, React Native'), ['Objective-C', 'React Native']);
  assert.deepEqual(names('Java and JavaScript on .NET'), ['Java', 'JavaScript', '.NET']);
});

test('finds degrees, schools and years', () => {
  assert.deepEqual(
    profile.education.map(({ qualification, level, institution, year }) => [qualification, level, institution, year]),
    [
      ['B.Sc. Computer Science', 'bachelor', 'Westmere Institute of Technology', 2015],
      ['High School Diploma', 'school', 'Larkspur School', 2011],
    ],
  );
});

test('finds spoken languages with their level, and takes no programming language for one', () => {
  assert.deepEqual(profile.languages.map(({ name, level }) => [name, level]), [['English', 'fluent'], ['Dutch', 'B2']]);
});

test('counts every month with a job once', () => {
  // January 2016 to June 2026 but for nothing: 126 months; the job since 2024 runs beside another one.
  const { years, basis, passages } = profile.yearsOfExperience ?? { passages: [] };
  assert.deepEqual([years, basis], [10.5, 'dates']);
  assert.deepEqual(passages.map(({ text }) => text), ['2021-03 to present', 'Jun 2017 – 02/2021', '2016 - 2017', 'since 2024']);
  assert.equal(extractProfile(ENGINEER, { today: new Date(2027, 5, 15) }).yearsOfExperience?.years, 11.5);
});

test('without dates, takes what the resume says of itself', () => {
  const { yearsOfExperience } = extractProfile('Nurse with six years in emergency care and 2+ years as a trainer.');
  assert.deepEqual([yearsOfExperience?.years, yearsOfExperience?.basis, yearsOfExperience?.passages[0]?.text], [6, 'statement', 'six years']);
  assert.equal(extractProfile('Nurse.').yearsOfExperience, undefined);
});

test('every finding rests on words that are really there', () => {
  const all = [...profile.skills, ...profile.roles, ...profile.education, ...profile.languages, ...(profile.yearsOfExperience ? [profile.yearsOfExperience] : [])];
  assert.ok(all.length > 15);
  for (const { passages } of all) {
    assert.ok(passages.length > 0);
    for (const { start, end, text } of passages) assert.equal(ENGINEER.slice(start, end), text);
  }
  for (const { title, passages } of profile.roles) assert.equal(passages[0]?.text, title);
});

test('holds no name and no contact', () => {
  assert.doesNotMatch(JSON.stringify(profile), /Ada|@/);
});

test('an empty text, and a text without headings, are no errors', () => {
  assert.deepEqual(extractProfile(''), { skills: [], roles: [], education: [], languages: [] });
  assert.deepEqual(extractProfile('Experience\n2019 - 2020').roles, []);
  assert.deepEqual(extractProfile('Cook, Blue Inn\n2019 - 2020').roles.map(({ title, organisation }) => [title, organisation]), [['Cook', 'Blue Inn']]);
});

test('200,000 characters of anything come to an end', { timeout: 60_000 }, () => {
  const units = ['2019 - ', 'a, ', 'Senior ', '\n', 'B.Sc. University, 2010, ', '((((', 'C++ ', ' |\t', '12 years ', 'x@', '2019 - 2020\n', 'Fluent English\n', 'Kafka required\n'];
  for (const heading of ['', 'Experience\n', 'Education\n', 'Skills\n', 'Languages\n']) {
    for (const unit of units) {
      const text = heading + unit.repeat(200_000 / unit.length);
      assert.ok(matchProfile(extractProfile(text), text).reasons.length < 20);
    }
  }
});
