import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blindQuestion } from '../../../../src/interviewer/model/blind-question.js';
import type { InterviewPlanInput, Question } from '../../../../src/spec/index.js';
import { plan } from '../helpers.js';
import { turnOf } from './helpers.js';

const RESUME = 'Ada Lovelace\nada@example.org, +44 20 7946 0123\nTwelve years at Vantorix Systems with Postgres\nMoved the booking platform to one queue per tenant. What I like: tests.';

function blind(text: string, { answer = '', source = 'model', ...input }: InterviewPlanInput & { answer?: string; source?: Question['source'] } = {}): string {
  const question: Question = { ...turnOf({ text }).question, source, expectedPoints: [{ id: 'p1', text, signals: ['x'] }] };
  const seen = blindQuestion(question, plan({ role: 'Engineer', resume: RESUME, ...input }), answer);
  assert.equal(seen.expectedPoints[0]?.text, seen.text, 'points are treated like the question');
  return seen.text;
}

describe('blindQuestion', () => {
  it('leaves a question alone that takes nothing from the papers', () => {
    for (const text of ['Which trade-offs does a cache bring with it?', 'What did you measure, and what did you like about it?', 'Wie haben Sie das gemessen?']) assert.equal(blind(text), text);
  });

  it('leaves out the person\'s name, contacts and employers, in whatever case', () => {
    assert.equal(blind('Ada Lovelace, how did you shard it?'), '…, how did you shard it?');
    assert.equal(blind('And you, ada, at VANTORIX: what broke there?'), 'And you, …, at …: what broke there?');
    assert.equal(blind('Are you ada@example.org or +44 20 7946 0123, please?'), 'Are you … or …, please?');
  });

  it('leaves out what was copied from resume or job description', () => {
    assert.equal(blind('How was it when you moved the booking platform to one queue per tenant?'), 'How was it when you …?');
    const jobDescription = 'You keep the services of the Ostrelline programme alive.';
    assert.equal(blind('Could you keep the services of the Ostrelline programme alive?', { jobDescription }), 'Could …?');
    assert.equal(blind('Could you keep the services of the Ostrelline programme alive?', { jobDescription: 'You k\u200beep the ser\u00advices of the \u2066Ostrelline\u2069 programme alive.' }), 'Could …?', 'a model does not see what is invisible');
    assert.equal(blind('Which services need one queue per tenant?'), 'Which services need one queue per tenant?', 'four words are no copy');
  });

  it('keeps what the candidate said, and names that the job has too', () => {
    const text = 'How do you tune Postgres at Vantorix?';
    assert.equal(blind(text), 'How do you tune … at …?');
    assert.equal(blind(text, { answer: 'At Vantorix we vacuumed Postgres.' }), text);
    assert.equal(blind(text, { jobDescription: 'You run Postgres.' }), 'How do you tune Postgres at …?');
    assert.equal(blind(text, { topics: ['postgres'], companyContext: 'Vantorix ships medicine.' }), text);
  });

  it('looks only at the head of a resume where nouns have capitals', () => {
    const resume = `Ada Lovelace\n${'Entwicklung von Software und Betrieb von Servern. '.repeat(5)}\nBetreute die Datenbank`;
    assert.equal(blind('Frau Lovelace, wie betreuten Sie die Datenbank?', { language: 'de', resume }), 'Frau …, wie betreuten Sie die Datenbank?');
  });

  it('lets the questions of host and bank be: they are the same for everybody', () => {
    for (const source of ['bank', 'plan'] as const) assert.equal(blind('What is Postgres to Ada?', { source }), 'What is Postgres to Ada?');
  });
});
