import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { LiveWaveform, type LevelSource } from '../components/live-waveform/live-waveform.js';
import '../components/live-waveform/define.js';
import type { AudioLevel } from '../src/media/index.js';
import { elementOf } from './press.js';

/** Levels of 20 ms that make one bar. */
const PER_BAR = 5;

/** So many bars of speech, all at once: the picture of a moment. */
function spoken(bars: number): LevelSource {
  return {
    subscribe(listener: (level: AudioLevel) => void): () => void {
      for (let index = 0; index < bars * PER_BAR; index++) {
        const bar = Math.floor(index / PER_BAR);
        const rms = bar % 17 > 12 ? -58 : -44 + 34 * Math.abs(Math.sin(bar * 0.9) * Math.sin(bar * 0.23 + 1));
        listener({ at: index * 20, rms, peak: rms, clipped: false });
      }
      return () => undefined;
    },
  };
}

const RECORDING = Array.from({ length: 90 }, (_, bar) => (bar % 17 > 12 ? 0.04 : 0.15 + 0.75 * Math.abs(Math.sin(bar * 0.9) * Math.sin(bar * 0.23 + 1))));

interface Args {
  bars: number;
  paused: boolean;
  values?: readonly number[];
  progress: number;
}

const meta: Meta<Args> = {
  title: 'Live waveform',
  component: 'live-waveform',
  args: { bars: 0, paused: false, progress: 0 },
  render: ({ paused, values, progress }) => html`<live-waveform ?paused=${paused} .values=${values} .progress=${progress}></live-waveform>`,
  play: async ({ canvasElement, args: { bars } }) => {
    const element = elementOf(canvasElement, LiveWaveform);
    if (bars > 0) element.source = spoken(bars);
    await element.updateComplete;
  },
};
export default meta;

type Story = StoryObj<Args>;

/** Nothing is heard yet: one dot for each bar that fits. */
export const Idle: Story = {};

export const Live: Story = { args: { bars: 34 } };

/** More than fits: what is oldest has left at the start. */
export const Full: Story = { args: { bars: 400 } };

/** A recording as a whole, ready to be played. */
export const Recording: Story = { args: { values: RECORDING } };

/** The part that was played stands out. */
export const Playing: Story = { args: { values: RECORDING, progress: 0.4 } };
