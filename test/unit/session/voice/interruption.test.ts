// Talking into what the interviewer says.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { InterviewerContext } from '../../../../src/spec/index.js';
import { scriptedInterviewer } from '../../../../src/testing/index.js';
import { slowInterviewer, voiceHarness, type VoiceHarness, type VoiceHarnessOptions } from '../../../helpers/voice-harness.js';
import { answersOf } from '../../../helpers/voice-listening.js';

const LONG = 'Please tell me about a system that you built yourself, and then tell me what you would do differently if you had to build it again today.';

/** Brings it to the middle of the first question. */
async function asking(options: VoiceHarnessOptions = {}): Promise<VoiceHarness> {
  const given = await voiceHarness({ questions: [LONG, 'What came of it?'], ...options });
  await given.session.start();
  await given.clock.advance(3000);
  assert.equal(given.player.isSounding, true);
  return given;
}

describe('a candidate who talks into a question', () => {
  it('gets the floor: quieter at the onset, silent after 200 ms, and every word is part of the answer', async () => {
    const given = await asking();
    const { clock, room, player, of, session } = given;
    const onset = clock.now();
    const saying = room.say('I know that one already. We built a tool.');
    await saying;
    const [interruption] = of('voice-interrupted');
    assert.equal(interruption?.outcome, 'floor-taken');
    assert.equal(interruption?.onsetAt, onset);
    assert.deepEqual([interruption?.quietMs, interruption?.silentMs], [60, 200]);
    assert.equal(session.state.turn, 'listening');
    await clock.advance(3000);
    assert.deepEqual(answersOf(given), ['I know that one already. We built a tool.']);
    assert.equal(player.heard[0]?.cut, true);
  });

  it('what was not heard of the question is in no history', async () => {
    const contexts: InterviewerContext[] = [];
    const base = scriptedInterviewer({ questions: [LONG, 'What came of it?'] });
    const given = await asking({ interviewer: { ...base, nextStep: (context, call) => (contexts.push(context), base.nextStep(context, call)) } });
    const { clock, room, of } = given;
    await room.say('I know that one already. We built a tool.');
    await clock.advance(3000);
    const [spoken] = of('question-spoken');
    assert.equal(spoken?.outcome, 'interrupted');
    const heard = contexts.at(-1)?.turns[0]?.heard ?? '';
    assert.ok(heard.length > 20 && heard.length < 80 && LONG.startsWith(heard), heard);
    assert.equal(heard.length, spoken?.heardTo);
  });

  it('is understood also before the question is whole', async () => {
    const given = await voiceHarness({
      interviewerOn: (clock) => slowInterviewer([LONG, 'What came of it?'], clock, (text) => [{ afterMs: 100, text: text.slice(0, 59) }, { afterMs: 6000, text }]),
    });
    const { clock, room, session, of } = given;
    await session.start();
    await clock.advance(1500);
    assert.deepEqual([session.state.turn, session.state.saying, given.player.isSounding], ['thinking', LONG.slice(0, 59), true]);
    await room.say('I know that one already. We built a tool.');
    assert.equal(given.player.isSounding, false);
    await clock.advance(8000);
    assert.deepEqual(of('question-spoken').map(({ outcome }) => outcome)[0], 'interrupted');
    assert.deepEqual(answersOf(given), ['I know that one already. We built a tool.']);
  });
});

describe('a sound that is no interruption', () => {
  it('holds the voice for a moment, which then goes on where it was', async () => {
    const given = await asking();
    const { clock, room, player, of } = given;
    await room.say('', 420);
    assert.equal(player.isSounding, false, 'held');
    await clock.advance(1500);
    assert.equal(player.isSounding, true);
    assert.deepEqual(of('voice-interrupted').map(({ outcome }) => outcome), ['false-alarm']);
    await clock.advance(12_000);
    assert.deepEqual(of('question-spoken').map(({ outcome }) => outcome), ['heard']);
    assert.deepEqual([player.heard[0]?.cut, player.heard[0]?.held], [false, 1]);
    assert.ok(Math.abs((player.heard[0]?.playedMs ?? 0) - LONG.length * 66) < 200, 'nothing was left out or said twice');
  });

  it('as short as a cough makes the voice softer, and does not hold it', async () => {
    const given = await asking();
    const { clock, room, player, of } = given;
    await room.say('', 100);
    assert.deepEqual([player.isSounding, player.volume], [true, 0.25]);
    await clock.advance(1500);
    assert.deepEqual([player.isSounding, player.volume], [true, 1]);
    const [interruption] = of('voice-interrupted');
    assert.deepEqual([interruption?.outcome, interruption?.silentMs], ['false-alarm', undefined]);
    assert.equal(player.heard[0]?.held, 0);
  });

  it('that is a noise of listening leaves the question alone', async () => {
    const given = await asking();
    const { clock, room, of } = given;
    await room.say('mm-hm', 240);
    await clock.advance(12_000);
    assert.deepEqual(of('question-spoken').map(({ outcome }) => outcome), ['heard']);
    assert.equal(given.session.state.answer?.text, '', 'and is no part of the answer');
  });

  it('that is the echo of the question leaves it alone too', async () => {
    const given = await asking();
    const { clock, room, of } = given;
    await room.say('about a system that you built yourself');
    await clock.advance(12_000);
    assert.deepEqual(of('question-spoken').map(({ outcome }) => outcome), ['heard']);
    assert.equal(given.session.state.answer?.text, '');
  });
});

describe('half duplex', () => {
  it('listens to nobody while it speaks', async () => {
    const given = await asking({ plan: { questions: [{ text: LONG }, { text: 'What came of it?' }], questionCount: 2, turnTaking: 'automatic', duplex: 'half', recordAudio: false } });
    const { clock, room, player, of } = given;
    await room.say('I know that one already.');
    await clock.advance(12_000);
    assert.deepEqual([of('question-spoken').map(({ outcome }) => outcome), of('voice-interrupted'), player.heard[0]?.held], [['heard'], [], 0]);
    assert.equal(given.session.state.answer?.text, '');
  });
});

describe('push to talk', () => {
  it('listens only while the key is held, and letting go ends the answer', async () => {
    const given = await voiceHarness({ plan: { questions: [{ text: 'What did you build?' }, { text: 'What came of it?' }], questionCount: 2, turnTaking: 'automatic', pushToTalk: true, recordAudio: false } });
    const { clock, room, session } = given;
    await session.start();
    await clock.advance(3000);
    await room.say('This is said to somebody else.');
    await clock.advance(2000);
    assert.equal(session.state.answer?.text, '');
    await session.talk(true);
    await room.say('We built a tool');
    await clock.advance(3000);
    assert.deepEqual(answersOf(given), [], 'a pause is no end while the key is held');
    await room.say('for billing');
    const released = session.talk(false);
    await clock.advance(1000);
    await released;
    assert.deepEqual(answersOf(given), ['We built a tool for billing']);
  });
});
