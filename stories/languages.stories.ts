import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { ConsentNotice } from '../components/consent-notice/define.js';
import { DeviceCheck } from '../components/device-check/define.js';
import { InterviewPanel } from '../components/interview-panel/define.js';
import '../components/interview-report/define.js';
import { InterviewSetup } from '../components/interview-setup/define.js';
import { ar } from '../components/languages/ar.js';
import { de } from '../components/languages/de.js';
import { en } from '../components/languages/en.js';
import { es } from '../components/languages/es.js';
import { fr } from '../components/languages/fr.js';
import { pt } from '../components/languages/pt.js';
import { registerLanguage, type Language } from '../components/languages/index.js';
import { VoiceRecorder } from '../components/voice-recorder/define.js';
import { memorySessionStore } from '../src/adapters/memory/index.js';
import type { InterviewPlanInput } from '../src/spec/index.js';
import { answerPermission, drawnCamera, drawnVoice } from './drawn-media.js';
import { Candidate } from './panel-candidate.js';
import { elementOf, press } from './press.js';
import { sampleLog } from './sample-log.js';
import { GOOD_JOB, RESUME } from './sample-resume.js';
import { SPOKEN_IN } from './sample-words.js';
import { stillRecogniser, stillVision, stillVoice } from './still-adapters.js';

const LANGUAGES: Readonly<Record<string, Language>> = { ar, de, en, es, fr, pt };

interface Args {
  /** `lang` of the page around the element. */
  language: keyof typeof LANGUAGES;
}

/** The same elements in the six languages; Arabic, which runs the other way, is what is shown first. */
const meta: Meta<Args> = {
  title: 'Languages',
  args: { language: 'ar' },
  argTypes: { language: { control: 'select', options: Object.keys(LANGUAGES) } },
  parameters: { layout: 'fullscreen' },
  // A story is played when it is drawn: its language is there from the first moment.
  beforeEach: () => {
    for (const language of Object.values(LANGUAGES)) registerLanguage(language);
    return answerPermission('granted');
  },
};
export default meta;

type Story = StoryObj<Args>;

/** A page of the host's in this language. */
const page = (language: string, content: TemplateResult): TemplateResult => html`<main lang=${language} dir=${language === 'ar' ? 'rtl' : 'ltr'} style="padding: 16px">${content}</main>`;

function panelIn(language: string): TemplateResult {
  const { title, questions, certain, guess } = SPOKEN_IN[language] ?? SPOKEN_IN['en']!;
  const plan: InterviewPlanInput = { title, language, questions: questions.map((text) => ({ text })), followUps: 0 };
  const adapters = { speechToText: stillRecogniser({ certain, guess }), textToSpeech: stillVoice(1), vision: stillVision('person'), store: memorySessionStore() };
  return page(language, html`<interview-panel .plan=${plan} .adapters=${adapters}></interview-panel>`);
}

const candidateOf = (canvas: HTMLElement, { language }: Args): Candidate => new Candidate(elementOf(canvas, InterviewPanel), LANGUAGES[language] ?? en);

export const PanelConsent: Story = {
  render: ({ language }) => panelIn(language),
  play: ({ canvasElement }) => candidateOf(canvasElement, { language: 'en' }).sees('consent-notice'),
};

export const PanelReady: Story = {
  render: ({ language }) => panelIn(language),
  play: async ({ canvasElement, args }) => {
    const candidate = candidateOf(canvasElement, args);
    await candidate.agree();
    await candidate.passCheck();
    await candidate.sees('button', (LANGUAGES[args.language] ?? en).panelStart);
  },
};

/** The question and the answer are in the language of the plan, with a Latin name among their words. */
export const PanelListening: Story = {
  render: ({ language }) => panelIn(language),
  play: async ({ canvasElement, args }) => {
    const candidate = candidateOf(canvasElement, args);
    await candidate.begin();
    await candidate.is(({ answer }) => (answer?.interim ?? '') !== '', 'a guess');
  },
};

export const Consent: Story = {
  render: ({ language }) => page(language, html`<consent-notice .purposes=${['interview', 'recording', 'proctoring', 'snapshots']} contact="privacy@example.org"></consent-notice>`),
  play: ({ canvasElement }) => press(canvasElement, ConsentNotice, 'summary'),
};

export const Check: Story = {
  render: ({ language }) => page(language, html`<device-check .cameraStream=${drawnCamera()} .microphoneStream=${drawnVoice()}></device-check>`),
  play: ({ canvasElement }) => elementOf(canvasElement, DeviceCheck).start(),
};

export const Recorder: Story = {
  render: ({ language }) => page(language, html`<voice-recorder .stream=${drawnVoice()}></voice-recorder>`),
  play: async ({ canvasElement }) => {
    const element = elementOf(canvasElement, VoiceRecorder);
    await element.start();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await element.stop();
  },
};

/** Answers in English, in a report that is read in another language: what was said keeps its own direction. */
export const Report: Story = {
  render: ({ language }) => page(language, html`<interview-report .events=${sampleLog({ candidate: { name: 'Ada Muster', email: 'ada@example.org' } })}></interview-report>`),
};

export const CandidateReport: Story = {
  render: ({ language }) => page(language, html`<interview-report view="candidate" .events=${sampleLog()}></interview-report>`),
};

export const Setup: Story = {
  render: ({ language }) => page(language, html`<interview-setup .plan=${{ role: 'Frontend engineer', jobDescription: GOOD_JOB, resume: RESUME, domains: ['web-development'] }}></interview-setup>`),
  play: async ({ canvasElement }) => void (await elementOf(canvasElement, InterviewSetup).updateComplete),
};
