import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/interview-report/define.js';
import { InterviewReport } from '../components/interview-report/interview-report.js';
import { memorySessionStore } from '../src/adapters/memory/index.js';
import type { LogEvent, SessionStore } from '../src/spec/index.js';
import { faultySessionStore, StoreFaults } from '../src/testing/index.js';
import { elementOf } from './press.js';
import { sampleLog } from './sample-log.js';
import { APPEAL, OPEN_APPEAL, REVIEW, withReview } from './sample-review.js';
import { until } from './until.js';

interface Args {
  events: readonly LogEvent[];
  view: 'reader' | 'candidate' | 'reviewer';
  store?: SessionStore;
}

const meta: Meta<Args> = {
  title: 'Interview report, reviewed',
  component: 'interview-report',
  render: ({ events, view, store }) =>
    html`<interview-report .events=${events} .store=${store} session-id="sample-2026-11-14" view=${view} reviewer="R. Meyer"></interview-report>`,
};
export default meta;

type Story = StoryObj<Args>;

const log = sampleLog({ candidate: { name: 'Ada Muster' } });

/** Presses a button by its name and waits for what it opens. */
async function open(canvas: HTMLElement, name: string): Promise<HTMLFormElement> {
  const { renderRoot } = elementOf(canvas, InterviewReport);
  const buttons = (): readonly HTMLButtonElement[] => [...renderRoot.querySelectorAll<HTMLButtonElement>('button')];
  (await until(() => buttons().find((button) => button.ariaLabel === name), `the button "${name}"`)).click();
  const form = await until(() => renderRoot.querySelector('form') ?? undefined, 'the form');
  form.scrollIntoView({ block: 'center' });
  return form;
}

/** As everybody reads it who is nobody in particular. */
export const Reader: Story = { args: { events: withReview(log), view: 'reader' } };

/** Everything can be changed in plain sight, with a reason; an appeal waits. */
export const Reviewer: Story = { args: { events: withReview(log, [...REVIEW, OPEN_APPEAL]), view: 'reviewer' } };

/** The same facts in plainer words; an appeal was answered. */
export const Candidate: Story = { args: { events: withReview(log), view: 'candidate' } };

/** Nobody has said anything yet. */
export const CandidateFirst: Story = { args: { events: log, view: 'candidate' } };

export const FormOpen: Story = {
  args: { events: log, view: 'reviewer' },
  play: async ({ canvasElement }) => {
    const form = await open(canvasElement, 'Change level: Shows it by example');
    form.querySelectorAll('input')[1]?.click();
  },
};

export const VerdictOpen: Story = {
  args: { events: log, view: 'reviewer' },
  play: async ({ canvasElement }) => void (await open(canvasElement, 'Give a verdict: Head turned away')),
};

export const AppealOpen: Story = {
  args: { events: log, view: 'candidate' },
  play: async ({ canvasElement }) => void (await open(canvasElement, 'Appeal: question 2')),
};

export const AnswerOpen: Story = {
  args: { events: withReview(log, [APPEAL]), view: 'reviewer' },
  play: async ({ canvasElement }) => {
    const form = await open(canvasElement, 'Answer the appeal: question 2');
    form.requestSubmit();
  },
};

/** The store is full. Nothing is shown as saved, and nothing that was written is gone. */
export const SaveFailed: Story = {
  args: { events: log, view: 'candidate', store: fullStore() },
  play: async ({ canvasElement }) => {
    const form = await open(canvasElement, 'Comment: question 1');
    const field = form.querySelector('textarea');
    if (!field) throw new Error('There is no field.');
    field.value = 'The recogniser took "component" for another word; I corrected it before I submitted.';
    field.dispatchEvent(new Event('input'));
    form.requestSubmit();
    await until(() => form.querySelector('[role="alert"]') !== null, 'the failure');
    form.scrollIntoView({ block: 'center' });
  },
};

function fullStore(): SessionStore {
  const faults = new StoreFaults();
  const store = memorySessionStore();
  faults.fail('append', { reason: 'quota', times: Infinity });
  const filled = store.append('sample-2026-11-14', log, { durability: 'strict' });
  return { ...faultySessionStore(store, faults), read: async (sessionId) => (await filled, store.read(sessionId)) };
}
