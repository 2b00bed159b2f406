import { wordsOf } from './adapter-assertions.js';
import { expectEqual, expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { ANSWERS } from './realtime-voice-hearing-cases.js';
import { expectNoneTwice, realtimeVoiceCase, spokenWords, type Conversation, type CreateRealtimeVoiceRig, type RealtimeVoiceCase } from './realtime-voice-rig.js';
import { expectReplies, GREETING, QUESTION } from './realtime-voice-speaking-cases.js';

const LAST_SENTENCE = 'Take all your time.';

/** A line that breaks is not heard. */
export function realtimeVoiceLineCases(create: CreateRealtimeVoiceRig): readonly ContractCase[] {
  const testCase = (name: string, body: (context: RealtimeVoiceCase) => Promise<void>) => realtimeVoiceCase(create, name, body);
  return [
    testCase('loses no word and doubles none when the line breaks in the middle of a turn', async ({ rig, microphone, converse, answer }) => {
      const conversation = await converse();
      await answer(conversation, ANSWERS[0]);
      conversation.session.startTurn();
      await microphone.say(ANSWERS[1]);
      rig.cut();
      await microphone.say(ANSWERS[2]);
      conversation.session.endTurn();
      await conversation.untilCount('turn-transcribed', 2);
      expectWords(conversation, ANSWERS);
      expectReconnected(conversation);
    }),
    testCase('loses no word and doubles none when the line breaks twice, in the middle of a word', async ({ rig, microphone, converse }) => {
      const conversation = await converse();
      conversation.session.startTurn();
      for (const words of ANSWERS) await microphone.say(words, words === ANSWERS[2] ? undefined : () => rig.cut());
      conversation.session.endTurn();
      await conversation.untilCount('turn-transcribed', 1);
      expectWords(conversation, ANSWERS);
    }),
    testCase('loses no word and doubles none when the line breaks before the words of a turn have come', async ({ rig, microphone, converse }) => {
      const conversation = await converse();
      conversation.session.startTurn();
      await microphone.say(ANSWERS[0]);
      conversation.session.endTurn();
      rig.cut();
      await conversation.untilCount('turn-transcribed', 1);
      expectWords(conversation, [ANSWERS[0]]);
      expectReconnected(conversation);
    }),
    testCase('goes on after a line that broke while nobody spoke', async ({ rig, converse, answer }) => {
      const conversation = await converse();
      await answer(conversation, ANSWERS[0]);
      rig.cut();
      await rig.advance(3_000);
      await answer(conversation, ANSWERS[1]);
      conversation.session.say(GREETING);
      await conversation.untilCount('reply-end', 1);
      expectWords(conversation, ANSWERS.slice(0, 2));
      expectReplies(conversation, [GREETING]);
      expectReconnected(conversation);
    }),
    testCase('says what it was asked to say during a break', async ({ rig, converse }) => {
      const conversation = await converse();
      rig.cut();
      conversation.session.say(GREETING);
      await conversation.untilCount('reply-end', 1);
      expectReplies(conversation, [GREETING]);
    }),
    testCase('says a reply from its start when the line broke before a sound of it came', async ({ rig, converse }) => {
      const conversation = await converse();
      conversation.session.say(QUESTION);
      rig.cut();
      await conversation.untilCount('reply-end', 1);
      expectReplies(conversation, [QUESTION]);
    }),
    testCase('says no word twice when the line breaks while it speaks, and says the last sentence', async ({ rig, converse }) => {
      const conversation = await converse();
      conversation.session.say(QUESTION);
      await conversation.untilCount('audio', 3);
      rig.cut();
      await conversation.untilCount('reply-end', 1);
      await rig.advance(3_000);
      expectThat(conversation.count('reply-end') === 1, 'The reply must end once.');
      const [heard = []] = conversation.replies();
      // A word in which the line broke may be half a word.
      expectNoneTwice(heard.filter((word) => spokenWords(QUESTION).includes(word)), QUESTION, 'No word may be said twice.');
      const last = spokenWords(LAST_SENTENCE);
      expectEqual(heard.slice(-last.length), last, 'The last sentence must be said whole.');
      conversation.session.say(GREETING);
      await conversation.untilCount('reply-end', 2);
      expectEqual(conversation.replies().at(-1), spokenWords(GREETING), 'The next thing must be said whole.');
      expectReconnected(conversation);
    }),
    testCase('stays silent when it was interrupted during a break', async ({ rig, converse }) => {
      const conversation = await converse();
      conversation.session.say(QUESTION);
      await conversation.untilCount('audio', 3);
      rig.cut();
      conversation.session.interrupt(40);
      const before = conversation.parts.length;
      await conversation.untilCount('reply-end', 1);
      await rig.advance(3_000);
      expectThat(conversation.count('audio', before) === 0, 'After an interruption no sound of the reply may come.');
    }),
  ];
}

function expectWords({ transcript }: Conversation, said: readonly string[]): void {
  expectEqual(wordsOf(transcript), wordsOf(said.join(' ')), 'Every word must be heard, once and in order.');
}

function expectReconnected({ parts }: Conversation): void {
  const types = parts.flatMap(({ type }) => (type === 'reconnecting' || type === 'reconnected' ? [type] : []));
  expectEqual(types, ['reconnecting', 'reconnected'], 'The break must be told, and its end.');
}
