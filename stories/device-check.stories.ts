import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { DeviceCheck, type DeviceNeed } from '../components/device-check/define.js';
import { drawnCamera, drawnVoice } from './drawn-media.js';
import { elementOf, press } from './press.js';

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
