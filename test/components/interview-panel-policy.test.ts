import { expect } from '@open-wc/testing';
import { en } from '../../components/internal/strings/en/index.js';
import { sha256Hex } from '../../src/utils/sha256.js';
import type { ConsentNotice } from '../../components/consent-notice/consent-notice.js';
import { FullscreenError } from '../../src/errors/index.js';
import type { InterviewPlanInput } from '../../src/spec/index.js';
import { findWithin } from '../../stories/panel-candidate.js';
import { answering, inside, panelWith, shown, SPOKEN, TYPED, until } from '../helpers/panel.js';

const STRICT: InterviewPlanInput = {
  ...SPOKEN,
  answerMode: 'typed',
  proctoring: { policy: { paste: { action: 'end', after: 3 }, 'tab-hidden': { action: 'pause' }, print: { action: 'pause' }, copy: { action: 'warn' }, 'gaze-away': { action: 'ignore' } } },
};
const paste = (): boolean => document.dispatchEvent(new ClipboardEvent('paste'));

describe('<interview-panel> and the host\'s policy', () => {
  it('says in the notice what follows, and hashes these words', async () => {
    const { panel, candidate } = await panelWith({ plan: STRICT });
    await candidate.sees('consent-notice');
    const notice = inside<ConsentNotice>(panel, 'consent-notice');
    await notice.updateComplete;
    const words = notice.noticeText('proctoring');
    expect(words).to.contain(`${en.policyEnd(3)}\n${en['policy paste']}.\n${en.policyPause}\n${en['policy tab-hidden']}. ${en['policy print']}.`);
    expect(words).not.to.contain(en['policy gaze-away']);
    expect(notice.noticeText('interview')).not.to.contain(en.policyPause);
    await candidate.agree();
    await candidate.is(({ consent }) => consent.proctoring === true, 'consent');
    const given = (await candidate.session()).events.find((event) => event.type === 'consent-given');
    const hash = given?.type === 'consent-given' && given.data?.purposes.find(({ purpose }) => purpose === 'proctoring')?.hash;
    expect(hash).to.equal(sha256Hex(words));
  });

  it('says it again before the interview begins: what stops it in the open, the rest folded', async () => {
    const { panel, candidate } = await panelWith({ plan: STRICT });
    await candidate.agree();
    await candidate.passCheck();
    await candidate.sees('.policy');
    const grave = [...inside(panel, '.policy').querySelectorAll('.grave')].map(shown);
    expect(grave).to.deep.equal([`${en.policyEnd(3)} ${en['policy paste']}`, `${en.policyPause} ${en['policy tab-hidden']}${en['policy print']}`]);
    const folded = [...inside(panel, '.policy').querySelectorAll('details')];
    expect(folded.map(({ open }) => open)).to.deep.equal([false, false]);
    expect(folded.map(shown).join()).to.contain(en['policy copy']).and.not.to.contain(en['policy gaze-away']);
  });

  it('says nothing of it where nothing is watched', async () => {
    const { panel, candidate } = await panelWith({ plan: TYPED });
    await candidate.agree();
    await candidate.sees('button', en.panelStart);
    expect(findWithin(panel.renderRoot, '.policy')).to.equal(undefined);
  });

  it('tells of what is told, and for how often it counts; and not of what is only noted', async () => {
    const { panel, candidate, session } = await answering({ plan: STRICT });
    document.dispatchEvent(new MouseEvent('contextmenu'));
    await candidate.is(() => session.events.some(({ type }) => type === 'incident-ended'), 'a note');
    expect(findWithin(panel.renderRoot, '[part="toast"]')).to.equal(undefined);
    document.dispatchEvent(new ClipboardEvent('copy'));
    paste();
    paste();
    await candidate.is(({ steps }) => steps.length === 2, 'two warnings');
    const toasts = [...inside(panel, '.toasts').querySelectorAll('[part="toast"]')].map(shown);
    expect(toasts).to.deep.equal([`${en['kind copy']}${en.toastNoted}`, `${en['kind paste']}This is the 2nd of 3. With the 3rd, the interview ends.`]);
    paste();
    await candidate.is(({ phase }) => phase === 'ended', 'the end');
    expect(shown(inside(panel, 'main'))).to.contain(en.policyEndedText(en['policy paste']));
  });

  it('is held by what was said to hold it, says why, and goes on', async () => {
    const { panel, candidate, session } = await answering({ plan: STRICT });
    const { question } = session.state;
    window.dispatchEvent(new Event('beforeprint'));
    await candidate.sees('button', en.panelGoOn);
    expect(shown(inside(panel, 'main'))).to.contain(en.policyPausedText(en['policy print']));
    await candidate.press(en.panelGoOn);
    await candidate.is(({ phase, turn }) => phase === 'running' && turn === 'listening', 'the same question');
    expect(session.state.question?.id).to.equal(question?.id);
  });

  it('offers full screen where the plan asks for it and it is not there, and only then', async () => {
    const { panel, session, candidate } = await answering({ plan: { ...STRICT, proctoring: { fullscreen: true } } });
    const asks = inside(panel, '.toasts');
    expect(shown(asks)).to.contain(en.fullscreenWanted).and.to.contain(en.fullscreenEnter);
    await candidate.is(() => session.events.some((event) => event.type === 'error-occurred' && event.data?.code === 'fullscreen/refused'), 'why');
    await until(() => shown(asks).includes(new FullscreenError('refused').message), 'why, in the same place');
    expect(panel.renderRoot.querySelector('main > .note')).to.equal(null);
    expect(session.events.some(({ type }) => type === 'policy-applied')).to.equal(false);
    const without = await answering({ plan: STRICT });
    expect(findWithin(without.panel.renderRoot, 'button', en.fullscreenEnter)).to.equal(undefined);
  });
});
