import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InterviewError } from '../../../src/errors/index.js';
import { buildReport, parseRecord, exportRecord, verifyLog } from '../../../src/record/index.js';
import type { HelpReply, Interviewer } from '../../../src/spec/index.js';
import { scriptedInterviewer } from '../../../src/testing/index.js';
import { harness, toFirstAnswer, type Harness } from '../../helpers/session-harness.js';

const REPLY: HelpReply = { kind: 'clarify', text: 'In other words: what comes first?', source: 'rule' };

function withHelp(help: Interviewer['help']): Harness {
  const interviewer: Interviewer = { ...scriptedInterviewer({ questions: ['First?', 'Second?'] }), ...(help ? { help } : {}) };
  return harness({ interviewer });
}

const types = ({ session }: Harness): string[] => session.events.map(({ type }) => type).filter((type) => type.startsWith('help-'));

test('the reply is said, the clock of the answer stands still meanwhile, and the draft goes on', async () => {
  const given = withHelp(() => Promise.resolve(REPLY));
  const { session, clock, voice } = given;
  await toFirstAnswer(given);
  voice.speak(1100);
  await clock.advance(3000);
  const before = session.state.answer;
  await session.askForHelp({ text: '  What do you mean?  ' });
  assert.deepEqual([session.state.turn, session.state.answer?.activeSince], ['asking', undefined]);
  const stopped = session.state.answer?.activeMs;
  await clock.advance(5000);
  const { turn, help, answer } = session.state;
  assert.deepEqual([turn, help?.stage, help?.reply, help?.wanted], ['listening', 'done', REPLY, { text: 'What do you mean?' }]);
  assert.deepEqual([answer?.id, answer?.text, answer?.activeMs], [before?.id, 'one two three four', stopped]);
  assert.deepEqual(types(given), ['help-asked', 'help-given', 'help-spoken']);
  voice.speak(1100);
  await clock.advance(3000);
  assert.equal(session.state.answer?.text, 'one two three four five six seven eight');
});

test('asked while the question is being read out, the answer begins after the reply', async () => {
  const given = withHelp(() => Promise.resolve(REPLY));
  const { session, clock } = given;
  await session.prepare();
  await session.giveConsent((await import('../../helpers/session-harness.js')).consent);
  await session.start();
  await clock.advance(100);
  assert.equal(session.state.turn, 'asking');
  await session.askForHelp({ wish: 'clarify' });
  await clock.advance(5000);
  assert.deepEqual([session.state.turn, session.state.answer?.attempt], ['listening', 1]);
});

test('the interviewer is told the question, its number and the time that is left', async () => {
  const requests: unknown[] = [];
  const given = withHelp((_context, request) => {
    requests.push(request);
    return Promise.resolve(REPLY);
  });
  await toFirstAnswer(given);
  await given.clock.advance(10_000);
  const left = 60_000 - 10_000 - (given.session.state.answer?.activeMs ?? 0);
  await given.session.askForHelp({ wish: 'time' });
  const [request] = requests as { question: { text: string }; number: number; wanted: unknown; answerRemainingMs: number }[];
  assert.deepEqual([request?.question.text, request?.number, request?.wanted], ['First?', 1, { wish: 'time' }]);
  assert.ok((request?.answerRemainingMs ?? 0) <= left && (request?.answerRemainingMs ?? 0) > left - 5000);
});

test('without help, and when it fails, the question is said again and the failure is told', async () => {
  const plain = withHelp(undefined);
  await toFirstAnswer(plain);
  await plain.session.askForHelp({ wish: 'clarify' });
  await plain.clock.advance(5000);
  assert.deepEqual(plain.session.state.help?.reply, { kind: 'repeat', text: 'First?', source: 'rule' });
  const failing = withHelp(() => Promise.reject(new Error('broken')));
  await toFirstAnswer(failing);
  await failing.session.askForHelp({ wish: 'clarify' });
  await failing.clock.advance(5000);
  assert.deepEqual([failing.session.state.turn, failing.session.state.help?.reply?.kind], ['listening', 'repeat']);
  assert.ok(failing.told.includes('error'));
});

test('who does not wait may answer at once; a late reply is dropped', async () => {
  let release: ((reply: HelpReply) => void) | undefined;
  const given = withHelp(() => new Promise((resolve) => (release = resolve)));
  await toFirstAnswer(given);
  await given.session.askForHelp({ wish: 'clarify' });
  await given.session.interrupt();
  assert.deepEqual([given.session.state.turn, given.session.state.help?.stage], ['listening', 'done']);
  release?.(REPLY);
  await given.clock.advance(5000);
  assert.equal(given.session.state.help?.reply, undefined);
  assert.deepEqual(types(given), ['help-asked', 'help-spoken']);
});

test('a reload while the reply is awaited asks again; one while it is being said says it again', async () => {
  for (const when of ['asked', 'given'] as const) {
    let calls = 0;
    const help = (): Promise<HelpReply> => (++calls === 1 && when === 'asked' ? new Promise(() => undefined) : Promise.resolve(REPLY));
    const first = withHelp(help);
    await toFirstAnswer(first);
    await first.session.askForHelp({ wish: 'clarify' });
    await first.clock.advance(10);
    assert.equal(first.session.state.help?.stage, when);
    first.session.dispose();
    await first.clock.advance(1000);
    const second = harness({ store: first.store, clock: first.clock, interviewer: { ...scriptedInterviewer({ questions: ['First?', 'Second?'] }), help } });
    await second.session.prepare();
    await second.session.resume();
    await second.clock.advance(5000);
    assert.deepEqual([second.session.state.turn, second.session.state.help?.stage, second.session.state.help?.reply], ['listening', 'done', REPLY]);
    assert.equal(verifyLog(second.session.events).valid, true);
  }
});

test('empty, long and endless requests are refused and change nothing', async () => {
  const given = withHelp(() => Promise.resolve(REPLY));
  await toFirstAnswer(given);
  const refused = (error: unknown): boolean => InterviewError.isInstance(error) && error.code === 'help/invalid';
  for (const text of ['', '   ', 'x'.repeat(501)]) await assert.rejects(given.session.askForHelp({ text }), refused);
  await assert.rejects(given.session.askForHelp({ wish: 'answer' as 'time' }), refused);
  assert.deepEqual(types(given), []);
  for (let count = 0; count < 10; count++) {
    await given.session.askForHelp({ wish: 'repeat' });
    await given.clock.advance(5000);
  }
  await assert.rejects(given.session.askForHelp({ wish: 'repeat' }), refused);
});

test('the record and the report tell what was asked; the evaluation knows nothing of it', async () => {
  const contexts: unknown[] = [];
  const base = scriptedInterviewer({ questions: ['First?', 'Second?'] });
  const interviewer: Interviewer = {
    ...base,
    help: () => Promise.resolve(REPLY),
    evaluate: (context, turn, call) => {
      contexts.push([context, turn]);
      return base.evaluate(context, turn, call);
    },
  };
  const given = harness({ interviewer });
  await toFirstAnswer(given);
  await given.session.askForHelp({ text: 'Zebra, what is meant?' });
  await given.clock.advance(5000);
  given.session.editAnswer('This is what I say.');
  await given.session.submitAnswer();
  await given.clock.advance(5000);
  assert.doesNotMatch(JSON.stringify(contexts), /Zebra|other words/);
  const report = buildReport(given.session.events);
  const at = given.session.events.find(({ type }) => type === 'help-asked')?.at;
  assert.deepEqual(report.questions[0]?.help, [{ at, wanted: { text: 'Zebra, what is meant?' }, reply: REPLY }]);
  assert.deepEqual(report.questions[1]?.help, []);
  assert.equal(parseRecord(JSON.parse(JSON.stringify(exportRecord(given.session.events)))).length, given.session.events.length);
});
