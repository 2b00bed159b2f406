import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { en } from '../../components/internal/strings/en/index.js';
import type { InterviewPanel } from '../../components/interview-panel/interview-panel.js';
import { PLAN_DEFAULTS } from '../../src/spec/index.js';
import { Candidate } from '../../stories/panel-candidate.js';
import { stillVision, stillVoice } from '../../stories/still-adapters.js';
import { adaptersFor, answering, inside, panelWith, shown, SPOKEN, TYPED, until } from '../helpers/panel.js';

const left = (element: Element): number => element.getBoundingClientRect().left;
/** The live regions of the panel and of its parts, with what they say now. */
function said(panel: InterviewPanel): string[] {
  return [...panel.renderRoot.querySelectorAll('[role="status"], [role="alert"]')].map(shown).filter(Boolean);
}

async function withAttributes(template: ReturnType<typeof html>): Promise<{ panel: InterviewPanel; candidate: Candidate }> {
  const panel = await fixture<InterviewPanel>(template);
  return { panel, candidate: new Candidate(panel) };
}

describe('<interview-panel>', () => {
  it('makes a plan of its attributes', async () => {
    const { candidate } = await withAttributes(html`<interview-panel
      heading="Baker"
      job-role="baker"
      lang="de"
      domains="web-development behavioural"
      questions="4"
      time-limit="90"
      purpose="practice"
      answer-mode="typed"
      candidate-fields="name subject"
      practice
      push-to-talk
      text-only
      extra-time="1.5"
      unwatched
      session-id="mine"
      .adapters=${adaptersFor()}
    ></interview-panel>`);
    const { plan, sessionId } = (await candidate.session()).state;
    const { title, role, language, domains, questionCount, timeLimitMs, purpose, answerMode, candidateFields, practiceQuestion, pushToTalk, accommodations, proctoring } = plan;
    expect({ title, role, language, domains, questionCount, timeLimitMs, purpose, answerMode, candidateFields, practiceQuestion, pushToTalk, proctoring, sessionId }).to.deep.equal({
      title: 'Baker',
      role: 'baker',
      language: 'de',
      domains: ['web-development', 'behavioural'],
      questionCount: 4,
      timeLimitMs: 90_000,
      purpose: 'practice',
      answerMode: 'typed',
      candidateFields: ['name', 'subject'],
      practiceQuestion: true,
      pushToTalk: true,
      proctoring: { ...PLAN_DEFAULTS.proctoring, enabled: false },
      sessionId: 'mine',
    });
    expect([accommodations.textOnly, accommodations.extraTime]).to.deep.equal([true, 1.5]);
  });

  it('takes a plan before its attributes, and shows its title unless it has a heading', async () => {
    const { panel, candidate } = await withAttributes(html`<interview-panel questions="9" purpose="practice" .plan=${TYPED} .adapters=${adaptersFor()}></interview-panel>`);
    const { plan } = (await candidate.session()).state;
    expect([plan.title, plan.purpose, plan.questions.length]).to.deep.equal(['Web developer', 'hiring', 3]);
    await candidate.sees('h1', 'Web developer');
    panel.heading = 'Our interview';
    await candidate.sees('h1', 'Our interview');
  });

  it('refuses a value that does not exist, names those that do, and uses the default', async () => {
    const codes: string[] = [];
    const { panel, candidate } = await withAttributes(html`<interview-panel
      domains="web-development"
      purpose="fun"
      unwatched
      .adapters=${adaptersFor()}
      @interview-error=${({ error }: { error: { code: string } }) => codes.push(error.code)}
    ></interview-panel>`);
    await candidate.sees('[role="alert"]');
    expect((await candidate.session()).state.plan.purpose).to.equal('hiring');
    expect(codes).to.deep.equal(['attribute/invalid']);
    expect(inside(panel, '[role="alert"]').textContent).to.contain('hiring, practice');
  });

  it('says by live regions what is waited for, what was noticed, what failed and that it is over', async () => {
    const { panel, candidate } = await panelWith({ plan: SPOKEN, adapters: { vision: stillVision('two') } });
    expect(said(panel)).to.deep.equal([en.loading]);
    await candidate.begin();
    await candidate.listening();
    const toasts = inside(panel, '.toasts');
    expect([toasts.getAttribute('role'), shown(toasts)]).to.deep.equal(['status', '']);
    await candidate.is(({ incidents }) => incidents.length > 0, 'an incident');
    // The region stood there before, or it would not be read out.
    expect(inside(panel, '.toasts') === toasts).to.equal(true);
    expect(said(panel)).to.deep.equal([`${en['toast multiple-faces']}${en.toastNoted}`]);
    await candidate.press(en.panelPause);
    await candidate.press(en.panelEnd);
    await candidate.press(en.panelEndYes);
    await candidate.is(({ phase }) => phase === 'ended', 'the end');
    expect(said(panel)).to.deep.equal([`${en.panelEnded} ${en.panelEndedText}`]);
  });

  it('says once that little time is left', async () => {
    const { panel } = await answering({ plan: { ...TYPED, timeLimitMs: 20_000 } });
    expect(said(panel)).to.include(en.panelLittleTime);
    expect(inside(panel, 'header .number').textContent).to.match(/0:(20|19) left/);
    const { panel: long } = await answering();
    expect(said(long)).to.deep.equal([]);
  });

  it('captions what is spoken: all of it, what is still to come paler', async () => {
    const { panel, candidate } = await panelWith({ adapters: { textToSpeech: stillVoice(0.5) } });
    await candidate.begin();
    await candidate.is(({ speaking, spokenTo }) => speaking && spokenTo > 0, 'a voice');
    const [question, ahead] = [inside(panel, 'h2.question'), inside(panel, '.ahead')];
    expect(shown(question)).to.equal('How do you find out why a page is slow?');
    expect(shown(question).endsWith(shown(ahead)) && shown(ahead) !== '').to.equal(true);
    expect(getComputedStyle(ahead).color).not.to.equal(getComputedStyle(question).color);
    expect(inside(panel, '[role="img"]').getAttribute('aria-label')).to.equal(en.panelSpeaking);
  });

  it('takes other words, also in the elements inside', async () => {
    const strings = { consentAccept: 'Einverstanden', panelStart: 'Los', panelDone: 'Fertig', panelQuestion: (number: number, total: number) => `Frage ${number}/${total}` };
    const { panel, candidate } = await withAttributes(html`<interview-panel .plan=${TYPED} .strings=${strings} .adapters=${adaptersFor()}></interview-panel>`);
    await candidate.press('Einverstanden');
    await candidate.press('Los');
    await candidate.sees('button', 'Fertig');
    await candidate.sees('p', 'Frage 1/3');
    expect(inside(panel, 'ol').getAttribute('aria-label')).to.equal('Frage 1/3');
  });

  it('follows the reading direction', async () => {
    const { panel } = await answering({ plan: SPOKEN });
    await setViewport({ width: 1200, height: 800 });
    const [question, aside] = [inside(panel, '.question'), inside(panel, 'aside')];
    expect(left(question)).to.be.lessThan(left(aside));
    expect(left(inside(panel, 'button', en.panelSkip))).to.be.lessThan(left(inside(panel, 'button', en.panelDone)));
    panel.dir = 'rtl';
    expect(left(question)).to.be.greaterThan(left(aside));
    expect(left(inside(panel, 'button', en.panelSkip))).to.be.greaterThan(left(inside(panel, 'button', en.panelDone)));
    await setViewport({ width: 800, height: 600 });
  });

  it('fits a screen of 320 px, and what is pressed there is large enough', async () => {
    await setViewport({ width: 320, height: 640 });
    try {
      const long = 'Supercalifragilisticexpialidocious-and-then-some-more-of-it';
      const { panel, candidate } = await panelWith({ plan: { ...SPOKEN, title: long, pushToTalk: true, candidateFields: ['name'] }, adapters: { vision: stillVision('two') } });
      const fits = (what: string): void => {
        expect(document.documentElement.scrollWidth, what).to.be.at.most(320);
        for (const element of panel.renderRoot.querySelectorAll('button, textarea, h1, h2, aside > *')) {
          const { left: from, right: to, height, width } = element.getBoundingClientRect();
          if (width === 0) continue;
          expect(from >= 0 && to <= 320, `${what}: ${shown(element) || element.localName}`).to.equal(true);
          if (element.localName === 'button') expect(height, `${what}: ${shown(element)}`).to.be.at.least(44);
        }
      };
      await candidate.agree();
      await candidate.sees('form');
      fits('details');
      inside<HTMLInputElement>(panel, '#name').value = 'Ada';
      await candidate.press(en.continue);
      await candidate.sees('button', en.checkStart);
      fits('check');
      await candidate.passCheck();
      await candidate.sees('button', en.panelStart);
      fits('ready');
      await candidate.press(en.panelStart);
      await candidate.listening();
      await candidate.is(({ incidents }) => incidents.length > 0, 'an incident');
      fits('interview');
      await candidate.press(en.panelWatched);
      fits('dialog');
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('moves nothing where motion is not wanted', async () => {
    const { panel, candidate } = await panelWith({ adapters: { textToSpeech: stillVoice(0.5) } });
    await candidate.begin();
    await candidate.is(({ speaking }) => speaking, 'a voice');
    const bar = inside(panel, '.pulse i');
    expect(bar.getAnimations()).to.have.length(1);
    await emulateMedia({ reducedMotion: 'reduce' });
    try {
      await until(() => bar.getAnimations().length === 0, 'rest');
    } finally {
      await emulateMedia({ reducedMotion: 'no-preference' });
    }
  });
});
