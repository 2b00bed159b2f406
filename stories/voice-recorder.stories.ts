import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { VoiceRecorder } from '../components/voice-recorder/define.js';
import { drawnVoice } from './drawn-media.js';
import { elementOf } from './press.js';

interface Args {
  maxSeconds: number;
  disabled: boolean;
  /** Makes the stream only when the story is shown. */
  sound: () => MediaStream;
}

const meta: Meta<Args> = {
  title: 'Voice recorder',
  component: 'voice-recorder',
  args: { maxSeconds: 300, disabled: false, sound: drawnVoice },
  render: ({ maxSeconds, disabled, sound }) =>
    html`<voice-recorder max-seconds=${maxSeconds} ?disabled=${disabled} .stream=${sound()}></voice-recorder>`,
};
export default meta;

type Story = StoryObj<Args>;

/** Begins a recording and lets it run for so long. */
async function record(canvas: HTMLElement, ms: number): Promise<VoiceRecorder> {
  const element = elementOf(canvas, VoiceRecorder);
  await element.start();
  await new Promise((resolve) => setTimeout(resolve, ms));
  return element;
}

export const Empty: Story = {};

export const Recording: Story = { play: async ({ canvasElement }) => void (await record(canvasElement, 2500)) };

/** The last ten seconds are counted down, quietly. */
export const LittleTime: Story = { args: { maxSeconds: 11 }, play: async ({ canvasElement }) => void (await record(canvasElement, 2000)) };

export const Paused: Story = { play: async ({ canvasElement }) => (await record(canvasElement, 2000)).pause() };

/** Ready to be played, moved in, or recorded again. */
export const Done: Story = { play: async ({ canvasElement }) => (await record(canvasElement, 3000)).stop() };

/** There is no microphone. */
export const Failed: Story = { args: { sound: () => new MediaStream() }, play: ({ canvasElement }) => elementOf(canvasElement, VoiceRecorder).start() };

export const Disabled: Story = { args: { disabled: true } };

/** A length that makes no sense is refused; the default is used. */
export const InvalidLength: Story = { args: { maxSeconds: -5 } };
