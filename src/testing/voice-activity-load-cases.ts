import { expectFailure, expectReason } from './adapter-assertions.js';
import { expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { outcomeOf, resultOf, settle } from './passing-time.js';
import { expectSpans, voiceActivityCase, type CreateVoiceActivityRig, type VoiceActivityCase } from './voice-activity-rig.js';

/** How one that needs something is loaded and freed. */
export function voiceActivityLoadCases(create: CreateVoiceActivityRig): readonly ContractCase[] {
  const testCase = (name: string, body: (context: VoiceActivityCase) => Promise<void>) => voiceActivityCase(create, name, body);
  return [
    testCase('tells nothing, and does not fail, before it is loaded', async ({ rig, activity, hear }) => {
      const [speech] = rig.speech;
      if (!activity.load || !speech) return;
      expectThat((await hear([speech], [])).length === 0, 'Before it is loaded, it cannot know anything.');
    }),
    testCase('may be loaded while it loads and once it is there, and forgets nothing by it', async ({ rig, activity, load, hear }) => {
      const [speech] = rig.speech;
      if (!activity.load || !speech) return;
      const { signal } = new AbortController();
      await settle(rig, Promise.all([activity.load({ signal }), activity.load({ signal })]), 'It must load, although it is loading.');
      await load();
      expectSpans(await hear([speech], speech.spans), speech.spans, rig.toleranceMs, 'It must hear once it is loaded.');
    }),
    testCase('rejects with the reason of the signal, before and while it loads, and loads afterwards', async ({ rig, activity, load, hear }) => {
      const [speech] = rig.speech;
      if (!activity.load || !speech) return;
      const reason = new DOMException('enough', 'AbortError');
      await expectReason(rig, activity.load({ signal: AbortSignal.abort(reason) }), reason, 'A signal that is over must end the loading.');
      const controller = new AbortController();
      const loading = outcomeOf(activity.load({ signal: controller.signal }));
      controller.abort(reason);
      await expectReason(rig, resultOf(loading), reason, 'The signal must end the loading.');
      await load();
      expectSpans(await hear([speech], speech.spans), speech.spans, rig.toleranceMs, 'It must hear once it is loaded.');
    }),
    testCase('rejects a failed loading with a typed error, and loads when it is asked again', async ({ rig, activity, load, hear }) => {
      const [speech] = rig.speech;
      if (!activity.load || !speech || !rig.failLoad) return;
      rig.failLoad();
      await expectFailure(rig, activity.load({ signal: new AbortController().signal }), ['adapter', 'asset'], 'A failed loading must be told.');
      await load();
      expectSpans(await hear([speech], speech.spans), speech.spans, rig.toleranceMs, 'It must hear once it is loaded.');
    }),
    testCase('may be closed before it is loaded and twice, and loaded again', async ({ rig, activity, load, hear }) => {
      const [speech] = rig.speech;
      if (!activity.load || !speech) return;
      activity.close?.();
      await load();
      activity.close?.();
      activity.close?.();
      expectThat((await hear([speech], [])).length === 0, 'Closed, it cannot know anything.');
      await load();
      activity.reset();
      expectSpans(await hear([speech], speech.spans), speech.spans, rig.toleranceMs, 'It must hear once it is loaded.');
    }),
  ];
}
