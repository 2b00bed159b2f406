import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { en } from '../../components/internal/strings/en/index.js';
import type { InterviewPanel } from '../../components/interview-panel/interview-panel.js';
import { stillRecogniser, stillVoice } from '../../stories/still-adapters.js';
import { answering, focused, inside, panelWith, shown, SPOKEN, TYPED, until } from '../helpers/panel.js';

/** More stops than any screen has. */
const STOPS = 40;

const at = (): string => {
  const element = focused();
  return element ? shown(element) || element.localName : 'nothing';
};

/** Behind the last stop the Tab key leaves the page for a moment; that is not a lost focus. */
let tabbing = false;

/** Goes on with the Tab key until what has this text, or this selector, has the focus. */
async function tabTo(wanted: string): Promise<void> {
  tabbing = true;
  for (let stop = 0; stop < STOPS; stop++) {
    await sendKeys({ press: 'Tab' });
    if (at() === wanted || (/^[#.a-z]/.test(wanted) && focused()?.matches(wanted))) return void (tabbing = false);
  }
  throw new Error(`The Tab key never comes to ${wanted}; it is at ${at()}.`);
}

async function choose(text: string, key = 'Enter'): Promise<void> {
  await tabTo(text);
  await sendKeys({ press: key });
}

/** The new screen has come, and whoever hears it begins at its heading. */
async function arrives(heading: string): Promise<void> {
  await until(() => at() === heading, `the focus on "${heading}"`);
}

const question = async (panel: InterviewPanel, number: number): Promise<void> => {
  await until(() => panel.session?.state.number === number && panel.session.state.turn === 'listening', `question ${number}`);
  await arrives(panel.session?.state.question?.text ?? '');
};

/** Looks at the focus with every change of the screen; gives the screens on which nothing had it. */
function watchFocus(panel: InterviewPanel): { readonly lost: string[]; stop(): void } {
  const lost: string[] = [];
  let going = true;
  const look = (): void => {
    if (!going) return;
    const { state } = panel.session ?? {};
    if (!focused() && !tabbing) lost.push(`${state?.phase} ${state?.turn}`);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return { lost, stop: () => (going = false) };
}

describe('<interview-panel>, by keyboard', () => {
  it('holds a whole interview by keyboard alone; each screen begins at its heading, and the focus is never lost', async () => {
    const { panel, candidate } = await panelWith({ plan: { ...TYPED, candidateFields: ['name'] } });
    await candidate.sees('button', en.consentAccept);
    await tabTo(en.consentAccept);
    const focus = watchFocus(panel);
    await sendKeys({ press: 'Enter' });
    await arrives(en.panelDetails);
    await tabTo('#name');
    await sendKeys({ type: 'Ada' });
    await sendKeys({ press: 'Enter' });
    await arrives(en.panelReady);
    await choose(en.panelStart, 'Space');
    await question(panel, 1);
    await tabTo('textarea');
    await sendKeys({ type: 'I profile it.' });
    await choose(en.panelDone);
    await question(panel, 2);
    await choose(en.panelSkip);
    await question(panel, 3);
    await choose(en.panelPause);
    await arrives(en.panelPaused);
    await choose(en.panelGoOn);
    await arrives(panel.session?.state.question?.text ?? '');
    await tabTo('textarea');
    await sendKeys({ type: 'Line by line.' });
    await choose(en.panelDone);
    await arrives(en.panelEnded);
    focus.stop();
    expect(focus.lost).to.deep.equal([]);
    expect(panel.session?.state.turns.map(({ answer }) => answer)).to.deep.equal(['I profile it.', undefined, 'Line by line.']);
    expect(panel.session?.state.candidate.name).to.equal('Ada');
  });

  it('goes through the device check by keyboard alone', async () => {
    const { panel, candidate } = await panelWith({ plan: SPOKEN });
    await candidate.sees('button', en.consentAccept);
    await tabTo(en.consentAccept);
    const focus = watchFocus(panel);
    await sendKeys({ press: 'Enter' });
    await arrives(en.checkHeading);
    await choose(en.checkStart);
    await candidate.sees('button:not(:disabled)', en.continue);
    await choose(en.continue);
    await arrives(en.panelReady);
    focus.stop();
    expect(focus.lost).to.deep.equal([]);
  });

  it('takes refused details to the first field that is wrong', async () => {
    const { panel, candidate } = await panelWith({ plan: { ...TYPED, candidateFields: ['name', 'email'] } });
    await candidate.agree();
    await candidate.sees('form');
    inside<HTMLInputElement>(panel, '#name').value = 'Ada';
    inside<HTMLInputElement>(panel, '#email').value = 'ada';
    await choose(en.continue);
    await until(() => focused()?.id === 'email', 'the focus on the field');
    const problem = panel.renderRoot.querySelector(`#${focused()?.getAttribute('aria-describedby')}`);
    expect(shown(problem ?? panel)).to.equal(en.fieldEmailInvalid);
    await sendKeys({ press: 'End' });
    await sendKeys({ type: '@example.com' });
    await sendKeys({ press: 'Enter' });
    await arrives(en.panelReady);
  });

  it('keeps the focus in the panel when what was pressed is gone', async () => {
    const speech = stillRecogniser({ certain: [], guess: 'um' });
    const { panel, candidate } = await panelWith({ plan: SPOKEN, adapters: { speechToText: speech, textToSpeech: stillVoice(0.5) } });
    await candidate.begin();
    const focus = watchFocus(panel);
    await candidate.is(({ turn }) => turn === 'asking', 'a question');
    await arrives(panel.session?.state.question?.text ?? '');
    focus.lost.length = 0;
    await choose(en.panelAnswerNow);
    await candidate.listening();
    await choose(en.panelTypeInstead);
    await until(() => focused()?.localName === 'textarea', 'the focus on the text');
    await sendKeys({ type: 'Typed.' });
    expect(panel.session?.state.answer?.text).to.contain('Typed.');
    await choose(en.panelStartOver);
    await candidate.is(({ answer }) => answer?.attempt === 2, 'a second attempt');
    await until(() => focused(), 'a focus');
    focus.stop();
    expect(focus.lost).to.deep.equal([]);
  });

  it('gives the focus back when a dialog is closed, by its button and by Escape', async () => {
    const { panel } = await answering();
    // The heading of the dialog and the button that opens it have the same words.
    const on = (element: string): boolean => at() === en.panelWatched && panel.shadowRoot?.activeElement?.localName === element;
    for (const close of [() => choose(en.close), () => sendKeys({ press: 'Escape' })]) {
      await choose(en.panelWatched);
      await until(() => on('h2'), 'the beginning of the dialog');
      await close();
      await until(() => on('button'), 'the focus on the button that opened it');
    }
    await choose(en.panelPause);
    await choose(en.panelEnd);
    await arrives(en.panelEndNo);
    await sendKeys({ press: 'Enter' });
    await arrives(en.panelEnd);
  });

  it('keeps the focus in the dialog when a choice is taken back, and one press takes back one', async () => {
    const { panel, session } = await answering({ plan: SPOKEN });
    await choose(en.panelWatched);
    await choose(en.panelStopProctoring);
    await until(() => session.state.consent.proctoring === false, 'the withdrawal');
    await arrives(en.close);
    expect(session.state.consent.recording).to.equal(true);
    await choose(en.panelStopRecording);
    await until(() => session.state.consent.recording === false, 'the withdrawal');
    await arrives(en.close);
    expect(inside(panel, 'dialog').matches(':modal')).to.equal(true);
  });

  it('holds to talk by key, and lets go with the key or with the focus', async () => {
    const { panel, candidate } = await answering({ plan: { ...SPOKEN, pushToTalk: true } });
    const heard = () => panel.renderRoot.querySelector('.recording') !== null;
    await tabTo(en.panelPushToTalk);
    for (const key of ['Space', 'Enter']) {
      await sendKeys({ down: key });
      await until(() => heard() && panel.session?.state.answer?.interim, 'what is heard');
      await sendKeys({ up: key });
      await until(() => !heard(), 'silence');
    }
    await sendKeys({ down: 'Space' });
    await until(heard, 'what is heard');
    await sendKeys({ press: 'Tab' });
    await until(() => !heard(), 'silence');
    await sendKeys({ up: 'Space' });
    await candidate.is(({ answer }) => answer?.text.includes('I measured first.') === true, 'the words');
  });
});
