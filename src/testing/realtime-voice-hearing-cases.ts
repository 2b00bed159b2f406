import { wordsOf } from './adapter-assertions.js';
import { expectEqual, expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { realtimeVoiceCase, type CreateRealtimeVoiceRig, type RealtimeVoiceCase } from './realtime-voice-rig.js';
import { expectReplies, GREETING, QUESTION } from './realtime-voice-speaking-cases.js';

/** No word occurs twice, so that each can be told from the others. */
export const ANSWERS = ['we build small tools', 'then they measure everything', 'finally someone writes it'] as const;
/** More than any provider waits for before it thinks that a turn is over, ms. */
const LONG_PAUSE_MS = 6_000;

/** What the voice hears. */
export function realtimeVoiceHearingCases(create: CreateRealtimeVoiceRig): readonly ContractCase[] {
  const testCase = (name: string, body: (context: RealtimeVoiceCase) => Promise<void>) => realtimeVoiceCase(create, name, body);
  return [
    testCase('writes down every word of each turn, once and in order', async ({ converse, answer }) => {
      const conversation = await converse();
      for (const words of ANSWERS) {
        const from = conversation.parts.length;
        await answer(conversation, words);
        const turn = conversation.parts.slice(from);
        expectEqual(turn.at(-1)?.type, 'turn-transcribed', '`turn-transcribed` must come last.');
        expectEqual(wordsOf(turn.flatMap((part) => (part.type === 'input-transcript-end' ? [part.text] : [])).join(' ')), wordsOf(words), 'The words must be those of the turn.');
      }
    }),
    testCase('guesses only what follows the last certain text', async ({ rig, converse, answer }) => {
      const conversation = await converse();
      await answer(conversation, ANSWERS[0]);
      await answer(conversation, ANSWERS[1]);
      const said = wordsOf(ANSWERS.join(' '));
      const certain: string[] = [];
      let guesses = 0;
      for (const part of conversation.parts) {
        if (part.type === 'input-transcript-end') certain.push(...wordsOf(part.text));
        if (part.type !== 'input-transcript-delta') continue;
        guesses += 1;
        const shown = [...certain, ...wordsOf(part.text)];
        expectEqual(shown, said.slice(0, shown.length), 'A guess must go on from the certain text and replace the guess before.');
      }
      const { interimResults } = rig.realtimeVoice.capabilities;
      expectThat(interimResults === guesses > 0, `capabilities.interimResults is ${interimResults}, and ${guesses} guesses came.`);
    }),
    testCase('reads the microphone only from the first turn on, and sends sound only while a turn goes on', async ({ rig, microphone, converse, answer }) => {
      const conversation = await converse();
      await microphone.say('nobody hears this');
      expectThat(microphone.readers === 0, 'Before the first turn the microphone must not be read.');
      await answer(conversation, ANSWERS[0]);
      await microphone.say('nor this either');
      conversation.session.say(GREETING);
      await microphone.say('during speech');
      await conversation.untilCount('reply-end', 1);
      await answer(conversation, ANSWERS[1]);
      expectEqual(rig.heard, wordsOf(`${ANSWERS[0]} ${ANSWERS[1]}`), 'The provider must get the sound of the turns, and no other.');
    }),
    testCase('ends a turn in which nobody spoke, and one without a sound', async ({ rig, microphone, converse, answer }) => {
      const conversation = await converse();
      conversation.session.startTurn();
      await microphone.pause(2_000);
      conversation.session.endTurn();
      await conversation.untilCount('turn-transcribed', 1);
      conversation.session.startTurn();
      conversation.session.endTurn();
      await conversation.untilCount('turn-transcribed', 2);
      expectEqual(conversation.transcript, '', 'Silence must have no words.');
      await answer(conversation, ANSWERS[0]);
      await rig.advance(0);
      expectEqual(wordsOf(conversation.transcript), wordsOf(ANSWERS[0]), 'What is said afterwards must be heard.');
    }),
    testCase('leaves the end of a turn to its caller where turns are manual', async ({ rig, microphone, converse }) => {
      const conversation = await converse();
      conversation.session.startTurn();
      await microphone.say(ANSWERS[0]);
      await microphone.pause(LONG_PAUSE_MS);
      await microphone.say(ANSWERS[1]);
      conversation.session.endTurn();
      await conversation.untilCount('turn-transcribed', 1);
      await rig.advance(LONG_PAUSE_MS);
      expectThat(conversation.count('turn-end') === 0, 'Only endTurn() may end a turn.');
      expectThat(conversation.count('audio') === 0, 'Nobody asked for a reply.');
      expectEqual(wordsOf(conversation.transcript), wordsOf(`${ANSWERS[0]} ${ANSWERS[1]}`), 'A pause must cost no word.');
    }),
    testCase('tells when the provider thinks that a turn is over, and does not reply to it', async ({ rig, microphone, converse }) => {
      if (!rig.realtimeVoice.capabilities.turns) return;
      const conversation = await converse({ manualTurns: false });
      conversation.session.startTurn();
      await microphone.say(ANSWERS[0]);
      await microphone.pause(LONG_PAUSE_MS);
      expectThat(conversation.count('turn-end') > 0, 'A pause of 6 s must be told as the end of the turn.');
      await microphone.say(ANSWERS[1]);
      conversation.session.endTurn();
      await conversation.untilCount('turn-transcribed', 1);
      await rig.advance(LONG_PAUSE_MS);
      expectThat(conversation.count('audio') === 0, 'Nobody asked for a reply.');
      expectEqual(wordsOf(conversation.transcript), wordsOf(`${ANSWERS[0]} ${ANSWERS[1]}`), 'Every word must be heard, once.');
    }),
    testCase('hears while it speaks, and speaks while words are still on their way', async ({ microphone, converse }) => {
      const conversation = await converse();
      conversation.session.say(QUESTION);
      await conversation.untilCount('audio', 1);
      conversation.session.startTurn();
      await microphone.say(ANSWERS[0]);
      conversation.session.endTurn();
      conversation.session.say(GREETING);
      await conversation.untilCount('turn-transcribed', 1);
      await conversation.untilCount('reply-end', 2);
      expectEqual(wordsOf(conversation.transcript), wordsOf(ANSWERS[0]), 'The words must be those of the turn.');
      expectReplies(conversation, [QUESTION, GREETING]);
    }),
  ];
}
