// What a candidate does with a panel, for stories that show a moment of an interview.
import type { InterviewPanel } from '../components/interview-panel/define.js';
import { en } from '../components/languages/en.js';
import type { InterviewSession } from '../src/session/index.js';
import type { SessionState } from '../src/session/state.js';
import { until } from './until.js';

/** Every element below, shadow roots included. */
function* within(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* within(element.shadowRoot);
  }
}

/** The first that is shown and matches, and has this text where one is given. */
export function findWithin<Found extends Element = HTMLElement>(root: ParentNode, selector: string, text?: string): Found | undefined {
  for (const element of within(root)) {
    if (element.matches(selector) && element.checkVisibility() && (text === undefined || element.textContent?.trim() === text)) return element as Found;
  }
  return undefined;
}

/** The words on the buttons that are pressed. */
export type Labels = Pick<typeof en, 'checkStart' | 'consentAccept' | 'continue' | 'panelDone' | 'panelStart'>;

export class Candidate {
  readonly #panel: InterviewPanel;
  readonly #labels: Labels;

  constructor(panel: InterviewPanel, labels: Labels = en) {
    this.#panel = panel;
    this.#labels = labels;
  }

  get #root(): ParentNode {
    return this.#panel.renderRoot;
  }

  session(): Promise<InterviewSession> {
    return until(() => (this.#panel.session?.state.phase === 'idle' ? undefined : this.#panel.session), 'a session');
  }

  async press(text: string): Promise<void> {
    const button = await until(() => findWithin<HTMLButtonElement>(this.#root, 'button:not(:disabled)', text), `the button "${text}"`);
    button.click();
    await this.#panel.updateComplete;
  }

  async sees(selector: string, text?: string): Promise<void> {
    await until(() => findWithin(this.#root, selector, text), `${selector} ${text ?? ''}`);
  }

  /** Until the session is as told. */
  async is(holds: (state: SessionState) => boolean, what: string): Promise<void> {
    const session = await this.session();
    await until(() => holds(session.state), what);
    await this.#panel.updateComplete;
  }

  async agree(): Promise<void> {
    const { consentAccept } = this.#labels;
    await this.sees('button', consentAccept);
    for (const name of ['recording', 'proctoring', 'snapshots']) findWithin<HTMLInputElement>(this.#root, `input[name="${name}"]`)?.click();
    await this.press(consentAccept);
  }

  async passCheck(): Promise<void> {
    await this.press(this.#labels.checkStart);
    await this.press(this.#labels.continue);
  }

  /** Through everything before the first question, and to the answer. */
  async begin(): Promise<void> {
    await this.session();
    await this.agree();
    if ((await this.session()).state.plan.answerMode === 'speech' || (await this.session()).state.plan.proctoring.enabled) await this.passCheck();
    await this.press(this.#labels.panelStart);
  }

  async listening(): Promise<void> {
    await this.is(({ turn }) => turn === 'listening', 'an answer that is listened to');
  }

  async answer(text: string): Promise<void> {
    await this.listening();
    (await this.session()).editAnswer(text);
    await this.press(this.#labels.panelDone);
  }
}
