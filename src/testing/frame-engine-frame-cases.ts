import { expectFailure } from './adapter-assertions.js';
import { expectEqual, expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { frameEngineCase, type FrameEngine, type FrameEngineCase, type FrameEngineCaseOptions, type FrameEngineRole } from './frame-engine-rig.js';
import { isClosed } from './make-frame.js';
import { outcomeOf, resultOf } from './passing-time.js';

/** What becomes of frames. */
export function frameEngineFrameCases<Engine extends FrameEngine, Seen extends { readonly at: number }>(role: FrameEngineRole<Engine, Seen>): readonly ContractCase[] {
  const testCase = (name: string, body: (context: FrameEngineCase<Engine, Seen>) => Promise<void>, options?: FrameEngineCaseOptions) => frameEngineCase(role, name, body, options);
  const check = (seen: Seen, at: number, engine: Engine): void => {
    role.check(seen, engine);
    expectThat(seen.at === at, `An observation must have the time of its frame: ${at}, not ${seen.at}.`);
  };
  return [
    testCase('answers with a valid observation of no more than it is capable of', async ({ engine, start, look }) => {
      await start();
      check(await look(1234.5), 1234.5, engine);
    }),
    testCase('takes times that repeat or go back', async ({ engine, start, look }) => {
      await start();
      for (const at of [5000, 5000, 10, 0]) check(await look(at), at, engine);
    }),
    testCase('closes the frame that it has looked at', async ({ rig, start, wait, see }) => {
      await start();
      const frame = await rig.frame();
      await wait(see(frame, 0));
      expectThat(isClosed(frame), 'The frame must be closed by the time of the answer.');
    }),
    testCase(
      'refuses a frame before the start and after the end, and closes it',
      async ({ rig, engine, start, wait, see }) => {
        const [early, late] = [await rig.frame(), await rig.frame()];
        await expectFailure(rig, see(early, 0), ['adapter'], 'A frame before the start must be refused.');
        await start();
        await wait(engine.stop());
        await expectFailure(rig, see(late, 0), ['adapter'], 'A frame after the end must be refused.');
        expectThat(isClosed(early) && isClosed(late), 'A refused frame must be closed.');
      },
      { atRest: true },
    ),
    testCase('refuses a second frame while it looks at one, closes it, and goes on', async ({ rig, start, wait, see, look }) => {
      await start();
      const [first, second] = [await rig.frame(), await rig.frame()];
      const looking = outcomeOf(see(first, 1));
      await expectFailure(rig, see(second, 2), ['adapter'], 'A second frame must be refused.');
      const { at } = await wait(resultOf(looking));
      expectThat(at === 1, 'The first frame must be answered all the same.');
      expectThat(isClosed(first) && isClosed(second), 'Both frames must be closed.');
      await look(3);
    }),
    testCase('rejects a frame that was closed before it came, and goes on', async ({ rig, start, see, look }) => {
      await start();
      const frame = await rig.frame();
      frame.close();
      await expectFailure(rig, see(frame, 0), ['adapter'], 'A frame without pixels must be rejected.');
      await look(1);
    }),
    testCase('rejects a frame at which it fails, closes it, and goes on', async ({ rig, start, see, look }) => {
      if (!rig.badFrame) return;
      await start();
      const frame = await rig.badFrame();
      const code = await expectFailure(rig, see(frame, 0), ['adapter'], 'A failure must be told.');
      expectThat(isClosed(frame), 'The frame must be closed.');
      expectThat(code !== 'adapter/closed' && code !== 'adapter/timeout', `${code} is for an engine that is dead; one frame must not kill it.`);
      await look(1);
    }),
    testCase('ends what it looks at when it is stopped', async ({ rig, engine, start, wait, see }) => {
      await start();
      const frame = await rig.frame();
      const looking = outcomeOf(see(frame, 0));
      await wait(engine.stop());
      const code = await expectFailure(rig, resultOf(looking), ['adapter'], 'The frame in flight must be rejected.');
      expectEqual(code, 'adapter/closed', 'It must be rejected with the code of an engine that is not running.');
      expectThat(isClosed(frame), 'The frame must be closed.');
    }),
  ];
}
