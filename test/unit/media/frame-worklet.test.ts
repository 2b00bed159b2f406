import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { WorkletFrame } from '../../../src/media/frame-worklet.js';

interface Processor {
  readonly port: { readonly sent: WorkletFrame[]; postMessage(frame: WorkletFrame, transfer: readonly ArrayBuffer[]): void };
  process(inputs: Float32Array[][]): boolean;
}

/** What is in the scope of a worklet, by the hand of the test. */
const scope = { sampleRate: 48_000, currentFrame: 0 };
/** Samples that a browser renders at once. */
const BLOCK = 128;
let made: (new () => Processor) | undefined;

/** What is in a context of this rate that has just begun. */
function processorAt(sampleRate: number): Processor {
  Object.assign(scope, { sampleRate, currentFrame: 0 });
  if (!made) throw new Error('No processor was registered.');
  return new made();
}

before(async () => {
  for (const name of ['sampleRate', 'currentFrame'] as const) Object.defineProperty(globalThis, name, { get: () => scope[name] });
  Object.assign(globalThis, {
    AudioWorkletProcessor: class {
      readonly port = {
        sent: [] as WorkletFrame[],
        postMessage(frame: WorkletFrame, transfer: ArrayBuffer[]) {
          this.sent.push(structuredClone(frame, { transfer }));
        },
      };
    },
    registerProcessor: (name: string, processor: new () => Processor) => {
      assert.equal(name, 'interview-frames');
      made = processor;
    },
  });
  await import('../../../src/media/frame-worklet.js');
});

/** Renders blocks, each channel from a function of the sample's number. */
function render(processor: Processor, blocks: number, ...channels: ((sample: number) => number)[]): void {
  for (let block = 0; block < blocks; block += 1) {
    const from = scope.currentFrame;
    assert.equal(processor.process([channels.map((value) => Float32Array.from({ length: BLOCK }, (_, index) => value(from + index)))]), true);
    scope.currentFrame += BLOCK;
  }
}

describe('the frame worklet', () => {
  it('cuts frames of 20 ms that follow each other without a gap, at every rate', () => {
    for (const rate of [16_000, 44_100, 48_000]) {
      const processor = processorAt(rate);
      const size = rate / 50;
      render(processor, 100, (sample) => (sample % 30_000) / 32_767);
      const { sent } = processor.port;
      assert.equal(sent.length, Math.floor((100 * BLOCK) / size));
      for (const [index, { start, data }] of sent.entries()) {
        assert.deepEqual([start, data.length, data[0], data.at(-1)], [index * size, size, index * size, (index + 1) * size - 1]);
      }
    }
  });

  it('mixes channels, and keeps what is too loud at full scale', () => {
    const processor = processorAt(48_000);
    render(processor, 15, () => 0.5, () => 0.25);
    assert.equal(processor.port.sent[0]?.data[7], Math.round(0.375 * 32_767));
    const loud = processorAt(48_000);
    render(loud, 15, (sample) => (sample % 2 === 0 ? 3 : -3));
    assert.deepEqual([...(loud.port.sent[0]?.data.slice(0, 2) ?? [])], [32_767, -32_767]);
    assert.deepEqual([loud.port.sent[0]?.peak, loud.port.sent[0]?.rms], [1, 1]);
  });

  it('measures each frame by itself', () => {
    const processor = processorAt(48_000);
    render(processor, 15, (sample) => (sample < 960 ? 0.5 : 0.1));
    const [first, second] = processor.port.sent;
    assert.deepEqual([first?.rms, first?.peak], [0.5, 0.5]);
    assert.ok(Math.abs((second?.rms ?? 0) - 0.1) < 1e-6 && Math.abs((second?.peak ?? 0) - 0.1) < 1e-6);
  });

  it('sends nothing while nothing comes, and does not join what lies apart', () => {
    const processor = processorAt(48_000);
    render(processor, 4, () => 0.5);
    render(processor, 10);
    render(processor, 8, () => 0.25);
    const { sent } = processor.port;
    assert.deepEqual(sent.map(({ start }) => start), [14 * BLOCK]);
    assert.ok(sent[0]?.data.every((sample) => sample === Math.round(0.25 * 32_767)));
    assert.equal(sent[0]?.peak, 0.25);
  });
});
