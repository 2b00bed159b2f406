import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/interview-report/define.js';
import type { LogEvent } from '../src/spec/index.js';
import { TURNS } from './sample-answers.js';
import { COVERAGE, INCIDENTS, sampleLog } from './sample-log.js';

interface Args {
  events: readonly LogEvent[];
}

const meta: Meta<Args> = {
  title: 'Interview report',
  component: 'interview-report',
  render: ({ events }) => html`<interview-report .events=${events}></interview-report>`,
};
export default meta;

type Story = StoryObj<Args>;

/** Before there is a log. */
export const Empty: Story = { args: { events: [] } };

export const Finished: Story = {
  args: { events: sampleLog({ candidate: { name: 'Ada Muster', email: 'ada@example.org' } }) },
};

/** Answers that nothing could be read off: no score, which is not a low score. */
export const NoEvidence: Story = {
  args: {
    events: sampleLog({
      turns: TURNS.map((turn) =>
        turn.evaluation
          ? {
              ...turn,
              evaluation: {
                scores: turn.evaluation.scores.map(({ criterionId }) => ({ criterionId, level: null, reason: 'The answer is too short to judge.' })),
                covered: [],
                missing: turn.question.expectedPoints.map(({ id, text }) => ({ pointId: id, text })),
              },
            }
          : turn,
      ),
      incidents: [],
    }),
  },
};

/** The camera was away for most of the time, so there is no figure. */
export const NotWatched: Story = {
  args: {
    events: sampleLog({
      coverage: [...COVERAGE.filter(([second]) => second < 200), [140, 'camera', 'gap', 'media/ended']],
      incidents: [
        ...INCIDENTS.slice(0, 2),
        { kind: 'monitoring-gap', severity: 'note', from: 140, to: 596, reason: 'The camera was disconnected, so nothing could be seen.' },
      ],
      errors: [[140, 'media/ended', 'The camera was disconnected.']],
    }),
  },
};

/** The page was closed in the middle; everything until then is there. */
export const Unfinished: Story = {
  args: { events: sampleLog({ turns: TURNS.slice(0, 3), incidents: INCIDENTS.slice(0, 1), coverage: COVERAGE.slice(0, 3), ended: false }) },
};
