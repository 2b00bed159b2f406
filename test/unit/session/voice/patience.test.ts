// People who think aloud, pause, hum and ask are not cut off.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { slowInterviewer } from '../../../helpers/voice-harness.js';
import { answersOf, listening } from '../../../helpers/voice-listening.js';

describe('a pause is not the end', () => {
  for (const [pause, words, rest] of [
    [1500, 'We moved the billing service and', 'then we measured it.'],
    [2400, 'It was slow because', 'nobody had looked.'],
    [1200, 'We moved the billing service.', 'Then we measured it.'],
    [1600, 'we moved the billing service', 'then we measured it'],
    [5500, 'Well, let me think.', 'We measured it.'],
    [5500, 'Hm. Give me a second', 'We measured it.'],
  ] as const) {
    it(`of ${pause} ms after "${words}"`, async () => {
      const given = await listening();
      const { clock, room, session, player } = given;
      await room.say(words);
      await clock.advance(pause);
      assert.deepEqual([session.state.turn, player.heard.length], ['listening', 1]);
      await room.say(rest);
      await clock.advance(4000);
      assert.deepEqual(answersOf(given), [`${words} ${rest}`]);
    });
  }

  it('gives more time to those whose plan does', async () => {
    const given = await listening({ plan: { questions: [{ text: 'One?' }, { text: 'Two?' }], questionCount: 2, turnTaking: 'automatic', recordAudio: false, accommodations: { extraTime: 2 } } });
    const { clock, room } = given;
    await room.say('We moved the billing service.');
    await clock.advance(2500);
    assert.deepEqual(answersOf(given), []);
    await clock.advance(400);
    assert.deepEqual(answersOf(given), ['We moved the billing service.']);
  });

  for (const [what, turnTaking, extraTime, answers] of [
    ['ends the answer where nothing speaks against it', 'automatic', 1, ['We moved it.']],
    ['does not cut extra time short', 'automatic', 2, []],
    ['ends nothing that the candidate ends', 'manual', 1, []],
  ] as const) {
    it(`a recogniser that takes turns ${what}`, async () => {
      const plan = { questions: [{ text: 'One?' }, { text: 'Two?' }], questionCount: 2, turnTaking, recordAudio: false, accommodations: { extraTime } };
      const given = await listening({ plan, hearing: { endsTurns: true } });
      const { clock, room } = given;
      await room.say('We moved it.');
      await clock.advance(1000);
      assert.deepEqual(answersOf(given), answers);
    });
  }

  it('noises of listening are none, nor is a silence, nor noise without words', async () => {
    const given = await listening();
    const { clock, room, session } = given;
    await room.say('mm-hm');
    await clock.advance(3000);
    await room.say('', 600);
    await clock.advance(3000);
    assert.deepEqual([answersOf(given), session.state.turn], [[], 'listening']);
  });

  it('the wish for time alone is no answer, however long it lasts; after 10 s more time is offered', async () => {
    const given = await listening();
    const { clock, room, session, of } = given;
    await room.say('Well, let me think.');
    await clock.advance(9000);
    assert.deepEqual([answersOf(given), of('phrase-spoken').length], [[], 0]);
    await clock.advance(4000);
    assert.deepEqual(of('phrase-spoken').map(({ purpose }) => purpose), ['more-time']);
    await room.say('We built a tool.');
    await clock.advance(3000);
    assert.deepEqual(answersOf(given), ['Well, let me think. We built a tool.']);
    assert.equal(session.state.phase, 'running');
  });

  it('what was prepared during a pause is neither shown nor said, and its request is ended', async () => {
    const calls: { readonly aborted: boolean; readonly answer: string | undefined }[][] = [];
    const given = await listening({
      interviewerOn: (clock) => {
        const made = slowInterviewer(['What did you build?', 'And what came of it in the end?'], clock, (text) => [{ afterMs: 400, text }]);
        calls.push(made.calls);
        return made;
      },
    });
    const { clock, room, session, player, voice } = given;
    await room.say('We moved the billing service.');
    await clock.advance(900);
    assert.ok(voice.asked.some((text) => text.startsWith('And what')), 'it was prepared');
    await room.say('Then we measured it.');
    assert.deepEqual([session.state.question?.text, session.state.saying, player.heard.length], ['What did you build?', '', 1]);
    await clock.advance(5000);
    assert.deepEqual(answersOf(given), ['We moved the billing service. Then we measured it.']);
    assert.equal(player.heard.length, 2);
    assert.deepEqual(calls[0]?.map(({ answer }) => answer), [undefined, 'We moved the billing service.', 'We moved the billing service. Then we measured it.']);
  });

  it('certain words that differ from the guess have the next step asked for anew', async () => {
    const asked: (string | undefined)[] = [];
    const given = await listening({
      interviewerOn: (clock) => {
        const made = slowInterviewer(['What did you build?', 'And what came of it?'], clock, (text) => [{ afterMs: 700, text }]);
        return { ...made, nextStep: (context, call) => (asked.push(context.turns.at(-1)?.answer), made.nextStep(context, call)) };
      },
      // Its guesses are a word behind when it gets quiet.
      hearing: { guessMs: 50, finalMs: 600 },
    });
    await given.room.say('We wrote it in the evening twice', 2100);
    given.room.spans.push({ from: given.clock.now() - 20, to: given.clock.now(), text: 'actually' });
    await given.clock.advance(6000);
    assert.deepEqual(asked.filter((answer) => answer !== undefined).at(-1), answersOf(given)[0]);
  });
});

describe('a long silence', () => {
  it('is asked about once, kindly, and more time is given', async () => {
    const given = await listening();
    const { clock, room, of, player, session } = given;
    await clock.advance(12_500);
    assert.deepEqual(of('phrase-spoken').map(({ purpose, outcome }) => [purpose, outcome]), [['more-time', 'heard']]);
    await clock.advance(1000);
    await room.say('yes please');
    await clock.advance(4000);
    assert.deepEqual(of('command-spoken').map(({ command }) => command), ['more-time']);
    assert.equal(of('phrase-spoken').length, 2, 'it says that there is time');
    assert.equal(session.state.answer?.text, '', 'which is no part of the answer');
    await clock.advance(30_000);
    assert.equal(of('phrase-spoken').length, 2, 'and does not ask again');
    assert.equal(session.state.turn, 'listening');
    await room.say('We built a tool.');
    await clock.advance(3000);
    assert.deepEqual(answersOf(given), ['We built a tool.']);
    assert.ok(player.heard.length >= 3);
  });

  it('does not swallow an answer that comes instead', async () => {
    const given = await listening();
    const { clock, room } = given;
    await clock.advance(13_000);
    await room.say('We built a tool.');
    await clock.advance(3000);
    assert.deepEqual(answersOf(given), ['We built a tool.']);
  });

  it('gives way to a candidate who begins while it asks', async () => {
    const given = await listening();
    const { clock, room, of } = given;
    await clock.advance(10_400);
    assert.equal(given.player.isSounding, true);
    await room.say('We built a tool.');
    await clock.advance(3000);
    assert.deepEqual(of('phrase-spoken').map(({ outcome }) => outcome), ['interrupted']);
    assert.deepEqual(answersOf(given), ['We built a tool.']);
  });
});

describe('asking for the question by voice', () => {
  it('repeats it, and is no part of the answer', async () => {
    const given = await listening();
    const { clock, room, of, session, player } = given;
    await room.say('Sorry, can you repeat the question?');
    await clock.advance(2500);
    assert.deepEqual(of('command-spoken').map(({ command }) => command), ['repeat']);
    assert.equal(of('question-repeated').length, 1);
    assert.equal(player.heard.length, 2);
    assert.deepEqual([session.state.turn, session.state.answer?.text], ['listening', '']);
    await room.say('We built a tool.');
    await clock.advance(3000);
    assert.deepEqual(answersOf(given), ['We built a tool.']);
  });
});
