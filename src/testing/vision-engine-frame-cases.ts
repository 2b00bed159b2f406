import { parse, VisionObservationSchema, type VisionEngine, type VisionObservation } from '../spec/index.js';
import { expectFailure } from './adapter-assertions.js';
import { expectEqual, expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { isClosed } from './make-frame.js';
import { outcomeOf, resultOf } from './passing-time.js';
import { visionEngineCase, type CreateVisionEngineRig, type VisionEngineCase } from './vision-engine-rig.js';

/** What becomes of frames. */
export function visionEngineFrameCases(create: CreateVisionEngineRig): readonly ContractCase[] {
  const testCase = (name: string, body: (context: VisionEngineCase) => Promise<void>) => visionEngineCase(create, name, body);
  return [
    testCase('answers with a valid observation of no more than it is capable of', async ({ engine, start, look }) => {
      await start();
      checkObservation(await look(1234.5), 1234.5, engine.capabilities);
    }),
    testCase('takes times that repeat or go back', async ({ engine, start, look }) => {
      await start();
      for (const at of [5000, 5000, 10, 0]) checkObservation(await look(at), at, engine.capabilities);
    }),
    testCase('closes the frame that it has looked at', async ({ rig, engine, start, wait }) => {
      await start();
      const frame = await rig.frame();
      await wait(engine.analyse(frame, 0));
      expectThat(isClosed(frame), 'The frame must be closed by the time of the answer.');
    }),
    testCase('refuses a frame before the start and after the end, and closes it', async ({ rig, engine, start, wait }) => {
      const [early, late] = [await rig.frame(), await rig.frame()];
      await expectFailure(rig, engine.analyse(early, 0), ['adapter'], 'A frame before the start must be refused.');
      await start();
      await wait(engine.stop());
      await expectFailure(rig, engine.analyse(late, 0), ['adapter'], 'A frame after the end must be refused.');
      expectThat(isClosed(early) && isClosed(late), 'A refused frame must be closed.');
    }),
    testCase('refuses a second frame while it looks at one, closes it, and goes on', async ({ rig, engine, start, wait, look }) => {
      await start();
      const [first, second] = [await rig.frame(), await rig.frame()];
      const looking = outcomeOf(engine.analyse(first, 1));
      await expectFailure(rig, engine.analyse(second, 2), ['adapter'], 'A second frame must be refused.');
      const { at } = await wait(resultOf(looking));
      expectThat(at === 1, 'The first frame must be answered all the same.');
      expectThat(isClosed(first) && isClosed(second), 'Both frames must be closed.');
      await look(3);
    }),
    testCase('rejects a frame that was closed before it came, and goes on', async ({ rig, engine, start, look }) => {
      await start();
      const frame = await rig.frame();
      frame.close();
      await expectFailure(rig, engine.analyse(frame, 0), ['adapter'], 'A frame without pixels must be rejected.');
      await look(1);
    }),
    testCase('rejects a frame at which it fails, closes it, and goes on', async ({ rig, engine, start, look }) => {
      if (!rig.badFrame) return;
      await start();
      const frame = await rig.badFrame();
      const code = await expectFailure(rig, engine.analyse(frame, 0), ['adapter'], 'A failure must be told.');
      expectThat(isClosed(frame), 'The frame must be closed.');
      expectThat(code !== 'adapter/closed' && code !== 'adapter/timeout', `${code} is for an engine that is dead; one frame must not kill it.`);
      await look(1);
    }),
    testCase('ends what it looks at when it is stopped', async ({ rig, engine, start, wait }) => {
      await start();
      const frame = await rig.frame();
      const looking = outcomeOf(engine.analyse(frame, 0));
      await wait(engine.stop());
      const code = await expectFailure(rig, resultOf(looking), ['adapter'], 'The frame in flight must be rejected.');
      expectEqual(code, 'adapter/closed', 'It must be rejected with the code of an engine that is not running.');
      expectThat(isClosed(frame), 'The frame must be closed.');
    }),
  ];
}

function checkObservation(observation: VisionObservation, at: number, { faces: most, pose, eyes }: VisionEngine['capabilities']): void {
  parse('observation', VisionObservationSchema, observation);
  expectThat(observation.at === at, `An observation must have the time of its frame: ${at}, not ${observation.at}.`);
  const { frame, faces, latency } = observation;
  expectThat(frame.width > 0 && frame.height > 0, 'An observation must have the size of its frame.');
  expectThat(latency >= 0, 'The latency must not be negative.');
  expectThat(faces.length <= most, `There must be at most ${most} faces; there are ${faces.length}.`);
  expectThat(pose || faces.every((face) => !face.pose), 'There must be no pose where capabilities.pose is false.');
  expectThat(eyes || faces.every((face) => !face.eyes), 'There must be no eyes where capabilities.eyes is false.');
}
