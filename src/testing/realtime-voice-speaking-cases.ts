import { expectAdapter } from './adapter-assertions.js';
import { expectEqual, expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { realtimeVoiceCase, spokenWords, type Conversation, type CreateRealtimeVoiceRig, type RealtimeVoiceCase } from './realtime-voice-rig.js';

export const GREETING = 'Hello and welcome to us.';
export const QUESTION = 'What did you build last? Tell us why it mattered. Take all your time.';
/** Long enough to hear what must not come, ms. */
const A_WHILE_MS = 5_000;

/** What the voice says. */
export function realtimeVoiceSpeakingCases(create: CreateRealtimeVoiceRig): readonly ContractCase[] {
  const testCase = (name: string, body: (context: RealtimeVoiceCase) => Promise<void>) => realtimeVoiceCase(create, name, body);
  return [
    testCase('says what it is and what it can do', async ({ rig: { realtimeVoice } }) => {
      expectAdapter(realtimeVoice);
      expectThat(realtimeVoice.modelId.length > 0, 'modelId must name the model.');
      for (const name of ['turns', 'interimResults'] as const) expectThat(typeof realtimeVoice.capabilities[name] === 'boolean', `capabilities.${name} must be true or false.`);
      expectThat(realtimeVoice.isSupported() === true, 'isSupported() must be true where it works, at once.');
    }),
    testCase('says what it is asked to say, and nothing else', async ({ rig, converse }) => {
      const conversation = await converse();
      await rig.advance(A_WHILE_MS);
      expectEqual(conversation.parts.map(({ type }) => type), [], 'Before it is asked it must say nothing.');
      conversation.session.say(QUESTION);
      await conversation.untilCount('reply-end', 1);
      await rig.advance(A_WHILE_MS);
      expectReplies(conversation, [QUESTION]);
      checkSound(conversation);
    }),
    testCase('says one thing after another, in order', async ({ converse }) => {
      const conversation = await converse();
      conversation.session.say(GREETING);
      conversation.session.say(QUESTION);
      await conversation.untilCount('reply-end', 2);
      expectReplies(conversation, [GREETING, QUESTION]);
      conversation.session.say(GREETING);
      await conversation.untilCount('reply-end', 3);
      expectReplies(conversation, [GREETING, QUESTION, GREETING]);
      checkSound(conversation);
    }),
    testCase('writes down what it says', async ({ rig, converse }) => {
      const conversation = await converse();
      conversation.session.say(QUESTION);
      await conversation.untilCount('reply-end', 1);
      await rig.advance(0);
      const deltas = conversation.parts.flatMap((part) => (part.type === 'output-transcript-delta' ? [part.text] : [])).join('');
      const end = conversation.parts.flatMap((part) => (part.type === 'output-transcript-end' ? [part.text] : [])).join(' ');
      expectEqual(spokenWords(deltas), spokenWords(QUESTION), 'The deltas must make up what was said.');
      expectEqual(spokenWords(end), spokenWords(QUESTION), 'The end must be what was said.');
    }),
    testCase('takes text without a word for nothing to say', async ({ rig, converse }) => {
      const conversation = await converse();
      conversation.session.say(' \n — ');
      await conversation.untilCount('reply-end', 1);
      await rig.advance(A_WHILE_MS);
      expectEqual(conversation.parts.map(({ type }) => type), ['reply-end'], 'It must be over at once, without a sound.');
    }),
    testCase('falls silent at once when it is interrupted, and says the next thing whole', async ({ rig, converse }) => {
      const conversation = await converse();
      conversation.session.say(QUESTION);
      await conversation.untilCount('audio', 3);
      conversation.session.interrupt(40);
      const before = conversation.parts.length;
      await conversation.untilCount('reply-end', 1);
      await rig.advance(A_WHILE_MS);
      expectThat(conversation.count('audio', before) === 0, 'After an interruption no sound of the reply may come.');
      expectThat(conversation.count('reply-end') === 1, 'An interrupted reply must end once.');
      const next = conversation.parts.length;
      conversation.session.say(GREETING);
      await conversation.untilCount('reply-end', 2);
      expectEqual(conversation.replies(next), [spokenWords(GREETING)], 'The next thing must be said whole.');
    }),
    testCase('falls silent when it is interrupted before its first sound, with all that was to follow', async ({ rig, converse }) => {
      const conversation = await converse();
      conversation.session.say(QUESTION);
      conversation.session.say(GREETING);
      conversation.session.interrupt(0);
      conversation.session.say(GREETING);
      await conversation.untilCount('reply-end', 3);
      await rig.advance(A_WHILE_MS);
      expectReplies(conversation, ['', '', GREETING]);
    }),
    testCase('takes an interruption of nothing for nothing', async ({ rig, converse }) => {
      const conversation = await converse();
      conversation.session.interrupt(0);
      await rig.advance(A_WHILE_MS);
      expectThat(conversation.count('reply-end') === 0 && conversation.count('audio') === 0, 'Nothing must come of it.');
      conversation.session.say(GREETING);
      await conversation.untilCount('reply-end', 1);
      conversation.session.interrupt(1000);
      await rig.advance(0);
      expectReplies(conversation, [GREETING]);
    }),
    testCase('does not hand out what the model says unasked', async ({ rig, converse }) => {
      if (!rig.interject) return;
      const conversation = await converse();
      await rig.advance(0);
      rig.interject();
      await rig.advance(A_WHILE_MS);
      expectThat(conversation.count('audio') === 0 && conversation.count('output-transcript-delta') === 0, 'What nobody asked for must not be heard.');
      conversation.session.say(GREETING);
      await conversation.untilCount('reply-end', 1);
      rig.interject();
      await rig.advance(A_WHILE_MS);
      expectReplies(conversation, [GREETING]);
    }),
  ];
}

export function expectReplies(conversation: Conversation, texts: readonly string[]): void {
  expectEqual(conversation.replies(), texts.map(spokenWords), 'Its sound must have the words of what it was asked to say.');
  expectThat(conversation.count('reply-end') === texts.length, `Each thing must end once; ${conversation.count('reply-end')} ends came for ${texts.length}.`);
}

function checkSound({ parts }: Conversation): void {
  let next = 0;
  for (const part of parts) {
    if (part.type === 'reply-end') next = 0;
    if (part.type !== 'audio') continue;
    const { data, sampleRate, at } = part.frame;
    expectThat(sampleRate > 0 && data.length > 0, 'Each frame must have samples and a rate.');
    expectThat(Math.abs(at - next) < 1, `Frames must follow each other from 0 on; one begins at ${at} ms, not at ${next}.`);
    next = at + (data.length / sampleRate) * 1000;
  }
}
