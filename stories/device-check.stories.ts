import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { DeviceCheck, type DeviceNeed } from '../components/device-check/define.js';
import { drawnCamera, drawnVoice } from './drawn-media.js';
import { echoingRoom } from './echoing-room.js';
import { elementOf, press } from './press.js';
import { until } from './until.js';

interface Args {
  camera: DeviceNeed;
  microphone: DeviceNeed;
  /** Makes the streams only when the story is shown. */
  picture: () => MediaStream;
  sound: () => MediaStream;
}

const NOTHING = (): MediaStream => new MediaStream();

const meta: Meta<Args> = {
  title: 'Device check',
  component: 'device-check',
  args: { camera: 'optional', microphone: 'optional', picture: drawnCamera, sound: drawnVoice },
  render: ({ camera, microphone, picture, sound }) =>
    html`<device-check camera=${camera} microphone=${microphone} .cameraStream=${picture()} .microphoneStream=${sound()}></device-check>`,
};
export default meta;

type Story = StoryObj<Args>;

const start: NonNullable<Story['play']> = ({ canvasElement }) => elementOf(canvasElement, DeviceCheck).start();

/** Before anything is asked for. */
export const Intro: Story = {};

/** Picture and sound are there; the room is measured, then a voice is waited for. */
export const Checking: Story = { play: start };

export const DarkAndLoud: Story = { args: { picture: () => drawnCamera('dark'), sound: () => drawnVoice('hum') }, play: start };

/** The room was measured, and a sentence spoken in it. */
export const LoudRoom: Story = {
  args: { sound: () => drawnVoice('loud-room') },
  play: async (context) => {
    await start(context);
    const { canvasElement } = context;
    await until(() => elementOf(canvasElement, DeviceCheck).result.microphone.code === 'check/noisy', 'a loud room');
  },
};

/** All is well, with the figures of it. */
export const GoodSound: Story = {
  play: async (context) => {
    await start(context);
    const { canvasElement } = context;
    await until(() => elementOf(canvasElement, DeviceCheck).result.microphone.state === 'ok', 'a quiet room');
  },
};

/** The microphone hears the speakers; it was measured, without anybody having to hear it. */
export const Echo: Story = {
  args: { sound: () => echoingRoom(-10).stream },
  play: async (context) => {
    await start(context);
    const { canvasElement } = context;
    await press(canvasElement, DeviceCheck, '[data-row="speaker"] button.quiet');
    await press(canvasElement, DeviceCheck, '[data-row="speaker"] button');
    await until(() => elementOf(canvasElement, DeviceCheck).result.sound?.echo?.advice === 'headphones', 'an echo');
  },
};

export const NoCamera: Story = { args: { picture: NOTHING }, play: start };

export const NothingWorks: Story = { args: { picture: NOTHING, sound: NOTHING }, play: start };

/** The interview needs the camera: nobody goes on without. */
export const Required: Story = { args: { camera: 'required', picture: NOTHING }, play: start };

/** An interview without a camera. */
export const MicrophoneOnly: Story = { args: { camera: 'off' }, play: start };

export const Done: Story = {
  play: async (context) => {
    await start(context);
    await press(context.canvasElement, DeviceCheck, '[part="actions"] button.primary');
  },
};
