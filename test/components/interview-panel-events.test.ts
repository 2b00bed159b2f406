import { expect, fixture, html } from '@open-wc/testing';
import * as events from '../../components/events/index.js';
import { en } from '../../components/internal/strings/en/index.js';
import type { InterviewPanel } from '../../components/interview-panel/interview-panel.js';
import { InterviewError, StoreError } from '../../src/errors/index.js';
import { memorySessionStore } from '../../src/adapters/memory/index.js';
import { Candidate } from '../../stories/panel-candidate.js';
import { lostRecogniser, stillRecogniser, stillVision } from '../../stories/still-adapters.js';
import { adaptersFor, answering, inside, panelWith, SPOKEN, TYPED, until } from '../helpers/panel.js';

const TYPES = {
  'interview-phase-change': events.InterviewPhaseChangeEvent,
  'interview-question-start': events.InterviewQuestionStartEvent,
  'interview-transcript-delta': events.InterviewTranscriptDeltaEvent,
  'interview-transcript-end': events.InterviewTranscriptEndEvent,
  'interview-answer-saved': events.InterviewAnswerSavedEvent,
  'interview-evaluation': events.InterviewEvaluationEvent,
  'interview-incident': events.InterviewIncidentEvent,
  'interview-error': events.InterviewErrorEvent,
  'interview-end': events.InterviewEndEvent,
} as const;
type EventType = keyof typeof TYPES;

/** All that the page is told, heard from outside the shadow root that the panel stands in. */
async function heard(setup: Parameters<typeof panelWith>[0] = {}): Promise<{ panel: InterviewPanel; candidate: Candidate; told: Event[] }> {
  const host = await fixture<HTMLElement>(html`<div></div>`);
  const told: Event[] = [];
  for (const type of [...Object.keys(TYPES), 'interview-consent', 'interview-device-check']) host.addEventListener(type, (event) => told.push(event));
  const panel = document.createElement('interview-panel') as InterviewPanel;
  Object.assign(panel, { plan: setup.plan ?? TYPED, adapters: adaptersFor(setup), sessionId: 'told' });
  host.attachShadow({ mode: 'open' }).append(panel);
  return { panel, candidate: new Candidate(panel), told };
}

const of = <Type extends EventType>(told: readonly Event[], type: Type): InstanceType<(typeof TYPES)[Type]>[] =>
  told.filter((event) => event.type === type) as InstanceType<(typeof TYPES)[Type]>[];

describe('<interview-panel>, what it tells the page', () => {
  it('tells of a whole spoken interview with events that are typed, bubble and are composed', async () => {
    const speechToText = stillRecogniser({ certain: ['I measured first.'], guess: 'and then I' });
    const { candidate, told } = await heard({ plan: SPOKEN, adapters: { speechToText, vision: stillVision('two') } });
    await candidate.begin();
    await candidate.is(({ incidents }) => incidents.length > 0, 'an incident');
    for (const number of [1, 2, 3]) {
      await candidate.is((state) => state.number === number && state.answer?.interim === 'and then I', 'words');
      await candidate.press(en.panelDone);
    }
    await until(() => of(told, 'interview-end').length > 0, 'the end');

    for (const [type, EventClass] of Object.entries(TYPES)) {
      if (type === 'interview-error') continue;
      const [first] = told.filter((event) => event.type === type);
      expect(first instanceof EventClass, type).to.equal(true);
      expect([first?.bubbles, first?.composed, first?.cancelable], type).to.deep.equal([true, true, false]);
    }
    const phases = of(told, 'interview-phase-change').filter(({ phase, previous }) => phase !== previous);
    expect(phases.map(({ previous, phase }) => `${previous} ${phase}`)).to.deep.equal(['idle preparing', 'preparing running', 'running ending', 'ending ended']);
    const asked = of(told, 'interview-question-start');
    expect(asked.map(({ number }) => number)).to.deep.equal([1, 2, 3]);
    expect(asked[0]?.question.text).to.equal('How do you find out why a page is slow?');
    const saved = of(told, 'interview-answer-saved');
    expect(saved.map(({ questionId, mode }) => [questionId, mode])).to.deep.equal(asked.map(({ question }) => [question.id, 'speech']));
    const [delta] = of(told, 'interview-transcript-delta').filter(({ text }) => text !== '');
    const [end] = of(told, 'interview-transcript-end');
    expect([delta?.text, end?.text, end?.confidence]).to.deep.equal(['and then I', 'I measured first.', 0.9]);
    expect([delta?.answerId, end?.answerId]).to.deep.equal([saved[0]?.answerId, saved[0]?.answerId]);
    expect(of(told, 'interview-evaluation').map(({ evaluation }) => evaluation.questionId)).to.deep.equal(asked.map(({ question }) => question.id));
    const incidents = of(told, 'interview-incident').filter(({ incident }) => incident.kind === 'multiple-faces');
    expect(incidents.map(({ incident }) => incident.phase)).to.deep.equal(['start', 'end']);
    expect(incidents[0]?.incident.id).to.equal(incidents[1]?.incident.id);
    const [over] = of(told, 'interview-end');
    expect([over?.reason, over?.sessionId]).to.deep.equal(['completed', 'told']);
    expect(told.at(-1) === over, 'the end comes last').to.equal(true);
    expect(of(told, 'interview-error').map(({ error }) => error.code)).to.deep.equal([]);
    // What the parts tell the panel is the panel's own affair.
    expect(told.map(({ type }) => type).filter((type) => !(type in TYPES))).to.deep.equal([]);
  });

  it('tells each failure once, with its code and what to do', async () => {
    const store = Object.assign(memorySessionStore(), { append: () => Promise.reject(new StoreError('quota')) });
    const { candidate, told } = await heard({ plan: SPOKEN, store, adapters: { speechToText: lostRecogniser() } });
    await candidate.begin();
    await candidate.is(({ answer }) => answer?.mode === 'typed', 'typing');
    const errors = of(told, 'interview-error').map(({ error }) => error);
    expect(errors.every((error) => InterviewError.isInstance(error) && error.action !== '')).to.equal(true);
    expect(errors.map(({ code }) => code).sort()).to.deep.equal(['adapter/network', 'store/quota']);
  });

  it('refuses a plan that cannot be held: once to the page, on screen, and it can be tried again', async () => {
    const { panel, candidate, told } = await heard({ plan: { title: 'Nothing to ask' } });
    await candidate.sees('[role="alert"]');
    expect(of(told, 'interview-error').map(({ error }) => error.code)).to.deep.equal(['plan/invalid']);
    panel.plan = TYPED;
    await candidate.press(en.tryAgain);
    await candidate.sees('consent-notice');
  });

  it('tells of a command that was refused, and says so where it is read out', async () => {
    const { panel, candidate, session } = await answering();
    const codes: string[] = [];
    panel.addEventListener('interview-error', ({ error }) => codes.push(error.code));
    await candidate.press(en.panelDone);
    await candidate.sees('[role="alert"]');
    expect([codes, session.state.turn]).to.deep.equal([['answer/invalid'], 'listening']);
    expect(inside(panel, '[role="alert"]').textContent).to.contain('Say or type something');
    session.editAnswer('Something.');
    await candidate.press(en.panelDone);
    await candidate.is(({ number }) => number === 2, 'the next question');
    expect(panel.renderRoot.querySelector('[role="alert"]') === null).to.equal(true);
  });
});
