import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/interview-report/define.js';
import { InterviewReport } from '../components/interview-report/interview-report.js';
import { ExportError } from '../src/errors/index.js';
import type { DocumentWriter, LogEvent } from '../src/spec/index.js';
import { elementOf, press } from './press.js';
import { TURNS } from './sample-answers.js';
import { COVERAGE, INCIDENTS, sampleLog } from './sample-log.js';
import { heardAgainLog, spokenLog } from './sample-turns.js';
import { until } from './until.js';

interface Args {
  events: readonly LogEvent[];
  writer?: DocumentWriter;
}

const meta: Meta<Args> = {
  title: 'Interview report',
  component: 'interview-report',
  render: ({ events, writer }) => html`<interview-report .events=${events} .documentWriter=${writer}></interview-report>`,
};
export default meta;

type Story = StoryObj<Args>;

/** Before there is a log. */
export const Empty: Story = { args: { events: [] } };

export const Finished: Story = {
  args: { events: sampleLog({ candidate: { name: 'Ada Muster', email: 'ada@example.org' } }) },
};

/** Hands-free: pauses ended the answers, one question was cut short, one was asked for again by voice, and a wait was bridged. */
export const HandsFree: Story = { args: { events: spokenLog() } };

/** A second recogniser heard the answers for the judge: once very different words, once too late. */
export const HeardTwice: Story = { args: { events: heardAgainLog() } };

/** What was heard around the interview: circumstances, which never count. */
export const LoudRoom: Story = {
  args: {
    events: sampleLog({
      sound: ['loud-room', 'echo'],
      incidents: [
        { kind: 'loud-noise', severity: 'note', from: 96, to: 171, reason: 'It was loud around the microphone.', evidence: { quietestDecibels: -34 } },
        { kind: 'other-voice', severity: 'warn', from: 310, to: 318, reason: 'Two voices were heard at the same time.', evidence: { share: 0.16, voices: 2 } },
        { kind: 'microphone-lost', severity: 'note', from: 498, to: 515, reason: 'The microphone gave no sound.', evidence: { state: 'silent' } },
      ],
      coverage: [
        [0, 'page', 'watched'],
        [0, 'camera', 'watched'],
        [0, 'microphone', 'watched'],
        [1, 'microphone', 'unassessable', 'interviewer-speaks'],
        [9, 'microphone', 'watched'],
        [498, 'microphone', 'gap', 'microphone-lost'],
        [515, 'microphone', 'watched'],
      ],
    }),
  },
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

/** Judged twice and not alike, not judged at all, points that nobody heard: what a person does next is at the top. */
export const WhatToDoNext: Story = {
  args: {
    events: sampleLog({
      turns: TURNS.map((turn, index) => {
        if (!turn.evaluation) return turn;
        const scores = turn.evaluation.scores.map((score) => ({ ...score, levels: index === 2 ? [2, 4] : [score.level, score.level] }));
        const missing = index === 2 ? [...turn.evaluation.missing, { pointId: 'states', text: 'Its states (pressed, disabled) are told' }] : turn.evaluation.missing;
        if (index === 2) return { ...turn, evaluation: { ...turn.evaluation, scores, missing, review: ['disagreement'] as const } };
        if (index !== 5) return { ...turn, evaluation: { ...turn.evaluation, scores } };
        const unsure = scores.map(({ criterionId }) => ({ criterionId, level: null, reason: 'The recogniser was not sure enough of the words; a person should listen or read.' }));
        return { ...turn, confidence: 0.41, evaluation: { scores: unsure, covered: [], missing: [], review: ['low-confidence'] as const } };
      }),
    }),
  },
};

/** A rehearsal: what to train instead. */
export const Rehearsal: Story = { args: { events: sampleLog({ plan: { purpose: 'practice' }, incidents: [] }) } };

/** What the report can be taken away as. */
export const Formats: Story = {
  args: { events: sampleLog() },
  play: async ({ canvasElement }) => {
    const element = elementOf(canvasElement, InterviewReport);
    await until(() => element.renderRoot.querySelector('[part="download-more"]') ?? undefined, 'the buttons');
    await press(canvasElement, InterviewReport, '[part="download-more"] summary');
  },
};

function writer(write: DocumentWriter['write']): DocumentWriter {
  return { specificationVersion: 'v1', provider: 'story', type: 'application/pdf', write };
}

/** A long report takes a while; the page stays as it is. */
export const Preparing: Story = {
  args: { events: sampleLog(), writer: writer(() => new Promise(() => undefined)) },
  play: async ({ canvasElement }) => {
    const element = elementOf(canvasElement, InterviewReport);
    await until(() => element.renderRoot.querySelector('[part="download-pdf"]') ?? undefined, 'the button');
    await press(canvasElement, InterviewReport, '[part="download-pdf"]');
  },
};

/** An answer in letters that the font of the document lacks. */
export const NotPrintable: Story = {
  args: { events: sampleLog(), writer: writer(() => Promise.reject(new ExportError('characters-missing', { detail: 'Han' }))) },
  play: async ({ canvasElement }) => {
    const element = elementOf(canvasElement, InterviewReport);
    await until(() => element.renderRoot.querySelector('[part="download-pdf"]') ?? undefined, 'the button');
    await press(canvasElement, InterviewReport, '[part="download-pdf"]');
    await until(() => element.renderRoot.querySelector('[part="download-problem"]') ?? undefined, 'the problem');
  },
};
