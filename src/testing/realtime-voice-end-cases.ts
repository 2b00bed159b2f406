import { expectFailure, expectReason, wordsOf } from './adapter-assertions.js';
import { expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { outcomeOf, resultOf, settle } from './passing-time.js';
import { ANSWERS } from './realtime-voice-hearing-cases.js';
import { realtimeVoiceCase, type CreateRealtimeVoiceRig, type RealtimeVoiceCase } from './realtime-voice-rig.js';
import { GREETING, QUESTION } from './realtime-voice-speaking-cases.js';

/** How a conversation begins and ends. */
export function realtimeVoiceEndCases(create: CreateRealtimeVoiceRig): readonly ContractCase[] {
  const testCase = (name: string, body: (context: RealtimeVoiceCase) => Promise<void>) => realtimeVoiceCase(create, name, body);
  const expectNothingOpen = async ({ rig, microphone }: RealtimeVoiceCase, sentence: string): Promise<void> => {
    await rig.advance(100);
    expectThat(rig.open === 0, `${sentence} ${rig.open} connections are open.`);
    expectThat(microphone.readers === 0, `${sentence} The microphone is still read.`);
  };
  return [
    testCase('keeps everything for a reader that is slow', async ({ rig, open }) => {
      const session = await settle(rig, open(), 'The conversation must begin.');
      session.say(GREETING);
      await rig.advance(10_000);
      const reader = session.parts[Symbol.asyncIterator]();
      let sounds = 0;
      for (;;) {
        const { value, done } = await settle(rig, reader.next(), 'What was said while nobody read must be handed out.');
        if (done || value.type === 'reply-end') break;
        sounds += value.type === 'audio' ? 1 : 0;
      }
      expectThat(sounds > 0, 'What was said while nobody read must be handed out.');
    }),
    testCase('ends everything when it is closed, and leaves nothing open', async (context) => {
      const { rig, microphone, converse } = context;
      const conversation = await converse();
      conversation.session.startTurn();
      await microphone.say(ANSWERS[0]);
      conversation.session.say(QUESTION);
      await conversation.untilCount('audio', 1);
      await settle(rig, conversation.session.close(), 'close() must resolve.');
      await settle(rig, conversation.done, 'After close() the parts must end without an error.');
      const before = conversation.parts.length;
      conversation.session.say(GREETING);
      conversation.session.startTurn();
      conversation.session.endTurn();
      conversation.session.interrupt(0);
      await settle(rig, conversation.session.close(), 'close() may be called twice.');
      await rig.advance(3_000);
      expectThat(conversation.parts.length === before, 'After close() nothing may come.');
      await expectNothingOpen(context, 'After close() nothing may be open.');
    }),
    testCase('can be closed while the line is broken', async (context) => {
      const { rig, microphone, converse } = context;
      const conversation = await converse();
      conversation.session.startTurn();
      await microphone.say(ANSWERS[0]);
      rig.cut();
      await settle(rig, conversation.session.close(), 'close() must resolve.');
      await settle(rig, conversation.done, 'After close() the parts must end without an error.');
      await rig.advance(5_000);
      await expectNothingOpen(context, 'After close() nothing may be open.');
    }),
    testCase('is ended by the signal: the parts reject with its reason', async (context) => {
      const { rig, microphone, converse } = context;
      const controller = new AbortController();
      const conversation = await converse({ signal: controller.signal });
      conversation.session.startTurn();
      await microphone.say(ANSWERS[0]);
      const reason = new DOMException('enough', 'AbortError');
      controller.abort(reason);
      await expectReason(rig, conversation.done, reason, 'The parts must reject with the reason.');
      await expectNothingOpen(context, 'After the signal nothing may be open.');
    }),
    testCase('opens nothing for a signal that is over, or ends meanwhile', async (context) => {
      const { rig, open } = context;
      const reason = new DOMException('over', 'AbortError');
      await expectReason(rig, open(AbortSignal.abort(reason)), reason, 'open() must reject with the reason.');
      expectThat(rig.open === 0, 'Nothing may be opened for a signal that is over.');
      const controller = new AbortController();
      const opening = outcomeOf(open(controller.signal));
      controller.abort(reason);
      await expectReason(rig, resultOf(opening), reason, 'open() must reject with the reason.');
      await expectNothingOpen(context, 'After the signal nothing may be open.');
    }),
    testCase('does not open with a key or token that is not good', async (context) => {
      const { rig, open } = context;
      rig.lockOut();
      await expectFailure(rig, open(), ['adapter'], 'open() must reject.');
      await expectNothingOpen(context, 'After a refusal nothing may be open.');
    }),
    testCase('fails with a typed error when the provider is gone for good, and leaves nothing open', async (context) => {
      const { rig, microphone, converse } = context;
      if (!rig.fail) return;
      const conversation = await converse();
      conversation.session.startTurn();
      await microphone.say(ANSWERS[0]);
      rig.fail();
      const secrets = wordsOf(ANSWERS[0]).filter(({ length }) => length > 4);
      await expectFailure(rig, conversation.done, ['adapter'], 'A failure must be told.', secrets);
      expectThat(conversation.count('reconnecting') > 0, 'It must have tried again.');
      await expectNothingOpen(context, 'After a failure nothing may be open.');
    }),
  ];
}
