import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { InterviewErrorEvent } from '../../components/events/interview-error.js';
import type { InterviewReviewEvent } from '../../components/events/interview-review.js';
import type { InterviewReport } from '../../components/interview-report/define.js';
import { memorySessionStore } from '../../src/adapters/memory/index.js';
import { integrityScore } from '../../src/proctoring/integrity-score.js';
import { buildReport, eraseData, openReview, verifyLog } from '../../src/record/index.js';
import { REVIEW_LIMITS, type LogEvent, type SessionStore } from '../../src/spec/index.js';
import { faultySessionStore, StoreFaults } from '../../src/testing/index.js';
import { sampleLog } from '../../stories/sample-log.js';
import { APPEAL, OPEN_APPEAL, OVERRIDE, REVIEW, withReview } from '../../stories/sample-review.js';
import { part, showReport, unfold, words } from '../helpers/report.js';

const SESSION = 'sample-2026-11-14';
const log = sampleLog();
type View = 'reader' | 'candidate' | 'reviewer';

async function show(view: View, events: readonly LogEvent[] = log): Promise<InterviewReport> {
  const element = await showReport(events, { view, reviewer: 'R. Meyer' });
  await element.updateComplete;
  return element;
}

async function showStored(view: View, store: SessionStore): Promise<InterviewReport> {
  const element = await fixture<InterviewReport>(html`<interview-report .store=${store} session-id=${SESSION} view=${view} reviewer="R. Meyer"></interview-report>`);
  await waitUntil(() => element.renderRoot.querySelector('.opener'), 'the forms are there');
  return element;
}

async function stored(faults = new StoreFaults(), events = log): Promise<{ store: SessionStore; faults: StoreFaults }> {
  const store = memorySessionStore();
  await store.append(SESSION, events, { durability: 'strict' });
  return { store: faultySessionStore(store, faults), faults };
}

function opener(element: InterviewReport, label: string): HTMLButtonElement {
  const found = [...element.renderRoot.querySelectorAll<HTMLButtonElement>('.opener')].find((button) => button.ariaLabel === label);
  if (!found) throw new Error(`There is no button "${label}".`);
  for (let fold = found.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
  return found;
}

const labels = (element: InterviewReport): (string | null)[] => [...element.renderRoot.querySelectorAll('.opener')].map((button) => button.ariaLabel);
const form = (element: InterviewReport): HTMLFormElement => element.renderRoot.querySelector('form')!;
const focused = (element: InterviewReport): Element | null => element.shadowRoot!.activeElement;
/** What a screen reader is told. */
const said = (element: InterviewReport): string => words([...element.renderRoot.children].find(({ role }) => role === 'status'));
const card = (element: InterviewReport, index: number): Element => part(element, 'questions').querySelectorAll('[part="question"]')[index]!;

async function open(element: InterviewReport, label: string): Promise<HTMLFormElement> {
  opener(element, label).click();
  await waitUntil(() => form(element)?.contains(focused(element)), 'the form has the focus');
  return form(element);
}

function write(within: HTMLFormElement, text: string): void {
  const field = within.querySelector('textarea')!;
  field.value = text;
  field.dispatchEvent(new Event('input'));
}

function choose(within: HTMLFormElement, value: string): void {
  within.querySelector<HTMLInputElement>(`input[value="${value}"]`)!.click();
}

async function send(element: InterviewReport, within: HTMLFormElement): Promise<InterviewReviewEvent> {
  const told = oneEvent(element, 'interview-review') as Promise<Event> as Promise<InterviewReviewEvent>;
  within.requestSubmit();
  const event = await told;
  await waitUntil(() => !within.isConnected, 'the form is gone');
  return event;
}

describe('interview-report, reviewed', () => {
  describe('what people added', () => {
    let element: InterviewReport;
    beforeEach(async () => (element = await show('reader', withReview(log))));

    it('is accessible, also with everything unfolded', async () => {
      await unfold(element);
      await expect(element).to.be.accessible();
    });

    it('shows both scores, each with its name, and says that they are computed alike', () => {
      const { technical, review } = buildReport(withReview(log), { integrity: integrityScore });
      const rows = [...part(element, 'answers').querySelectorAll('.figures > div')].map(words);
      expect(rows).to.have.length(2);
      expect(rows[0]).to.match(/^As judged 4\.\d of 5$/);
      expect(rows[1]).to.match(/^As reviewed by a person 4\.\d of 5$/);
      expect(technical.overall).not.to.equal(review?.technical.overall);
      expect(words(part(element, 'answers'))).to.contain('Both by the same rule').and.to.contain('As reviewed: 3.0');
    });

    it('shows both integrity figures where something was harmless, apart from the scores', () => {
      const { integrity, review } = buildReport(withReview(log), { integrity: integrityScore });
      const rows = [...part(element, 'conditions').querySelectorAll('.figures > div')].map(words);
      expect(rows).to.deep.equal([`As noticed ${integrity.score} of 100`, `As reviewed by a person ${review?.integrity.score} of 100`]);
      expect(words(part(element, 'answers'))).not.to.contain(String(review?.integrity.score));
    });

    it('leaves the judged level where it is, with the other beside it: who, when and why, also what was taken back', () => {
      const second = words(card(element, 2));
      expect(second).to.contain('Shows it by example: level 2').and.to.contain('Changed to level 4 R. Meyer Nov 15, 2026').and.to.contain('the rule did not take it for one.');
      const first = words(card(element, 1));
      expect(first).to.contain('Covers what matters: level 5').and.to.contain('Taken back K. Ito').and.to.contain('I had missed it.');
      expect(card(element, 1).querySelector('s')?.textContent).to.equal('Changed to level 4');
      const chip = [...part(element, 'answers').querySelectorAll<HTMLButtonElement>('.level')].map(({ title }) => title);
      expect(chip.filter((title) => title.includes('as reviewed'))).to.deep.equal(['Question 2: level 2, as reviewed level 4']);
    });

    it('shows the newest verdict with those before it, and appeals with what came of them', () => {
      const added = [...part(element, 'incidents').querySelectorAll('.entries')].map(words);
      expect(added).to.have.length(1);
      expect(added[0]).to.match(/^Verdict: unclear K\. Ito .+ Verdict: harmless R\. Meyer .+ nothing is said\.$/);
      expect(words(card(element, 2))).to.match(/Appeal Candidate .+ Upheld R\. Meyer .+ I have changed the level\.$/);
      expect(words(part(element, 'people'))).to.contain('We will ask about flaky tests');
    });

    it('offers nothing to a reader', () => {
      expect(labels(element)).to.deep.equal([]);
      expect(element.renderRoot.querySelectorAll('form')).to.have.length(0);
    });
  });

  it('is as it was where nobody added anything', async () => {
    const element = await show('reader');
    expect(element.renderRoot.querySelector('.figures, .entry, [part="people"], [part="waiting"]')).to.equal(null);
  });

  it('shows what was erased as erased', async () => {
    const element = await show('reader', eraseData(withReview(log), ({ type }) => type.startsWith('review-')));
    await expect(element).to.be.accessible();
    expect(words(part(element, 'people'))).to.contain(`${REVIEW.length} entries were erased.`);
    const questions = eraseData(withReview(log), ({ type }) => type === 'question-asked');
    expect(words(part(await show('reader', questions), 'people'))).to.contain('About something that was erased').and.to.contain('The fire alarm');
  });

  it('shows what was recognised and what was submitted, in both views', async () => {
    for (const view of ['candidate', 'reviewer'] as const) {
      const text = words(card(await show(view), 1));
      expect(text, view).to.contain('The row component showed up in every commit').and.to.contain('The road component showed up in every comet');
    }
  });

  describe('as a reviewer', () => {
    it('is accessible with every form open', async () => {
      const element = await show('reviewer', withReview(log, [...REVIEW, OPEN_APPEAL]));
      await expect(element).to.be.accessible();
      for (const label of ['Change level: Shows it by example', 'Take back the changed level: Shows it by example', 'Change the verdict: More than one face', 'Comment: the whole interview', 'Answer the appeal: More than one face']) {
        opener(element, label).click();
        await element.updateComplete;
      }
      expect(element.renderRoot.querySelectorAll('form')).to.have.length(5);
      element.renderRoot.querySelectorAll('form').forEach((each) => each.requestSubmit());
      await element.updateComplete;
      expect(element.renderRoot.querySelectorAll('.problem').length).to.be.at.least(6);
      await expect(element).to.be.accessible();
    });

    it('offers a level for every criterion of every answer, and for nothing that was not answered or is practice', async () => {
      const element = await show('reviewer');
      const per = [...part(element, 'questions').querySelectorAll('[part="question"]')].map((each) => each.querySelectorAll('.scores .opener').length);
      expect(per).to.deep.equal([0, 2, 2, 2, 0, 2]);
      expect(labels(element).filter((label) => label?.startsWith('Give a verdict'))).to.have.length(4);
      expect(labels(element).some((label) => label?.startsWith('Appeal'))).to.equal(false);
    });

    it('offers no level for an answer that was erased: nobody can read what they would judge', async () => {
      const element = await show('reviewer', eraseData(log, ({ type }) => type === 'answer-submitted'));
      expect(words(card(element, 1))).to.contain('Covers what matters: level 5').and.to.contain('What stood here was erased.');
      expect(element.renderRoot.querySelectorAll('.scores .opener')).to.have.length(0);
    });

    it('lets a person judge an answer that nobody has judged', async () => {
      const unjudged = log.filter(({ type, data }) => !(type === 'answer-evaluated' && data && 'evaluation' in data && data.evaluation.questionId === 'disagreement'));
      const { EventLog } = await import('../../src/record/event-log.js');
      const again = new EventLog({ sessionId: SESSION, salt: () => 'ab'.repeat(16) });
      for (const { type, data, at, wallTime } of unjudged) again.append({ type, data } as Parameters<typeof again.append>[0], { at, wallTime });
      const element = await show('reviewer', again.events);
      expect(words(card(element, 5))).to.contain('Covers what matters: not judged').and.not.to.contain('Not scored.');
      const [first] = card(element, 5).querySelectorAll<HTMLButtonElement>('.scores .opener');
      first!.click();
      await element.updateComplete;
      choose(form(element), '3');
      write(form(element), 'It says what they did.');
      await send(element, form(element));
      expect(words(card(element, 5))).to.contain('Changed to level 3');
    });

    it('shows what each level means, asks why, and says who will read it', async () => {
      const element = await show('reviewer');
      const opened = await open(element, 'Change level: Shows it by example');
      const choices = [...opened.querySelectorAll('.choice')].map(words);
      expect(choices).to.have.length(6);
      expect(choices[0]).to.equal('Level 5 Supports points with all three kinds, in at least four sentences.');
      expect(choices[5]).to.contain('No evidence');
      expect(words(opened)).to.contain('The candidate can read all of this. It is written down as by R. Meyer.');
      expect(opened.querySelector('small[lang]')?.getAttribute('lang')).to.equal('en');
    });

    it('takes the anchors of a rubric of the host', async () => {
      const levels = [1, 5].map((level) => ({ level, anchor: `Does what ${level} asks for.` }));
      const rubric = { id: 'own', version: '1', criteria: [{ id: 'content', title: 'Finds causes', weight: 1, levels }] };
      const element = await show('reviewer', sampleLog({ plan: { rubric } }));
      const opened = await open(element, 'Change level: Finds causes');
      expect([...opened.querySelectorAll('.choice')].map(words).slice(0, 2)).to.deep.equal(['Level 5 Does what 5 asks for.', 'Level 4']);
    });

    it('refuses an empty reason and no choice, says so at the fields, and goes to the first', async () => {
      const element = await show('reviewer');
      const opened = await open(element, 'Change level: Covers what matters');
      opened.requestSubmit();
      await waitUntil(() => opened.querySelectorAll('.problem').length === 2, 'both are named');
      expect(focused(element) === opened.querySelector('input'), 'it has the focus').to.equal(true);
      choose(opened, '2');
      write(opened, '   ');
      opened.requestSubmit();
      await waitUntil(() => opened.querySelectorAll('.problem').length === 1, 'one is left');
      expect(focused(element) === opened.querySelector('textarea'), 'it has the focus').to.equal(true);
      write(opened, 'x'.repeat(REVIEW_LIMITS.reason + 2));
      opened.requestSubmit();
      await waitUntil(() => words(opened.querySelector('.problem')) === '2 characters too many.', 'it is too long');
    });

    it('adds a level without a store: hands over the event, shows it, and the chain holds', async () => {
      const element = await show('reviewer');
      const opened = await open(element, 'Change level: Covers what matters');
      choose(opened, 'none');
      write(opened, 'Read aloud from a page.');
      const { events, saved, sessionId, bubbles, composed } = await send(element, opened);
      expect([saved, sessionId, bubbles, composed, events.length]).to.deep.equal([false, SESSION, true, true, 1]);
      expect(events[0]!.data).to.deep.include({ questionId: 'slow-list', criterionId: 'content', level: null, reason: 'Read aloud from a page.', reviewer: 'R. Meyer' });
      expect(verifyLog([...log, ...events]).valid).to.equal(true);
      expect(words(card(element, 1))).to.contain('Covers what matters: level 5').and.to.contain('Changed to no evidence');
      expect(JSON.parse(element.recordJson()).length).to.equal(log.length + 1);
      expect(said(element)).to.contain('Added.');
      expect(focused(element)?.getAttribute('aria-label')).to.equal('Change level: Covers what matters');
      element.events = [...log, ...events];
      await element.updateComplete;
      expect(words(card(element, 1))).to.contain('Changed to no evidence');
    });

    it('saves into a store before it says so, takes a level back with a reason, and finds it after a reload', async () => {
      const { store } = await stored();
      const element = await showStored('reviewer', store);
      let opened = await open(element, 'Change level: Covers what matters');
      choose(opened, '3');
      write(opened, 'Half of it.');
      const { saved, events } = await send(element, opened);
      expect(saved).to.equal(true);
      expect((await store.read(SESSION)).at(-1)).to.deep.equal(events[0]);
      expect(said(element)).to.equal('Saved.');
      opened = await open(element, 'Take back the changed level: Covers what matters');
      write(opened, 'I had not read to the end.');
      await send(element, opened);
      const again = await showStored('reviewer', store);
      expect(words(card(again, 1))).to.contain('Taken back').and.to.contain('I had not read to the end.');
      expect(verifyLog(await store.read(SESSION)).valid).to.equal(true);
    });

    it('gives a verdict beside thresholds and evidence', async () => {
      const { store } = await stored();
      const element = await showStored('reviewer', store);
      const opened = await open(element, 'Give a verdict: Head turned away');
      const beside = opened.closest('.behind');
      expect(words(beside)).to.contain('head-turned 1').and.to.contain('Counts beyond 28°').and.to.contain('Head to the side, at most 41°').and.to.contain('90 %');
      choose(opened, 'benign');
      await send(element, opened);
      const [entry] = (await store.read(SESSION)).slice(-1);
      expect(entry!.data).to.deep.include({ incidentId: 'incident-0', verdict: 'benign', reviewer: 'R. Meyer' });
      expect(words(beside?.querySelector('.entries'))).to.contain('Verdict: harmless R. Meyer');
      expect(words(beside?.closest('details')?.querySelector('summary'))).to.contain('Verdict: harmless');
      expect(part(element, 'conditions').querySelectorAll('.figures > div')).to.have.length(2);
    });

    it('leads to the appeal that waits, answers it, and goes to the answer', async () => {
      const element = await show('reviewer', withReview(log, [APPEAL]));
      expect(words(part(element, 'waiting'))).to.contain('1 appeal waits for an answer.');
      part(element, 'waiting').querySelector('button')!.click();
      expect(words(focused(element))).to.contain('I gave an example');
      const opened = await open(element, 'Answer the appeal: question 2');
      choose(opened, 'partly');
      write(opened, 'It is one example, and not of your own.');
      await send(element, opened);
      expect(words(focused(element))).to.match(/^Upheld in part R\. Meyer/);
      expect(element.renderRoot.querySelector('[part="waiting"]')).to.equal(null);
    });

    it('shows what another reviewer added meanwhile', async () => {
      const { store } = await stored();
      const element = await showStored('reviewer', store);
      const other = await openReview({ store, sessionId: SESSION });
      await other.judgeIncident({ incidentId: 'incident-0', verdict: 'confirmed', reviewer: 'K. Ito' });
      const opened = await open(element, 'Comment: the whole interview');
      write(opened, 'Thank you.');
      await send(element, opened);
      expect(words(part(element, 'incidents'))).to.contain('Verdict: confirmed K. Ito');
      expect(words(part(element, 'people'))).to.contain('Comment R. Meyer').and.to.contain('Thank you.');
    });

    it('is told that it cannot add anything without a name, or before the end', async () => {
      const nameless = await fixture<InterviewReport>(html`<interview-report .events=${log} view="reviewer" reviewer="  "></interview-report>`);
      await nameless.updateComplete;
      await expect(nameless).to.be.accessible();
      expect(words(part(nameless, 'closed'))).to.contain('Nobody is named as the reviewer');
      expect(labels(nameless)).to.deep.equal([]);
      const unfinished = await show('reviewer', sampleLog({ ended: false }));
      expect(words(part(unfinished, 'closed'))).to.contain('once the interview has ended');
      expect(labels(unfinished)).to.deep.equal([]);
    });
  });

  describe('as the candidate', () => {
    it('reads the same facts in plainer words, and is accessible with every form open', async () => {
      const element = await show('candidate', withReview(log));
      await expect(element).to.be.accessible();
      expect(words(part(element, 'head'))).to.contain('Your interview of November 14, 2026');
      expect(words(part(element, 'answers'))).to.contain('Your answers').and.to.contain('After a person looked again');
      expect(words(part(element, 'conditions'))).to.contain('never part of your score').and.to.contain('worth a look Head turned away').and.to.contain('does not count against you');
      expect(words(part(element, 'incidents'))).to.contain('Counts beyond 28°');
      expect(words(card(element, 2))).to.contain('Found in your answer').and.to.contain('Shows it by example: level 2').and.to.contain('Changed to level 4 R. Meyer');
      expect(words(part(element, 'waiting'))).to.contain('Your appeal was answered.');
      const figures = (view: InterviewReport): string[] => [...view.renderRoot.querySelectorAll('.figure')].map(words);
      expect(figures(element)).to.deep.equal(figures(await show('reviewer', withReview(log))));
      for (const label of ['Comment: question 1', 'Appeal: question 1', 'Appeal: Head turned away', 'Appeal: the whole interview']) opener(element, label).click();
      await element.updateComplete;
      await expect(element).to.be.accessible();
    });

    it('sees no form of the reviewer', async () => {
      const element = await show('candidate', withReview(log, [...REVIEW, OPEN_APPEAL]));
      expect(labels(element).every((label) => /^(Comment|Appeal): /.test(label ?? ''))).to.equal(true);
    });

    it('appeals, is told what that is, and sees what came of it', async () => {
      const { store } = await stored();
      const element = await showStored('candidate', store);
      const opened = await open(element, 'Appeal: question 2');
      expect(words(opened)).to.contain('An appeal asks a person to look again.').and.to.contain('It never counts against you.');
      write(opened, 'I did give an example.');
      await send(element, opened);
      expect(words(card(element, 2))).to.match(/Appeal You .+ I did give an example\. Not answered yet/);
      const review = await openReview({ store, sessionId: SESSION });
      const { appealId } = review.report.review!.appeals[0]!;
      await review.answerAppeal({ appealId, outcome: 'upheld', text: 'You did.', reviewer: 'R. Meyer' });
      const again = await showStored('candidate', store);
      expect(words(card(again, 2))).to.match(/Upheld R\. Meyer .+ You did\./);
    });

    it('comments on an incident', async () => {
      const element = await show('candidate');
      const opened = await open(element, 'Comment: Left the tab');
      write(opened, 'A window of the system came up.');
      const { events } = await send(element, opened);
      expect(events[0]!.data).to.deep.include({ author: { role: 'candidate' }, about: { type: 'incident', incidentId: 'incident-1' }, text: 'A window of the system came up.' });
      expect(words(part(element, 'incidents'))).to.contain('Comment You');
    });
  });

  describe('a store that fails', () => {
    it('is told in the form and to the page; nothing is shown as saved, nothing typed is lost, and trying again adds it once', async () => {
      const { store, faults } = await stored();
      const element = await showStored('candidate', store);
      const opened = await open(element, 'Comment: question 1');
      write(opened, 'The phone rang.');
      faults.fail('append', { reason: 'quota' });
      const told = oneEvent(element, 'interview-error') as Promise<Event> as Promise<InterviewErrorEvent>;
      opened.requestSubmit();
      expect((await told).error.code).to.equal('store/quota');
      await waitUntil(() => opened.querySelector('[role="alert"]'), 'it is told');
      await expect(element).to.be.accessible();
      expect(words(opened.querySelector('[role="alert"]'))).to.contain('This was not saved. What you wrote is still here.').and.to.contain('The browser storage is full.');
      expect(opened.querySelector('textarea')!.value).to.equal('The phone rang.');
      expect(element.renderRoot.querySelector('.entry')).to.equal(null);
      expect(await store.read(SESSION)).to.deep.equal(log);
      faults.fail('append', { reason: 'lost', afterwards: true });
      opened.requestSubmit();
      await waitUntil(() => words(opened.querySelector('[role="alert"]')).includes('lost'), 'the confirmation was lost');
      await send(element, opened);
      expect((await store.read(SESSION)).length).to.equal(log.length + 1);
      expect(element.renderRoot.querySelectorAll('.entry')).to.have.length(1);
    });

    it('keeps the focus, and takes no second press while it saves', async () => {
      const { store, faults } = await stored();
      const element = await showStored('candidate', store);
      const opened = await open(element, 'Comment: question 1');
      write(opened, 'The phone rang.');
      let told = 0;
      element.addEventListener('interview-review', () => (told += 1));
      const release = faults.hang('append');
      const submit = opened.querySelector<HTMLButtonElement>('[type="submit"]')!;
      submit.focus();
      submit.click();
      await waitUntil(() => words(submit) === 'Saving…', 'it saves');
      submit.click();
      expect(focused(element) === submit, 'it has the focus').to.equal(true);
      expect(element.renderRoot.querySelector('.entry')).to.equal(null);
      release();
      await waitUntil(() => !opened.isConnected, 'it is saved');
      await element.updateComplete;
      expect(told).to.equal(1);
      expect((await store.read(SESSION)).length).to.equal(log.length + 1);
    });

    it('finds a record that was changed meanwhile, and writes nothing to it', async () => {
      const inner = memorySessionStore();
      await inner.append(SESSION, log, { durability: 'strict' });
      let forge = false;
      const read: SessionStore['read'] = async (id) =>
        (await inner.read(id)).map((event) => (forge && event.type === 'answer-submitted' && event.data ? { ...event, data: { ...event.data, text: 'Never said.' } } : event));
      const element = await showStored('reviewer', { ...faultySessionStore(inner, new StoreFaults()), read });
      const opened = await open(element, 'Comment: the whole interview');
      write(opened, 'Fine.');
      forge = true;
      opened.requestSubmit();
      await waitUntil(() => words(opened.querySelector('[role="alert"]')).includes('the chain is broken here'), 'it is told');
      expect(await inner.read(SESSION)).to.deep.equal(log);
    });
  });

  it('can be used by keyboard alone: open, choose, write, close and come back to the same words', async () => {
    const element = await show('reviewer');
    opener(element, 'Change level: Covers what matters').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused(element) instanceof HTMLInputElement, 'the first choice has the focus');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Tab' });
    expect(focused(element) instanceof HTMLTextAreaElement, 'the field has the focus').to.equal(true);
    await sendKeys({ type: 'It is not all of it.' });
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => focused(element)?.getAttribute('aria-expanded') === 'false', 'back at the button');
    expect(form(element) === null, 'no form is open').to.equal(true);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => form(element)?.contains(focused(element)), 'it is open again');
    expect(form(element).querySelector('textarea')!.value).to.equal('It is not all of it.');
    expect(form(element).querySelector<HTMLInputElement>(':checked')!.value).to.equal('4');
    const told = oneEvent(element, 'interview-review') as Promise<Event> as Promise<InterviewReviewEvent>;
    expect(focused(element) === form(element).querySelector(':checked'), 'it has the focus').to.equal(true);
    for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await sendKeys({ press: key });
    expect((await told).events[0]!.data).to.deep.include({ level: 4, reason: 'It is not all of it.' });
  });

  it('keeps what was typed when something else is shown, and never carries it into another interview', async () => {
    const element = await show('reviewer');
    const opened = await open(element, 'Comment: the whole interview');
    write(opened, 'About the first.');
    element.events = withReview(log, [OVERRIDE]);
    await element.updateComplete;
    expect(form(element).querySelector('textarea')!.value).to.equal('About the first.');
    const { EventLog } = await import('../../src/record/event-log.js');
    const other = new EventLog({ sessionId: 'other', salt: () => 'cd'.repeat(16) });
    for (const { type, data, at, wallTime } of log) other.append({ type, data } as Parameters<typeof other.append>[0], { at, wallTime });
    element.events = other.events;
    await element.updateComplete;
    expect(form(element) === null, 'no form is open').to.equal(true);
    expect((await open(element, 'Comment: the whole interview')).querySelector('textarea')!.value).to.equal('');
  });

  it('shows what people wrote as text, whatever it is', async () => {
    const payload = '<img src=x onerror="window.__broken = true">${7*7}';
    const review = await openReview({ events: log });
    await review.comment({ author: { role: 'reviewer', name: payload }, about: { type: 'interview' }, text: payload });
    await review.overrideLevel({ questionId: 'slow-list', criterionId: 'content', level: 1, reason: payload, reviewer: payload });
    const element = await fixture<InterviewReport>(html`<interview-report .events=${review.events} view="reviewer" reviewer=${payload}></interview-report>`);
    await element.updateComplete;
    await open(element, 'Comment: the whole interview');
    expect(element.renderRoot.querySelector('img')).to.equal(null);
    expect(element.renderRoot.textContent.split(payload).length - 1).to.equal(5);
    expect('__broken' in window).to.equal(false);
  });

  it('refuses a view that there is not, and shows that of a reader', async () => {
    const element = await fixture<InterviewReport>(html`<interview-report .events=${log}></interview-report>`);
    const told = oneEvent(element, 'interview-error') as Promise<Event> as Promise<InterviewErrorEvent>;
    element.setAttribute('view', 'owner');
    expect((await told).error.message).to.contain('view: must be one of: reader, candidate, reviewer');
    expect(labels(element)).to.deep.equal([]);
  });

  it('reads from right to left, and fits every width with its forms open', async () => {
    const page = await fixture(html`<div dir="rtl"><interview-report .events=${withReview(log)} view="reviewer" reviewer="R. Meyer"></interview-report></div>`);
    const element = page.querySelector('interview-report')!;
    await element.updateComplete;
    for (const label of ['Change level: Shows it by example', 'Give a verdict: Head turned away']) opener(element, label).click();
    await element.updateComplete;
    await expect(element).to.be.accessible();
    for (const width of [320, 480, 760, 1200]) {
      element.style.inlineSize = `${width}px`;
      const { left, right } = element.getBoundingClientRect();
      for (const each of element.renderRoot.querySelectorAll('.entry, .review-form, .review-form *, .tools, .figures > div')) {
        const box = each.getBoundingClientRect();
        expect(box.left >= left - 0.5 && box.right <= right + 0.5, `${width}: ${each.className}`).to.equal(true);
      }
    }
  });
});
