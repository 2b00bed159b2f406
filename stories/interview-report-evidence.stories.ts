import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/interview-report/define.js';
import { InterviewReport } from '../components/interview-report/interview-report.js';
import type { LogEntry, LogEvent, SessionStore } from '../src/spec/index.js';
import { storedEvidence } from './drawn-pictures.js';
import { elementOf } from './press.js';
import { evidenceLog, manyNotes } from './sample-evidence.js';
import { withReview } from './sample-review.js';
import { until } from './until.js';

interface Args {
  view: 'reader' | 'candidate' | 'reviewer';
  /** What is unfolded, by the id of the incident. */
  unfolded: readonly string[];
}

type Loaded = { readonly store?: SessionStore; readonly events: readonly LogEvent[] };

const meta: Meta<Args> = {
  title: 'Interview report, evidence',
  component: 'interview-report',
  args: { view: 'reader', unfolded: [] },
  loaders: [async () => ({ ...(await storedEvidence()) })],
  render: ({ view }, { loaded }) => {
    const { store, events } = loaded as Loaded;
    return html`<interview-report .events=${events} .store=${store} session-id="sample-2026-11-14" view=${view} reviewer="R. Meyer"></interview-report>`;
  },
  play: async ({ canvasElement, args: { unfolded } }) => {
    const { renderRoot } = elementOf(canvasElement, InterviewReport);
    await until(() => renderRoot.querySelector('[part="incidents"]') ?? undefined, 'what was noticed');
    for (const selector of unfolded) {
      const fold = await until(() => renderRoot.querySelector(selector)?.closest('details') ?? undefined, selector);
      fold.open = true;
    }
    // What is folded is not loaded.
    await until(() => [...renderRoot.querySelectorAll('.instead')].every((each) => !each.checkVisibility() || !each.textContent?.includes('Loading')), 'the pictures');
  },
};
export default meta;

type Story = StoryObj<Args>;

const VERDICTS: readonly LogEntry[] = [
  { type: 'review-incident-judged', data: { verdictId: 'v0', incidentId: 'incident-3', verdict: 'benign', note: 'A flatmate came in to get his keys.', reviewer: 'R. Meyer' } },
  { type: 'review-incident-judged', data: { verdictId: 'v1', incidentId: 'incident-0', verdict: 'confirmed', reviewer: 'R. Meyer' } },
];

/** Every kind folded: what there is to look at. */
export const Folded: Story = {};

/** A turned head with its angles and pictures, a second person with a picture that was taken away and one that is not the one of the record. */
export const Unfolded: Story = {
  args: { view: 'reviewer', unfolded: ['#noticed-head-turned', '[part="incident"] .visually-hidden', '#noticed-multiple-faces', '#noticed-unassessable', '#noticed-looking-down', '.movement'] },
  loaders: [
    async () => {
      const { store, events } = await storedEvidence();
      return { store, events: withReview(events, VERDICTS) };
    },
  ],
};

/** The same facts for the person that they are about. */
export const ForTheCandidate: Story = { args: { view: 'candidate', unfolded: ['#noticed-multiple-faces', '#noticed-looking-down'] } };

/** The report alone, without the store: what was kept is said, and that it is elsewhere. */
export const WithoutStore: Story = {
  args: { unfolded: ['#noticed-multiple-faces'] },
  loaders: [async () => ({ store: undefined, events: (await storedEvidence()).events })],
};

/** 300 notes of a bad camera: grouped, and drawn when they are looked at. */
export const ManyNotes: Story = { loaders: [() => Promise.resolve({ events: evidenceLog([], manyNotes()) })] };
