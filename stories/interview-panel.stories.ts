import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { InterviewPanel } from '../components/interview-panel/define.js';
import { memorySessionStore } from '../src/adapters/memory/index.js';
import { StoreError } from '../src/errors/index.js';
import type { InterviewPlanInput, SessionStore, SpeechToText, TextToSpeech, VisionEngine } from '../src/spec/index.js';
import { scriptedInterviewer } from '../src/testing/index.js';
import { noteDeparture } from '../src/utils/departures.js';
import { answerPermission } from './drawn-media.js';
import { Candidate, findWithin } from './panel-candidate.js';
import { elementOf } from './press.js';
import { answerAlong, madeVoice, simulatedVendor, TALK } from './simulated-talk.js';
import { lateRecogniser, lostRecogniser, stillRecogniser, stillVision, stillVoice } from './still-adapters.js';

interface Args {
  plan: InterviewPlanInput;
  speech: SpeechToText;
  voice: TextToSpeech;
  vision: VisionEngine;
  store: () => SessionStore;
}

const PLAN: InterviewPlanInput = { title: 'Frontend engineer', domains: ['web-development'], questionCount: 5, seed: 'story', practiceQuestion: false };
const TYPED: InterviewPlanInput = { ...PLAN, answerMode: 'typed', proctoring: { enabled: false } };

const STRICT: InterviewPlanInput = {
  ...PLAN,
  answerMode: 'typed',
  proctoring: { policy: { paste: { action: 'end', after: 3 }, 'multiple-faces': { action: 'end', after: 3 }, 'tab-hidden': { action: 'pause' }, print: { action: 'pause' }, 'gaze-away': { action: 'ignore' } } },
};

const HANDS_FREE: InterviewPlanInput = { title: 'Frontend engineer', questions: TALK.map(({ question }) => ({ text: question })), questionCount: TALK.length, turnTaking: 'automatic', proctoring: { enabled: false } };
/** Of the story that is shown. */
let candidateVoice: ReturnType<typeof madeVoice> | undefined;

const CERTAIN = ['I opened the profiler first, because a guess costs more than a measurement.', 'The row component was drawn again on every key.'];

const meta: Meta<Args> = {
  title: 'Interview panel',
  component: 'interview-panel',
  parameters: { layout: 'fullscreen' },
  args: {
    plan: PLAN,
    speech: stillRecogniser({ certain: CERTAIN, guess: 'so I kept the handler' }),
    voice: stillVoice(1),
    vision: stillVision('person'),
    store: () => memorySessionStore(),
  },
  beforeEach: () => answerPermission('granted'),
  render: ({ plan, speech, voice, vision, store }) =>
    html`<interview-panel .plan=${plan} .adapters=${{ speechToText: speech, textToSpeech: voice, vision, store: store() }}></interview-panel>`,
};
export default meta;

type Story = StoryObj<Args>;

const as =
  (act: (candidate: Candidate, panel: InterviewPanel) => Promise<void>): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const panel = elementOf(canvasElement, InterviewPanel);
    await act(new Candidate(panel), panel);
  };

/** What will happen, said before anything does. */
export const Consent: Story = { play: as((candidate) => candidate.sees('consent-notice')) };

/** Only where the plan asks; `continue` was pressed with nothing filled in. */
export const Details: Story = {
  args: { plan: { ...TYPED, candidateFields: ['name', 'email', 'subject'] } },
  play: as(async (candidate) => {
    await candidate.agree();
    await candidate.press('Continue');
    await candidate.sees('small');
  }),
};

export const DeviceCheck: Story = {
  play: as(async (candidate) => {
    await candidate.agree();
    await candidate.press('Start the check');
    await candidate.sees('button:not(:disabled)', 'Continue');
  }),
};

export const Ready: Story = {
  args: { plan: { ...TYPED, practiceQuestion: true } },
  play: as(async (candidate) => {
    await candidate.agree();
    await candidate.sees('button', 'Start the interview');
  }),
};

/** The interviewer speaks; what is still to come is paler. */
export const Asking: Story = {
  args: { voice: stillVoice(0.5) },
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.is(({ speaking, spokenTo }) => speaking && spokenTo > 0, 'a voice');
  }),
};

/** What is certain can be corrected; the guess follows it. */
export const Listening: Story = {
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.is(({ answer }) => answer?.interim !== '' && answer?.interim !== undefined, 'a guess');
  }),
};

/** The third question, with two behind it. */
export const Later: Story = {
  args: { plan: { ...PLAN, followUps: 0 } },
  play: as(async (candidate) => {
    await candidate.begin();
    for (const number of [2, 3]) {
      await candidate.answer('An answer of a few words.');
      await candidate.is((state) => state.number === number && state.turn === 'listening', `question ${number}`);
    }
  }),
};

export const Practice: Story = {
  args: { plan: { ...TYPED, practiceQuestion: true } },
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.listening();
  }),
};

export const PushToTalk: Story = {
  args: { plan: { ...PLAN, pushToTalk: true } },
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.listening();
  }),
};

/** Nobody presses anything: the pause ends an answer, and the next question is spoken. Vendor and candidate are simulated in this page. */
export const HandsFree: Story = {
  beforeEach: () => answerPermission('granted', () => (candidateVoice = madeVoice()).stream),
  render: () => html`<interview-panel .plan=${HANDS_FREE} .adapters=${{ ...simulatedVendor(), interviewer: scriptedInterviewer({ questions: TALK.map(({ question }) => question) }), store: memorySessionStore() }}></interview-panel>`,
  play: async ({ canvasElement, abortSignal }) => {
    const candidate = new Candidate(elementOf(canvasElement, InterviewPanel));
    await candidate.begin();
    answerAlong(await candidate.session(), (isLoud) => candidateVoice?.sound(isLoud), abortSignal);
    await candidate.is(({ number, answer }) => number === 2 && Boolean(answer?.text || answer?.interim), 'the second answer');
  },
};

/** No microphone, no camera: the same interview in writing. */
export const Typed: Story = {
  args: { plan: TYPED },
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.listening();
    (await candidate.session()).editAnswer('I would measure before I change anything: ');
  }),
};

/** Something was noticed: calm, and with what becomes of it. */
export const Noticed: Story = {
  args: { vision: stillVision('two') },
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.is(({ incidents }) => incidents.length > 0, 'an incident');
  }),
};

/** Asking in return: two wishes, and a field for all else; the clock stands still. */
export const AskSomething: Story = {
  play: as(async (candidate, panel) => {
    await candidate.begin();
    await candidate.listening();
    findWithin(panel.renderRoot, '.ask summary')?.click();
    await candidate.sees('.ask form');
  }),
};

/** The question in other words, without a word of the answer. */
export const Helped: Story = {
  args: { plan: TYPED },
  play: as(async (candidate, panel) => {
    await candidate.begin();
    await candidate.listening();
    await panel.session?.askForHelp({ text: 'What do you mean by that?' });
    await candidate.is(({ help }) => help?.stage === 'done', 'the reply');
  }),
};

/** In practice, what was found in the last answer stands below the next question. */
export const Feedback: Story = {
  args: { plan: { ...TYPED, purpose: 'practice', followUps: 0 } },
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.answer('I would open the developer tools and record what the page does, because a guess costs more than a measurement.');
    await candidate.is(({ number, turn }) => number === 2 && turn === 'listening', 'question 2');
  }),
};

/** Done was pressed, and a recogniser that writes afterwards has still to bring the last words. */
export const Settling: Story = {
  args: { speech: lateRecogniser() },
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.listening();
    await candidate.press('Done');
    await candidate.is(({ settling }) => settling, 'the last words');
  }),
};

/** The recogniser cannot be reached: the answer goes on in writing. */
export const SpeechLost: Story = {
  args: { speech: lostRecogniser() },
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.is(({ answer }) => answer?.mode === 'typed', 'typing');
  }),
};

/** The disk is full: what was said is held in memory, and that is shown. */
export const NotSaved: Story = {
  args: { plan: TYPED, store: fullStore },
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.is(({ saving, turn }) => saving.status === 'failed' && turn === 'listening', 'a failure to save');
  }),
};

/** One tap away at any time: what is watched, what has left the page, what can be taken back. */
export const Watched: Story = {
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.listening();
    await candidate.press('What is watched');
    await candidate.sees('h3', 'What has left this page');
  }),
};

/** Pictures that were kept of what was noticed; the candidate may delete each. One is about to be. */
export const WatchedPictures: Story = {
  args: { vision: stillVision('two'), plan: { ...PLAN, proctoring: { snapshots: {} } } },
  play: as(async (candidate, panel) => {
    await candidate.begin();
    await candidate.is(({ snapshots }) => snapshots.length > 0, 'a picture');
    await candidate.press('What is watched');
    await candidate.sees('.pictures img[src]');
    await candidate.press('Delete');
    findWithin(panel.renderRoot, '.pictures')?.scrollIntoView();
  }),
};

/** A voice and a recogniser elsewhere: to whom, what, and how much of it so far. */
export const WatchedLeaves: Story = {
  args: {
    speech: { ...stillRecogniser({ certain: CERTAIN, guess: '' }), destinations: [{ host: 'api.speech.example', sends: ['sound'] }] },
    voice: { ...stillVoice(1), destinations: [{ host: 'browser', sends: ['questions'] }] },
  },
  play: as(async (candidate, panel) => {
    await candidate.begin();
    await candidate.listening();
    for (let second = 0; second < 41; second += 1) noteDeparture('api.speech.example', new Uint8Array(32_000));
    await candidate.press('What is watched');
    await candidate.sees('.left');
    findWithin(panel.renderRoot, '.left')?.scrollIntoView();
  }),
};

export const Paused: Story = {
  args: { plan: TYPED },
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.listening();
    await candidate.press('Pause');
    await candidate.sees('button', 'Go on');
  }),
};

/** A strict host: what ends or pauses the interview stands open, all else can be unfolded. */
export const PolicyBefore: Story = {
  args: { plan: STRICT },
  play: as(async (candidate) => {
    await candidate.agree();
    await candidate.passCheck();
    await candidate.sees('.policy');
  }),
};

function paste(times: number): void {
  for (let time = 0; time < times; time += 1) document.dispatchEvent(new ClipboardEvent('paste'));
}

/** Of three, the second: said as it was announced. */
export const PolicyWarned: Story = {
  args: { plan: STRICT },
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.listening();
    paste(2);
    await candidate.sees('[part="toast"]');
  }),
};

/** Held by what was announced: why, and one button. */
export const PolicyPaused: Story = {
  args: { plan: STRICT },
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.listening();
    window.dispatchEvent(new Event('beforeprint'));
    await candidate.sees('button', 'Go on');
  }),
};

/** Ended by what was announced: why, and what becomes of the answers. */
export const PolicyEnded: Story = {
  args: { plan: STRICT },
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.listening();
    paste(3);
    await candidate.is(({ phase }) => phase === 'ended', 'the end');
  }),
};

/** The plan asks for full screen, and the candidate is not in it. */
export const LacksFullscreen: Story = {
  args: { plan: { ...PLAN, proctoring: { fullscreen: true } } },
  play: as(async (candidate, panel) => {
    panel.requestFullscreen = () => Promise.reject(new TypeError('Permissions check failed'));
    await candidate.begin();
    await candidate.sees('button', 'Go to full screen');
  }),
};

/** Asked once more before anything ends. */
export const ConfirmEnd: Story = {
  args: { plan: TYPED },
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.listening();
    await candidate.press('Pause');
    await candidate.press('End the interview');
  }),
};

export const Ended: Story = {
  args: { plan: { ...TYPED, questionCount: 1, followUps: 0 } },
  play: as(async (candidate) => {
    await candidate.begin();
    await candidate.answer('The one answer.');
    await candidate.is(({ phase }) => phase === 'ended', 'the end');
  }),
};

/** A plan that cannot be held is refused before anybody is asked anything. */
export const Refused: Story = { args: { plan: { title: 'Nothing to ask' } }, play: as((candidate) => candidate.sees('[role="alert"]')) };

function fullStore(): SessionStore {
  const store = memorySessionStore();
  store.append = () => Promise.reject(new StoreError('quota'));
  return store;
}
