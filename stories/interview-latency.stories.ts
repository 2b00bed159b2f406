import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/interview-latency/define.js';
import { InterviewLatency, type LatencySource } from '../components/interview-latency/interview-latency.js';
import { memorySessionStore } from '../src/adapters/memory/index.js';
import { InterviewSession } from '../src/session/index.js';
import { systemClock } from '../src/session/system-clock.js';
import type { LogEvent, TurnMeasure } from '../src/spec/index.js';
import { scriptedAudioPlayer, scriptedInterviewer } from '../src/testing/index.js';
import { elementOf } from './press.js';
import { answerAlong, MadeMicrophone, simulatedVendor, TALK } from './simulated-talk.js';
import { sampleMeasures, spokenLog } from './sample-turns.js';
import { until } from './until.js';

interface Args {
  session?: LatencySource;
  events?: readonly LogEvent[];
  measures?: readonly TurnMeasure[];
}

const meta: Meta<Args> = {
  title: 'Interview latency',
  component: 'interview-latency',
  render: ({ session, events, measures }) => html`<interview-latency .session=${session} .events=${events} .measures=${measures}></interview-latency>`,
};
export default meta;

type Story = StoryObj<Args>;

/** Nothing was handed over yet. */
export const Empty: Story = {};

/** A saved record: what was ready ahead, what was not, who talked into the voice, and what bridged a long wait. */
export const SavedRecord: Story = { args: { events: spokenLog() } };

/** The same with its tables open. */
export const Tables: Story = {
  args: { events: spokenLog() },
  play: async ({ canvasElement }) => {
    const element = elementOf(canvasElement, InterviewLatency);
    await element.updateComplete;
    element.renderRoot.querySelector('details')?.setAttribute('open', '');
  },
};

/** Measures alone, enough of them for a percentile. */
export const Measures: Story = { args: { measures: sampleMeasures(24) } };

/** A conversation that goes on right now, in real time: its vendor and its candidate are simulated in this page, its times are not. */
export const Live: Story = {
  play: async ({ canvasElement, abortSignal }) => {
    const element = elementOf(canvasElement, InterviewLatency);
    const session = await talk(abortSignal);
    element.session = session;
    await session.start();
    await until(() => session.events.filter(({ type }) => type === 'turn-measured').length >= 2, 'two measured turns');
    await element.updateComplete;
  },
};

async function talk(signal: AbortSignal): Promise<InterviewSession> {
  const questions = TALK.map(({ question }) => question);
  const session = new InterviewSession({
    plan: { questions: questions.map((text) => ({ text })), questionCount: questions.length, turnTaking: 'automatic', recordAudio: false, proctoring: { enabled: false } },
    interviewer: scriptedInterviewer({ questions }),
    store: memorySessionStore(),
    ...simulatedVendor(),
  });
  const microphone = new MadeMicrophone(() => session.at);
  session.attachMicrophone({ audio: microphone });
  session.attachSpeaker(scriptedAudioPlayer({ clock: { now: () => session.at, setTimer: systemClock.setTimer } }));
  await session.prepare();
  const hash = '0'.repeat(64);
  await session.giveConsent({ purposes: [{ purpose: 'interview', granted: true, version: '1', hash }], language: 'en', aiDisclosed: true });
  answerAlong(session, (isLoud) => (microphone.isLoud = isLoud), signal);
  signal.addEventListener('abort', () => session.dispose());
  return session;
}
