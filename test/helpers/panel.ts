// A panel on the page of a browser test, on adapters that stand still where a test wants to look.
import { fixture, html, waitUntil } from '@open-wc/testing';
import '../../components/interview-panel/define.js';
import type { InterviewAdapters } from '../../components/internal/embedded-defaults.js';
import type { InterviewPanel } from '../../components/interview-panel/interview-panel.js';
import { memorySessionStore } from '../../src/adapters/memory/index.js';
import type { InterviewSession } from '../../src/session/index.js';
import type { HelpReply, Interviewer, InterviewPlanInput, SessionStore } from '../../src/spec/index.js';
import { scriptedInterviewer } from '../../src/testing/index.js';
import { setDefaultAssetsUrl } from '../../src/utils/assets-url.js';
import { Candidate, findWithin } from '../../stories/panel-candidate.js';
import { stillRecogniser, stillVision, stillVoice } from '../../stories/still-adapters.js';

setDefaultAssetsUrl('/dist/cdn/assets/');
// Which window of the machine is in front while the tests run says nothing about them.
Object.defineProperty(document, 'hasFocus', { configurable: true, value: () => true });

const QUESTIONS = ['How do you find out why a page is slow?', 'What did you learn from a mistake?', 'How do you review code?'];

/** Spoken, watched, recorded. */
export const SPOKEN: InterviewPlanInput = { title: 'Web developer', questions: QUESTIONS.map((text) => ({ text })) };
/** Written, unwatched: straight from consent to the first question. */
export const TYPED: InterviewPlanInput = { ...SPOKEN, answerMode: 'typed', proctoring: { enabled: false } };

export const HELP: HelpReply = { kind: 'clarify', text: 'How do you learn what makes a page slow?', source: 'rule' };
export const FEEDBACK = 'One of two points came through.';

/** Helps, and says something about every answer. */
export function helpful(): Interviewer {
  const base = scriptedInterviewer({ questions: QUESTIONS });
  return {
    ...base,
    help: () => Promise.resolve(HELP),
    evaluate: async (context, turn, call) => ({ ...(await base.evaluate(context, turn, call)), feedback: FEEDBACK }),
  };
}

export interface PanelSetup {
  readonly plan?: InterviewPlanInput;
  readonly adapters?: Partial<InterviewAdapters>;
  readonly store?: SessionStore;
  readonly sessionId?: string;
}

export function adaptersFor({ adapters, store }: PanelSetup = {}): Partial<InterviewAdapters> {
  return {
    store: store ?? memorySessionStore(),
    interviewer: scriptedInterviewer({ questions: QUESTIONS }),
    speechToText: stillRecogniser({ certain: ['I measured first.'], guess: 'and then I' }),
    textToSpeech: stillVoice(1),
    vision: stillVision('person'),
    ...adapters,
  };
}

/** A panel that is on the page, with somebody to use it. */
export async function panelWith(setup: PanelSetup = {}): Promise<{ panel: InterviewPanel; candidate: Candidate }> {
  const { plan = TYPED, sessionId } = setup;
  const panel = await fixture<InterviewPanel>(
    html`<interview-panel .plan=${plan} .adapters=${adaptersFor(setup)} .sessionId=${sessionId}></interview-panel>`,
  );
  return { panel, candidate: new Candidate(panel) };
}

/** A panel at its first answer. */
export async function answering(setup: PanelSetup = {}): Promise<{ panel: InterviewPanel; candidate: Candidate; session: InterviewSession }> {
  const { panel, candidate } = await panelWith(setup);
  await candidate.begin();
  await candidate.listening();
  return { panel, candidate, session: await candidate.session() };
}

export function inside<Found extends Element = HTMLElement>(panel: InterviewPanel, selector: string, text?: string): Found {
  const found = findWithin<Found>(panel.renderRoot, selector, text);
  if (!found) throw new Error(`There is no ${selector} ${text ?? ''}.`);
  return found;
}

/** What has the focus, through all shadow roots; undefined where it is nothing but the page. */
export function focused(root: DocumentOrShadowRoot = document): Element | undefined {
  const active = root.activeElement;
  if (!active || active === document.body) return undefined;
  return (active.shadowRoot && focused(active.shadowRoot)) ?? active;
}

/** Waits for something; longer than the default of the helper, for a busy machine. */
export function until(holds: () => unknown, what: string): Promise<void> {
  return waitUntil(() => Boolean(holds()), `this never came: ${what}`, { timeout: 10_000, interval: 20 });
}

/** The text that is shown, without needless space. */
export const shown = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
