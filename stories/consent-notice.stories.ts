import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ConsentNotice } from '../components/consent-notice/define.js';
import type { ConsentPurpose } from '../src/spec/index.js';
import { press } from './press.js';

interface Args {
  purposes: readonly ConsentPurpose[];
  recipients?: string;
  place?: string;
  retention?: string;
  contact?: string;
}

const meta: Meta<Args> = {
  title: 'Consent notice',
  component: 'consent-notice',
  args: { purposes: ['interview', 'recording', 'proctoring', 'snapshots'] },
  render: ({ purposes, recipients, place, retention, contact }) =>
    html`<consent-notice
      .purposes=${purposes}
      .recipients=${recipients}
      .place=${place}
      .retention=${retention}
      .contact=${contact}
    ></consent-notice>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Reading: Story = {};

/** A practice interview by text: nothing else is asked for. */
export const InterviewOnly: Story = { args: { purposes: ['interview'] } };

/** With the facts of the host, opened. */
export const HostFacts: Story = {
  args: {
    purposes: ['interview', 'recording'],
    recipients: 'The hiring team of Example Ltd.',
    place: 'On the servers of Example Ltd. in Frankfurt.',
    retention: 'Six months after the decision, then it is deleted.',
    contact: 'people@example.com',
  },
  play: ({ canvasElement }) => press(canvasElement, ConsentNotice, 'summary'),
};

export const Given: Story = {
  play: async ({ canvasElement }) => {
    await press(canvasElement, ConsentNotice, 'input');
    await press(canvasElement, ConsentNotice, 'button.primary');
  },
};

export const Declined: Story = { play: ({ canvasElement }) => press(canvasElement, ConsentNotice, 'button.quiet') };

/** An attribute that names a purpose which does not exist. */
export const Invalid: Story = { render: () => html`<consent-notice purposes="recording emotions"></consent-notice>` };
