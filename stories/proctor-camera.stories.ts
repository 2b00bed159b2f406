import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ProctorCamera } from '../components/proctor-camera/define.js';
import type { InterviewIncidentEvent } from '../components/events/interview-incident.js';
import { deviceHandle } from '../src/media/index.js';
import type { VisionEngine } from '../src/spec/index.js';
import { answerPermission, drawnCamera } from './drawn-media.js';
import { elementOf } from './press.js';
import { stillVision } from './still-adapters.js';
import { until } from './until.js';

interface Args {
  vision: VisionEngine;
  /** Makes the stream only when the story is shown; without one the element offers to open its own camera. */
  picture?: () => MediaStream;
}

const meta: Meta<Args> = {
  title: 'Proctor camera',
  component: 'proctor-camera',
  args: { vision: stillVision('person') },
  render: ({ vision, picture }) =>
    html`<proctor-camera
      style="max-inline-size: 360px"
      .vision=${vision}
      .camera=${picture ? deviceHandle('camera', picture()) : undefined}
    ></proctor-camera>`,
};
export default meta;

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const part = (canvas: HTMLElement, selector: string): Element | null => elementOf(canvas, ProctorCamera).renderRoot.querySelector(selector);
const mark = (canvas: HTMLElement): string => part(canvas, '[part="mark"] .dot')?.getAttribute('data-state') ?? '';

/** Starts, and waits for the mark to say so. */
const started =
  (state: string): Play =>
  async ({ canvasElement }) => {
    await elementOf(canvasElement, ProctorCamera).start();
    await until(() => mark(canvasElement) === state, `a mark that is ${state}`);
  };

/** Starts, and waits until this is told. */
const told =
  (kind: string): Play =>
  async ({ canvasElement }) => {
    const element = elementOf(canvasElement, ProctorCamera);
    let seen = false;
    element.addEventListener('interview-incident', ({ incident }: InterviewIncidentEvent) => (seen ||= incident.kind === kind));
    await element.start();
    await until(() => seen, kind);
  };

/** Nothing is opened before it is asked for. */
export const Idle: Story = {};

/** The browser asks the person, who has not answered. */
export const Asking: Story = {
  beforeEach: () => answerPermission('asking'),
  play: ({ canvasElement }) => void elementOf(canvasElement, ProctorCamera).start(),
};

export const GettingReady: Story = {
  args: { picture: drawnCamera, vision: stillVision('person', { loading: 0.4 }) },
  play: async ({ canvasElement }) => {
    await elementOf(canvasElement, ProctorCamera).start();
    await until(() => part(canvasElement, '[part="mark"]')?.textContent?.includes('40'), 'the progress');
  },
};

export const Live: Story = { args: { picture: drawnCamera }, play: started('ok') };

/** The person, or the browser, said no: what to do is said, and it can be tried again. */
export const Denied: Story = {
  beforeEach: () => answerPermission('denied'),
  play: async ({ canvasElement }) => {
    await elementOf(canvasElement, ProctorCamera).start();
    await until(() => part(canvasElement, '[role="alert"]'), 'the reason');
  },
};

/** The picture is there, but nothing can look at it here. */
export const Unsupported: Story = { args: { picture: drawnCamera, vision: stillVision('person', { refused: true }) }, play: started('warning') };

/** Two people: `interview-incident` tells the page. */
export const Incident: Story = { args: { picture: drawnCamera, vision: stillVision('two') }, play: told('multiple-faces') };

/** Something lies on the lens. */
export const Covered: Story = { args: { picture: () => drawnCamera('covered'), vision: stillVision('covered') }, play: told('camera-covered') };

/** As small as beside an interview on a phone. */
export const Small: Story = {
  args: { picture: drawnCamera },
  render: ({ vision, picture }) =>
    html`<proctor-camera style="inline-size: 112px" .vision=${vision} .camera=${picture ? deviceHandle('camera', picture()) : undefined}></proctor-camera>`,
  play: started('ok'),
};
