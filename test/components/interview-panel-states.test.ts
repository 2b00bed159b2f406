import { expect } from '@open-wc/testing';
import { AdapterError, StoreError, type AdapterReason } from '../../src/errors/index.js';
import { memorySessionStore } from '../../src/adapters/memory/index.js';
import type { SessionStore, TextToSpeech } from '../../src/spec/index.js';
import { en } from '../../components/internal/strings/en/index.js';
import type { InterviewPanel } from '../../components/interview-panel/interview-panel.js';
import { findWithin, type Candidate } from '../../stories/panel-candidate.js';
import { lateRecogniser, lostRecogniser, stillVision, stillVoice } from '../../stories/still-adapters.js';
import { FEEDBACK, HELP, helpful, inside, panelWith, shown, SPOKEN, TYPED, until, type PanelSetup } from '../helpers/panel.js';

type Reach = (candidate: Candidate, panel: InterviewPanel) => Promise<void>;

interface State {
  readonly setup?: PanelSetup;
  readonly reach: Reach;
  /** What must be on screen, so that it is the state that is meant. */
  readonly shows: string;
}

const fullStore = (): SessionStore => Object.assign(memorySessionStore(), { append: () => Promise.reject(new StoreError('quota')) });
const hangingStore = (): SessionStore => Object.assign(memorySessionStore(), { open: () => new Promise<void>(() => undefined) });
const silentVoice = (reason: AdapterReason = 'unsupported'): TextToSpeech => ({
  ...stillVoice(1),
  async *speak() {
    throw new AdapterError('still-voice', reason, 'it does not speak');
  },
});

const firstAnswer: Reach = async (candidate) => {
  await candidate.begin();
  await candidate.listening();
};

const HELD: PanelSetup = { plan: { ...SPOKEN, answerMode: 'typed', proctoring: { policy: { print: { action: 'pause' }, paste: { action: 'end', after: 3 } } } } };

const STATES: Readonly<Record<string, State>> = {
  'what follows, said before': {
    setup: HELD,
    reach: async (candidate) => {
      await candidate.agree();
      await candidate.passCheck();
      await candidate.sees('.policy');
    },
    shows: en.policyPause,
  },
  'held by the policy': {
    setup: HELD,
    reach: async (candidate, panel) => {
      await firstAnswer(candidate, panel);
      window.dispatchEvent(new Event('beforeprint'));
      await candidate.sees('button', en.panelGoOn);
    },
    shows: en['policy print'],
  },
  loading: { setup: { store: hangingStore() }, reach: () => Promise.resolve(), shows: en.loading },
  consent: { setup: { plan: SPOKEN }, reach: (candidate) => candidate.sees('consent-notice'), shows: en.consentAi },
  details: {
    setup: { plan: { ...TYPED, candidateFields: ['name', 'email', 'subject'] } },
    reach: async (candidate) => {
      await candidate.agree();
      await candidate.sees('form');
    },
    shows: en.panelDetails,
  },
  'details that were refused': {
    setup: { plan: { ...TYPED, candidateFields: ['name', 'email', 'subject'] } },
    reach: async (candidate, panel) => {
      await candidate.agree();
      await candidate.sees('form');
      inside<HTMLInputElement>(panel, '#email').value = 'not an address';
      await candidate.press(en.continue);
      await candidate.sees('small');
    },
    shows: en.fieldEmailInvalid,
  },
  check: {
    setup: { plan: SPOKEN },
    reach: async (candidate) => {
      await candidate.agree();
      await candidate.sees('button', en.checkStart);
    },
    shows: en.checkHeading,
  },
  ready: {
    setup: { plan: { ...TYPED, practiceQuestion: true } },
    reach: async (candidate) => {
      await candidate.agree();
      await candidate.sees('button', en.panelStart);
    },
    shows: en.panelReadyPractice,
  },
  asking: {
    setup: { adapters: { textToSpeech: stillVoice(0.5) } },
    reach: async (candidate) => {
      await candidate.begin();
      await candidate.is(({ speaking, spokenTo }) => speaking && spokenTo > 0, 'a voice');
    },
    shows: en.panelWaiting,
  },
  'listening to speech': {
    setup: { plan: SPOKEN },
    reach: async (candidate) => {
      await candidate.begin();
      await candidate.is(({ answer }) => answer?.interim === 'and then I', 'a guess');
    },
    shows: 'and then I',
  },
  'waiting for the last words': {
    setup: { plan: SPOKEN, adapters: { speechToText: lateRecogniser() } },
    reach: async (candidate) => {
      await candidate.begin();
      await candidate.listening();
      await candidate.press(en.panelDone);
      await candidate.is(({ settling }) => settling, 'the last words');
    },
    shows: en.panelSettling,
  },
  typed: { reach: firstAnswer, shows: en.panelTyping },
  'asking in return': {
    reach: async (candidate, panel) => {
      await firstAnswer(candidate, panel);
      inside(panel, '.ask summary').click();
      await candidate.sees('.ask form');
    },
    shows: en.panelAskText,
  },
  'what was asked, answered': {
    setup: { adapters: { interviewer: helpful() } },
    reach: async (candidate, panel) => {
      await firstAnswer(candidate, panel);
      await panel.session?.askForHelp({ text: 'What is slow?' });
      await candidate.is(({ help }) => help?.stage === 'done', 'the reply');
    },
    shows: HELP.text,
  },
  'feedback on the last answer': {
    setup: { adapters: { interviewer: helpful() } },
    reach: async (candidate, panel) => {
      await firstAnswer(candidate, panel);
      await candidate.answer('A few words.');
      await candidate.is(({ number, turn }) => number === 2 && turn === 'listening', 'question 2');
    },
    shows: FEEDBACK,
  },
  'push-to-talk, at rest': { setup: { plan: { ...SPOKEN, pushToTalk: true } }, reach: firstAnswer, shows: en.panelTalk },
  'push-to-talk, held': {
    setup: { plan: { ...SPOKEN, pushToTalk: true } },
    reach: async (candidate, panel) => {
      await firstAnswer(candidate, panel);
      inside(panel, 'button', en.panelPushToTalk).dispatchEvent(new PointerEvent('pointerdown'));
      await candidate.is(({ answer }) => answer?.interim === 'and then I', 'a guess');
    },
    shows: en.panelTalking,
  },
  noticed: {
    setup: { plan: SPOKEN, adapters: { vision: stillVision('two') } },
    reach: async (candidate) => {
      await candidate.begin();
      await candidate.is(({ incidents }) => incidents.length > 0, 'an incident');
    },
    shows: en['toast multiple-faces'],
  },
  'speech that was lost': {
    setup: { plan: SPOKEN, adapters: { speechToText: lostRecogniser() } },
    reach: async (candidate) => {
      await candidate.begin();
      await candidate.is(({ answer }) => answer?.mode === 'typed', 'typing');
    },
    shows: en.panelSpeechLost,
  },
  'a question that is not read out': { setup: { adapters: { textToSpeech: silentVoice() } }, reach: firstAnswer, shows: en.panelNotReadOut },
  'a question in a language that no voice here speaks': { setup: { adapters: { textToSpeech: silentVoice('language') } }, reach: firstAnswer, shows: en.panelNoVoice },
  'not saved': {
    setup: { store: fullStore() },
    reach: async (candidate) => {
      await candidate.begin();
      await candidate.is(({ saving, turn }) => saving.status === 'failed' && turn === 'listening', 'a failure to save');
    },
    shows: en.statusSaveFailed,
  },
  'what is watched': {
    setup: { plan: SPOKEN },
    reach: async (candidate, panel) => {
      await firstAnswer(candidate, panel);
      await candidate.press(en.panelWatched);
    },
    shows: en.panelChoices,
  },
  paused: {
    reach: async (candidate, panel) => {
      await firstAnswer(candidate, panel);
      await candidate.press(en.panelPause);
      await candidate.sees('button', en.panelGoOn);
    },
    shows: en.panelPausedText,
  },
  'the end, asked once more': {
    reach: async (candidate, panel) => {
      await firstAnswer(candidate, panel);
      await candidate.press(en.panelPause);
      await candidate.press(en.panelEnd);
    },
    shows: en.panelEndSure,
  },
  ended: {
    reach: async (candidate, panel) => {
      await firstAnswer(candidate, panel);
      await candidate.press(en.panelPause);
      await candidate.press(en.panelEnd);
      await candidate.press(en.panelEndYes);
      await candidate.is(({ phase }) => phase === 'ended', 'the end');
    },
    shows: en.panelEnded,
  },
  'a plan that was refused': { setup: { plan: { title: 'Nothing to ask' } }, reach: (candidate) => candidate.sees('[role="alert"]'), shows: en.panelFailed },
};

describe('<interview-panel>, every state', () => {
  for (const [name, { setup, reach, shows }] of Object.entries(STATES)) {
    it(`is accessible: ${name}`, async () => {
      const { panel, candidate } = await panelWith(setup);
      await reach(candidate, panel);
      await until(() => findWithin(panel.renderRoot, '*', shows) ?? shown(inside(panel, '[part="base"]')).includes(shows), shows);
      await expect(panel).to.be.accessible();
    });
  }
});
