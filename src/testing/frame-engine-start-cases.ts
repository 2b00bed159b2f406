import { expectFailure, expectReason } from './adapter-assertions.js';
import { expectEqual, expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { frameEngineCase, type FrameEngine, type FrameEngineCase, type FrameEngineRole } from './frame-engine-rig.js';
import { outcomeOf, resultOf } from './passing-time.js';

/** How an engine that looks at frames is started and stopped. */
export function frameEngineStartCases<Engine extends FrameEngine, Seen extends { readonly at: number }>(role: FrameEngineRole<Engine, Seen>): readonly ContractCase[] {
  const testCase = (name: string, body: (context: FrameEngineCase<Engine, Seen>) => Promise<void>) => frameEngineCase(role, name, body, { atRest: true });
  return [
    testCase('reports progress that rises to 1, and then knows its model', async ({ engine, start }) => {
      const progress: number[] = [];
      await start({ onProgress: (share) => progress.push(share) });
      expectThat(progress.every((share) => share >= 0 && share <= 1), 'Progress must lie between 0 and 1.');
      expectEqual(progress, [...progress].sort((a, b) => a - b), 'Progress must not go back.');
      expectThat(progress.at(-1) === 1, `Progress must end with 1; it ended with ${progress.at(-1)}.`);
      const { modelHash } = engine;
      expectThat(modelHash === undefined || /^[0-9a-f]{64}$/.test(modelHash), 'modelHash must be a SHA-256 in hex, or absent where there is no model.');
    }),
    testCase('may be started while it starts and while it runs', async ({ engine, start, wait, look }) => {
      const { signal } = new AbortController();
      await wait(Promise.all([engine.start({ signal }), engine.start({ signal })]));
      await start();
      await look();
    }),
    testCase('rejects with the reason of the signal, before and while it loads, and starts afterwards', async ({ rig, engine, start, look }) => {
      const reason = new DOMException('enough', 'AbortError');
      await expectReason(rig, engine.start({ signal: AbortSignal.abort(reason) }), reason, 'A signal that is over must end the start.');
      const controller = new AbortController();
      const starting = outcomeOf(engine.start({ signal: controller.signal }));
      controller.abort(reason);
      await expectReason(rig, resultOf(starting), reason, 'The signal must end a start that is loading.');
      await start();
      await look();
    }),
    testCase('rejects a failed start with a typed error, and starts when it is asked again', async ({ rig, engine, start, look }) => {
      if (!rig.failStart) return;
      rig.failStart();
      await expectFailure(rig, engine.start({ signal: new AbortController().signal }), ['adapter', 'asset'], 'A failed start must be told.');
      await start();
      await look();
    }),
    testCase('may be stopped before a start, twice, and started again', async ({ engine, start, wait, look }) => {
      await wait(engine.stop());
      await start();
      await look();
      await wait(engine.stop());
      await wait(engine.stop());
      await start();
      await look();
    }),
    testCase('ends a start that is loading when it is stopped', async ({ rig, engine, wait }) => {
      const starting = outcomeOf(engine.start({ signal: new AbortController().signal }));
      await wait(engine.stop());
      await expectFailure(rig, resultOf(starting), ['adapter'], 'Stopping must end the start.');
    }),
  ];
}
