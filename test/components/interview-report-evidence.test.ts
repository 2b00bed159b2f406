import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { InterviewErrorEvent } from '../../components/events/interview-error.js';
import type { InterviewReport } from '../../components/interview-report/define.js';
import { edxReview, eraseData, buildReport } from '../../src/record/index.js';
import type { LogEvent, SessionStore } from '../../src/spec/index.js';
import { faultySessionStore, StoreFaults } from '../../src/testing/index.js';
import { storedEvidence } from '../../stories/drawn-pictures.js';
import { evidenceLog, manyNotes } from '../../stories/sample-evidence.js';
import { part, showReport, unfold, words } from '../helpers/report.js';

const SESSION = 'sample-2026-11-14';

async function showStored(store: SessionStore, events?: readonly LogEvent[], view = 'reader'): Promise<InterviewReport> {
  const element = await fixture<InterviewReport>(html`<interview-report .store=${store} session-id=${SESSION} .events=${events} view=${view} reviewer="R. Meyer"></interview-report>`);
  await waitUntil(() => element.renderRoot.querySelector('[part="incidents"]'), 'the report is shown');
  return element;
}

/** Unfolds one incident, or a kind; waits until its pictures have come, or have not. */
async function opened(element: InterviewReport, selector: string): Promise<HTMLElement> {
  const fold = element.renderRoot.querySelector(selector)?.closest('details');
  if (!fold) throw new Error(`There is no ${selector}.`);
  const told = oneEvent(fold, 'toggle');
  fold.open = true;
  await told;
  await waitUntil(() => ![...fold.querySelectorAll('.instead')].some((each) => words(each).startsWith('Loading')), 'the pictures are there');
  return fold;
}

const pictures = (within: HTMLElement): string[] => [...within.querySelectorAll('.pictures > li')].map(words);

describe('interview-report, evidence', () => {
  it('shows the pictures of an incident when it is unfolded, and none before', async () => {
    const { store } = await storedEvidence();
    const element = await showStored(store);
    expect(element.renderRoot.querySelector('img')).to.equal(null);
    const faces = await opened(element, '#noticed-multiple-faces');
    const [image] = faces.querySelectorAll('img');
    await waitUntil(() => image!.complete, 'it is drawn');
    expect([image!.naturalWidth, image!.naturalHeight, image!.alt]).to.deep.equal([320, 240, 'Picture of the camera at 8:18, as it began: More than one face']);
    expect(pictures(faces)[1]).to.equal('At 8:18, as it began. All but the people was blurred before it was kept.');
    expect(element.renderRoot.querySelectorAll('img'), 'those of others are not fetched').to.have.length(1);
  });

  it('says what is not there: replaced, no longer kept, taken away, never kept', async () => {
    const { store } = await storedEvidence();
    const events = await store.read(SESSION);
    const element = await showStored(store);
    const faces = await opened(element, '#noticed-multiple-faces');
    expect(pictures(faces)[0]).to.contain('not the picture that the record names, so it is not shown');
    expect(pictures(faces)[2]).to.contain('It is not kept here any more.');
    expect(words(faces)).to.contain('2 pictures were not kept: there were as many as may be.').and.to.contain('The interview was held, at 8:19 (number 1 of this kind).');
    const { withReview } = await import('../../stories/sample-review.js');
    const taken = withReview(events, [{ type: 'snapshot-deleted', data: { snapshotId: 'start-3' } }]);
    for (const [view, sentence] of [['reader', 'The candidate took this picture away.'], ['candidate', 'You took this picture away.']] as const) {
      const again = await opened(await showStored(store, taken, view), '#noticed-multiple-faces');
      expect(pictures(again)[1]).to.contain(sentence);
      expect(again.querySelector('img')).to.equal(null);
    }
  });

  it('tells when a picture cannot be read, and tries again', async () => {
    const faults = new StoreFaults();
    const { store } = await storedEvidence();
    const element = await showStored(faultySessionStore(store, faults));
    faults.fail('readMedia', { reason: 'lost', times: 3 });
    const told = oneEvent(element, 'interview-error') as Promise<Event> as Promise<InterviewErrorEvent>;
    const faces = await opened(element, '#noticed-multiple-faces');
    expect((await told).error.code).to.equal('store/lost');
    const again = [...faces.querySelectorAll<HTMLButtonElement>('.instead button')];
    expect(again).to.have.length(3);
    again[1]!.click();
    await waitUntil(() => faces.querySelector('img'), 'it has come');
  });

  it('says where pictures are when there is no store, and lets go of them with the page', async () => {
    const { store, events } = await storedEvidence();
    const faces = await opened(await showReport(events), '#noticed-multiple-faces');
    expect(words(faces)).to.contain('Pictures are kept where the interview is kept');
    const element = await showStored(store);
    const { src } = (await opened(element, '#noticed-multiple-faces')).querySelector('img')!;
    const place = element.parentElement!;
    element.remove();
    expect(await fetch(src).then(() => 'there', () => 'gone')).to.equal('gone');
    place.append(element);
    await waitUntil(() => (element.renderRoot.querySelector('img')?.src ?? src) !== src, 'it was fetched again');
  });

  it('draws the angles with the threshold, and says in words what they show', async () => {
    const element = await showReport(evidenceLog());
    const turned = await opened(element, '#noticed-head-turned');
    const figures = [...turned.querySelectorAll('.trace')];
    expect(figures).to.have.length(2);
    expect(words(figures[0]!.querySelector('figcaption'))).to.match(/^Head to the side: 4\d° at most, at 1:5\d\. The rule counts beyond 28°; it was beyond for \d s\. No face was measured for \d s\. Upwards in the drawing: to the right of the picture\. threshold 28°$/);
    expect([figures[0]!.querySelectorAll('.limit').length, figures[0]!.querySelectorAll('.hole').length]).to.deep.equal([2, 1]);
    // A rule that looks at one side has one threshold.
    const down = await opened(element, '#noticed-looking-down');
    expect(down.querySelectorAll('.limit')).to.have.length(1);
    expect(words(down)).to.contain('Head up and down: -2').and.to.contain('Objects: gap 8 s, what watches failed').and.to.contain('It was kept, and nobody was told, at 5:46');
  });

  it('runs the time of the angles and of the strips the way the reader reads', async () => {
    const events = evidenceLog();
    const page = await fixture(html`<div dir="rtl"><interview-report .events=${events}></interview-report></div>`);
    const mirrored = page.querySelector('interview-report')!;
    await mirrored.updateComplete;
    const ltr = await showReport(events);
    const first = (element: InterviewReport): number => Number.parseFloat(element.renderRoot.querySelector('.angle')!.getAttribute('d')!.slice(1));
    const heat = (element: InterviewReport): number[] => ['x', 'width'].map((name) => Number.parseFloat(element.renderRoot.querySelector('.heat')!.getAttribute(name)!));
    expect([first(ltr), first(mirrored)]).to.deep.equal([0, 1000]);
    const [[x, width], [other]] = [heat(ltr) as [number, number], heat(mirrored) as [number, number]];
    expect(other).to.be.closeTo(100 - x - width, 0.001);
  });

  it('says of each question how long something was noticed, and what was not watched', async () => {
    const element = await showReport(evidenceLog());
    const rows = [...part(element, 'strips').querySelectorAll(':scope > li')].map(words);
    expect(rows[0]).to.equal('Question 1 noticed for 6 s, most at 1:53');
    expect(rows.find((row) => row.startsWith('Follow-up'))).to.contain('Objects: gap 8 s, what watches failed');
    part(element, 'strips').querySelector('button')!.click();
    expect(words(element.shadowRoot!.activeElement)).to.contain('list');
  });

  it('groups what happened hundreds of times, and draws it when it is looked at', async () => {
    const element = await showReport(evidenceLog([], manyNotes()));
    const groups = (): HTMLElement[] => [...element.renderRoot.querySelectorAll<HTMLElement>('[part="incident-group"]')];
    expect(groups().map((each) => words(each.querySelector('summary'))).slice(0, 4)).to.deep.equal([
      'review More than one face 8:18, 11 s, Question 4',
      'warn Head turned away 29 times, 40 s',
      'note Looking away 172 times, 3 min 26 s',
      'note Looking down 100 times, 2 min',
    ]);
    expect(element.renderRoot.querySelectorAll('.behind')).to.have.length(0);
    expect(element.renderRoot.querySelectorAll('[part="incident"]')).to.have.length(3);
    await opened(element, '#noticed-gaze-away');
    expect(groups()[2]!.querySelectorAll('[part="incident"]')).to.have.length(172);
    expect(element.renderRoot.querySelectorAll('.behind')).to.have.length(0);
    await opened(element, '#noticed-gaze-away + .group [part="incident"]');
    expect(words(element.renderRoot.querySelector('.behind'))).to.contain('Gaze to the side, at most');
  });

  it('has everything on paper, folded or not', async () => {
    const element = await showReport(evidenceLog([], manyNotes(40)));
    dispatchEvent(new Event('beforeprint'));
    await element.updateComplete;
    expect(element.renderRoot.querySelectorAll('.behind')).to.have.length(44);
  });

  it('shows movement as information only, what was kept of the observations, both engines and the rules', async () => {
    const element = await showReport(evidenceLog());
    await unfold(element);
    expect(words(part(element, 'incidents').querySelector('.movement'))).to.contain('Information only: in no figure').and.to.match(/0:00 3° 2° 5° 96 %/);
    for (const text of ['mediapipe-vision', 'Looks for objects yolox-objects 9c0f2b7e', '17412 observations', 'enterDegrees 28']) expect(words(part(element, 'provenance'))).to.contain(text);
  });

  it('says how much of it was erased, and keeps what is left', async () => {
    const element = await showReport(eraseData(evidenceLog(), ({ type }) => type === 'incident-started' || type === 'incident-ended'));
    expect(words(part(element, 'incidents'))).to.contain('The content of 14 lines about this was erased.');
    await unfold(element);
    expect(words(part(element, 'incidents'))).to.contain('More than one face: The interview was held');
  });

  it('is accessible with everything unfolded', async () => {
    const { store } = await storedEvidence();
    const element = await showStored(store, undefined, 'reviewer');
    await unfold(element);
    await waitUntil(() => element.renderRoot.querySelectorAll('img').length === 5, 'the pictures are there');
    await expect(element).to.be.accessible();
  });

  it('saves what was noticed as review comments of edX, but not for the candidate', async () => {
    const events = evidenceLog();
    const element = await showReport(events);
    const file = await element.toFile('edx');
    const saved = JSON.parse(await file.text()) as ReturnType<typeof edxReview>;
    expect([file.name, saved.status, saved.comments.length]).to.deep.equal(['interview-sample-2026-11-14-edx.json', 'not_reviewed', 7]);
    expect(saved.comments[0]).to.deep.equal({ eventStart: 112, eventFinish: 118, duration: 6, comments: 'Head turned away: The head was turned away from the screen.', eventStatus: 'not_reviewed' });
    expect(saved.status).to.equal(edxReview(buildReport(events)).status);
    expect(part(element, 'download-edx').textContent).to.contain('edX');
    expect((await showReport(events, { view: 'candidate' })).renderRoot.querySelector('[part="download-edx"]')).to.equal(null);
  });
});
