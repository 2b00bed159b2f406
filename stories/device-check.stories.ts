import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { DeviceCheck, type DeviceNeed } from '../components/device-check/define.js';
import { drawnCamera, drawnVoice } from './drawn-media.js';
import { echoingRoom } from './echoing-room.js';
import type { VisionEngine } from '../src/spec/index.js';
import { atTheDot, lookingVision } from './looking-person.js';
import { elementOf, press } from './press.js';
import { until } from './until.js';

interface Args {
  camera: DeviceNeed;
  microphone: DeviceNeed;
  /** Makes the streams only when the story is shown. */
  picture: () => MediaStream;
  sound: () => MediaStream;
  vision: () => VisionEngine | undefined;
  calibrate: boolean;
  pace: number;
}

const NOTHING = (): MediaStream => new MediaStream();

const meta: Meta<Args> = {
  title: 'Device check',
  component: 'device-check',
  args: { camera: 'optional', microphone: 'optional', picture: drawnCamera, sound: drawnVoice, vision: () => undefined, calibrate: false, pace: 1 },
  render: ({ camera, microphone, picture, sound, vision, calibrate, pace }) =>
    html`<device-check
      camera=${camera}
      microphone=${microphone}
      ?calibrate=${calibrate}
      pace=${pace}
      .vision=${vision()}
      .cameraStream=${picture()}
      .microphoneStream=${sound()}
    ></device-check>`,
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

const findDot = (canvas: HTMLElement): HTMLElement | undefined => elementOf(canvas, DeviceCheck).renderRoot.querySelector<HTMLElement>('.target') ?? undefined;
const offer: NonNullable<Story['play']> = async (context) => {
  await start(context);
  await until(() => elementOf(context.canvasElement, DeviceCheck).renderRoot.querySelector('[data-action="calibrate"]') ?? undefined, 'an offer to look at the corners');
};
const calibrate: NonNullable<Story['play']> = async (context) => {
  await offer(context);
  await press(context.canvasElement, DeviceCheck, '[data-action="calibrate"]');
};
/** Finds the one check of the page, for whoever looks at its dot. */
const shown = (): ParentNode | undefined => [...document.querySelectorAll('*')].find((candidate) => candidate instanceof DeviceCheck)?.renderRoot;

/** A face was found: who likes may look at the corners of the page. */
export const CalibrationOffered: Story = { args: { calibrate: true, vision: () => lookingVision() }, play: offer };

/** The dot in its first corner, where it stays. */
export const CalibrationRunning: Story = {
  args: { calibrate: true, vision: () => lookingVision(), pace: 1000 },
  play: async (context) => {
    await calibrate(context);
    const dot = await until(() => findDot(context.canvasElement), 'a dot');
    await until(() => dot.dataset['corner'] === 'top-left', 'the dot in its corner');
    await Promise.all(dot.getAnimations().map(({ finished }) => finished));
  },
};

/** The edges of the screen are known. */
export const CalibrationDone: Story = {
  args: { calibrate: true, vision: () => lookingVision(atTheDot(shown)), pace: 0.1 },
  play: async (context) => {
    await calibrate(context);
    await until(() => elementOf(context.canvasElement, DeviceCheck).result.calibration, 'what was learned');
  },
};

/** Head and eyes stayed where they were. */
export const CalibrationFailed: Story = {
  args: { calibrate: true, vision: () => lookingVision(), pace: 0.1 },
  play: async (context) => {
    await calibrate(context);
    await until(() => !findDot(context.canvasElement), 'an end');
  },
};

export const CalibrationSkipped: Story = {
  args: { calibrate: true, vision: () => lookingVision() },
  play: async (context) => {
    await offer(context);
    await press(context.canvasElement, DeviceCheck, '[data-row="calibration"] button.quiet');
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
