import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { InterviewErrorEvent } from '../../components/events/interview-error.js';
import type { InterviewReport } from '../../components/interview-report/define.js';
import { memorySessionStore } from '../../src/adapters/memory/index.js';
import { StoreError } from '../../src/errors/index.js';
import { integrityScore } from '../../src/proctoring/integrity-score.js';
import { buildReport, eraseData, parseRecord, verifyLog } from '../../src/record/index.js';
import type { AnswerEvaluation, LogEvent, SessionStore } from '../../src/spec/index.js';
import { TURNS, type SampleTurn } from '../../stories/sample-answers.js';
import { COVERAGE, sampleLog } from '../../stories/sample-log.js';
import { part, showReport as show, unfold, words } from '../helpers/report.js';

const PAYLOAD = '<img src=x onerror="window.__broken = true"><script>window.__broken = true</script>${7*7}';

function withEvaluation(turn: SampleTurn, evaluation: Pick<AnswerEvaluation, 'scores' | 'covered' | 'missing'>): SampleTurn {
  return { ...turn, evaluation };
}

/** A store whose `read` waits until it is released. */
function heldBack(store: SessionStore): { slow: SessionStore; release: () => void; done: Promise<void> } {
  let release: () => void = () => undefined;
  let finish: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const done = new Promise<void>((resolve) => (finish = resolve));
  const read: SessionStore['read'] = async (sessionId) => {
    await gate;
    const events = await store.read(sessionId);
    // A task later, so that whoever waits for the events has them.
    setTimeout(finish);
    return events;
  };
  return { slow: Object.assign(Object.create(store) as SessionStore, { read }), release, done };
}

const unjudged = TURNS.map((turn) => {
  return turn.evaluation
    ? withEvaluation(turn, {
        scores: turn.evaluation.scores.map(({ criterionId }) => ({ criterionId, level: null, reason: 'Too short.' })),
        covered: [],
        missing: turn.question.expectedPoints.map(({ id, text }) => ({ pointId: id, text })),
      })
    : turn;
});

describe('interview-report', () => {
  describe('finished', () => {
    let element: InterviewReport;
    beforeEach(async () => (element = await show(sampleLog({ candidate: { name: 'Ada Muster' } }))));

    it('is accessible, also with everything unfolded', async () => {
      await expect(element).to.be.accessible();
      await unfold(element);
      await expect(element).to.be.accessible();
    });

    it('shows what it is about, how long it was, and what became of the questions', () => {
      const head = words(part(element, 'head'));
      for (const text of ['Frontend engineer', 'Interview of November 14, 2026', '9 min 47 s', '5 questions', '1 of them a follow-up', '4 answered', '1 skipped']) {
        expect(head).to.contain(text);
      }
    });

    it('shows the technical score as the log gives it, with each criterion', () => {
      const { technical } = buildReport(sampleLog(), { integrity: integrityScore });
      const card = words(part(element, 'answers'));
      expect(technical.criteria).to.have.length(2);
      expect(card).to.contain('of 5').and.to.contain('Covers what matters').and.to.contain('4.8').and.to.contain('from 4 of 4 answers');
    });

    it('keeps conditions apart: another section, another heading, and not one number of the score', () => {
      const conditions = part(element, 'conditions');
      expect(part(element, 'answers').contains(conditions)).to.equal(false);
      expect(words(conditions)).to.contain('never part of the score').and.to.contain('watched 96 % of the time');
      const { score } = buildReport(sampleLog(), { integrity: integrityScore }).integrity;
      expect(words(conditions.querySelector('.figure')!)).to.match(new RegExp(`^${score} of 100`));
      expect(words(part(element, 'answers'))).not.to.contain(`${score}`);
    });

    it('sums up what was noticed by kind, the gravest first; what could not be told is unknown and counts for nothing', () => {
      const rows = [...part(element, 'conditions').querySelectorAll('tbody tr')].map(words);
      expect(rows).to.deep.equal(['review More than one face once 11 s', 'warn Head turned away once 6 s', 'note Left the tab once 2 s', 'unknown Could not tell does not count once 31 s']);
    });

    it('leads from each kind to what lies behind it: moment, length, reason, numbers with their units', async () => {
      const incidents = [...part(element, 'incidents').querySelectorAll('[part="incident"]')];
      expect(incidents.map((each) => words(each.querySelector('summary')))).to.deep.equal([
        'review More than one face 8:18, 11 s, Question 4',
        'warn Head turned away 1:52, 6 s, Question 1',
        'note Left the tab 5:05, 2 s, Question 2',
        'unknown Could not tell 7:00, 31 s does not count',
      ]);
      [...part(element, 'conditions').querySelectorAll('button')][1]!.click();
      expect(words(element.shadowRoot!.activeElement)).to.contain('Head turned away 1:52');
      expect((incidents[1] as HTMLDetailsElement).open).to.equal(true);
      const body = words(incidents[1]!.querySelector('.behind'));
      for (const text of ['The head was turned away from the screen.', 'Head to the side, at most 41°', 'Sure of the measurement 90 %', 'Counts beyond 28°', 'Over once within 22°', 'Has to last 2 s']) expect(body).to.contain(text);
      expect(words(incidents[3]!.querySelector('.behind'))).to.contain('Camera: could not tell 31 s, it was too dark');
    });

    it('says of each signal how much was watched', () => {
      const rows = [...part(element, 'timeline').querySelectorAll('.coverage > div')].map(words);
      expect(rows).to.deep.equal(['Camera watched 92 %, could not tell 31 s, gap 12 s', 'Tab and window watched 100 %', 'Microphone off']);
    });

    it('draws speech, incidents and coverage on one axis, with the same in a table', async () => {
      const timeline = part(element, 'timeline');
      const count = (selector: string): number => timeline.querySelectorAll(`.axis ${selector}`).length;
      expect(count('.incident')).to.equal(4);
      expect(count('.speech[data-kind="question"]')).to.equal(6);
      expect(count('.coverage-bar[data-state="gap"]')).to.equal(1);
      await unfold(element);
      const rows = [...timeline.querySelectorAll('tbody tr')].map(words);
      expect(rows).to.include('1:52 warn Head turned away 6 s').and.to.include('9:20 Camera gap, the device could not be used 12 s').and.to.include('0:54 candidate Question 1 2 min 32 s');
      expect(rows).to.have.length(count('.incident') + count('.speech') + count('.coverage-bar'));
    });

    it('shows each level with the words of the candidate, and what was said and not said', () => {
      const [, , second] = part(element, 'questions').querySelectorAll('[part="question"]');
      expect(words(second!)).to.contain('Covers what matters: level 4').and.to.contain('Said Keyboard and focus come with it').and.to.contain('Not said It takes part in forms');
      const quote = second!.querySelector('blockquote')!;
      expect(words(quote)).to.equal('you get the keyboard for free: tab, enter and space');
      expect(quote.lang).to.equal('en');
    });

    it('marks practice as not counted, names follow-ups and what was skipped', () => {
      const cards = [...part(element, 'questions').querySelectorAll('[part="question"]')].map(words);
      expect(cards[0]).to.contain('Practice, not counted').and.not.to.contain('level');
      expect(cards[3]).to.contain('Follow-up to question 2').and.to.contain('typed');
      expect(cards[4]).to.contain('Skipped');
    });

    it('keeps what stood there before: the attempt set aside, and the words before their correction', () => {
      const cards = [...part(element, 'questions').querySelectorAll('[part="question"]')].map(words);
      expect(cards[1]).to.contain('As it was recognised, before it was corrected').and.to.contain('I opened the profiler and recorded while typing. The road component');
      expect(cards[2]).to.contain('Attempt 1, set aside, not judged').and.to.contain('Well, because it is, um');
    });

    it('says who and what made the record', () => {
      const provenance = words(part(element, 'provenance'));
      const events = sampleLog({ candidate: { name: 'Ada Muster' } });
      for (const text of ['question-bank 1.0.0', 'mediapipe-vision', 'browser-speech', 'rule-based', '0.1.0', 'c41f7a90', `${events.length}`, events.at(-1)!.hash]) {
        expect(provenance).to.contain(text);
      }
      expect(provenance).to.contain('Agreed to interview, watching the conditions').and.to.contain('Not agreed to recording of the voice');
    });

    it('leads from each level to its answer', () => {
      const buttons = [...part(element, 'answers').querySelectorAll<HTMLButtonElement>('.level')];
      expect(buttons.map(({ title }) => title).slice(0, 3)).to.deep.equal(['Question 1: level 5', 'Question 2: level 4', 'Follow-up to question 2: level 5']);
      buttons[2]!.click();
      expect(words(element.shadowRoot!.activeElement!)).to.equal('What else does the browser do with a button inside a form?');
    });

    it('has headings in order', () => {
      const levels = [...element.renderRoot.querySelectorAll('h1, h2, h3, h4, h5')].map(({ tagName }) => Number(tagName[1]));
      expect(levels[0]).to.equal(2);
      levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 2)).to.be.at.most(1));
    });
  });

  it('shows who it was only where that was asked', async () => {
    const named = await show(sampleLog({ candidate: { name: 'Ada Muster', email: 'ada@example.org' } }));
    expect(words(part(named, 'candidate'))).to.contain('Ada Muster').and.to.contain('ada@example.org');
    const nameless = await show(sampleLog());
    expect(nameless.renderRoot.querySelector('[part="candidate"]')).to.equal(null);
  });

  it('says "no evidence", and never a zero', async () => {
    const element = await show(sampleLog({ turns: unjudged }));
    await expect(element).to.be.accessible();
    const card = words(part(element, 'answers'));
    expect(card).to.contain('No score').and.to.contain('no evidence').and.to.contain('from 0 of 4 answers');
    expect(part(element, 'answers').querySelector('.figure')!.textContent).not.to.match(/\d/);
    expect(part(element, 'answers').querySelector('.fill')).to.equal(null);
    expect(words(part(element, 'questions'))).to.contain('Covers what matters: no evidence');
  });

  it('gives no figure when less than 80 % was watched, and says why', async () => {
    const element = await show(sampleLog({ coverage: [...COVERAGE.slice(0, 3), [100, 'camera', 'gap', 'media/ended']] }));
    await expect(element).to.be.accessible();
    const card = part(element, 'conditions');
    expect(words(card.querySelector('.figure')!)).to.match(/^No figure watched 5\d % of the time$/);
    expect(words(card)).to.contain('Less than 80 % of the interview was watched.');
  });

  it('says so when nothing was watched at all', async () => {
    const element = await show(sampleLog({ coverage: [], incidents: [] }));
    await expect(element).to.be.accessible();
    expect(words(part(element, 'conditions'))).to.contain('No figure The interview was not watched.').and.not.to.contain('%');
  });


  it('tells of an unfinished interview and shows what there is', async () => {
    const element = await show(sampleLog({ turns: TURNS.slice(0, 3), incidents: [], ended: false }));
    await expect(element).to.be.accessible();
    expect(words(part(element, 'unfinished'))).to.contain('This interview is not finished.');
    expect(part(element, 'questions').querySelectorAll('[part="question"]')).to.have.length(3);
  });

  it('is empty without events', async () => {
    for (const element of [await show([]), await fixture<InterviewReport>(html`<interview-report></interview-report>`)]) {
      await expect(element).to.be.accessible();
      expect(words(part(element, 'empty'))).to.equal('There is no interview to show yet.');
    }
  });

  it('shows a log whose data was erased', async () => {
    const element = await show(eraseData(sampleLog(), () => true));
    await expect(element).to.be.accessible();
    expect(words(part(element, 'questions'))).to.contain('What stood here was erased.');
    expect(words(part(element, 'provenance'))).to.match(/the content of \d+ erased/);
  });

  it('follows new events', async () => {
    const events = sampleLog();
    const element = await show(events.slice(0, 12));
    expect(element.renderRoot.querySelector('[part="unfinished"]')).not.to.equal(null);
    element.events = events;
    await element.updateComplete;
    expect(element.renderRoot.querySelector('[part="unfinished"]')).to.equal(null);
  });

  it('shows a report that was built elsewhere, without a record to save', async () => {
    const report = buildReport(sampleLog());
    const element = await fixture<InterviewReport>(html`<interview-report .report=${report}></interview-report>`);
    await expect(element).to.be.accessible();
    expect(words(part(element, 'conditions'))).to.contain('It was not computed.');
    expect(element.renderRoot.querySelector('[part="download-record"]')).to.equal(null);
    expect(element.renderRoot.querySelector('[part="download-pdf"]')).not.to.equal(null);
  });

  it('shows what a candidate wrote as text, whatever it is', async () => {
    const [practice, first] = TURNS;
    const hostile: SampleTurn = {
      ...first!,
      question: { ...first!.question, text: PAYLOAD },
      answer: PAYLOAD,
      heard: `${PAYLOAD}!`,
      evaluation: {
        scores: [{ criterionId: 'content', level: 3, quote: PAYLOAD, reason: PAYLOAD }],
        covered: [{ pointId: 'a', text: PAYLOAD, quote: PAYLOAD }],
        missing: [{ pointId: 'b', text: PAYLOAD }],
      },
    };
    const element = await show(
      sampleLog({
        plan: { title: PAYLOAD, role: PAYLOAD },
        turns: [practice!, hostile],
        candidate: { name: PAYLOAD },
        incidents: [{ kind: 'paste', severity: 'note', from: 3, to: 4, reason: PAYLOAD, evidence: { [PAYLOAD]: PAYLOAD }, rule: { id: PAYLOAD, version: PAYLOAD, thresholds: { [PAYLOAD]: 1 } } }],
        errors: [[5, 'speech/failed', PAYLOAD]],
      }),
    );
    expect(element.renderRoot.querySelector('img, script')).to.equal(null);
    expect(words(element.renderRoot.querySelector('blockquote.words:last-of-type')!)).to.not.equal('');
    expect(element.renderRoot.textContent.split(PAYLOAD).length - 1).to.be.at.least(15);
    expect('__broken' in window).to.equal(false);
  });

  it('mirrors the axis where the page reads from right to left', async () => {
    const x = (element: InterviewReport): number => Number.parseFloat(part(element, 'timeline').querySelector('.incident')!.getAttribute('x')!);
    const ltr = x(await show(sampleLog()));
    const page = await fixture(html`<div dir="rtl"><interview-report .events=${sampleLog()}></interview-report></div>`);
    const element = page.querySelector('interview-report')!;
    await element.updateComplete;
    await expect(element).to.be.accessible();
    const width = Number.parseFloat(part(element, 'timeline').querySelector('.incident')!.getAttribute('width')!);
    expect(x(element)).to.be.closeTo(100 - ltr - width, 0.001);
    expect(getComputedStyle(part(element, 'answers').querySelector('h3')!).direction).to.equal('rtl');
    expect(element.scrollWidth).to.be.at.most(element.clientWidth);
  });

  it('fits 320 px, and every width up to 1400', async () => {
    for (const width of [320, 360, 480, 700, 1000, 1400]) {
      const element = await show(sampleLog({ candidate: { email: 'a-very-long-address-without-any-place-to-break@example.org' } }));
      await unfold(element);
      element.style.inlineSize = `${width}px`;
      const base = part(element, 'base');
      expect(base.scrollWidth, `${width}`).to.be.at.most(base.clientWidth);
      const limit = element.getBoundingClientRect().right + 0.5;
      for (const each of element.renderRoot.querySelectorAll('.card, .card *:not(.visually-hidden):not(svg *):not(.number)')) {
        expect(each.getBoundingClientRect().right, `${width}: ${each.tagName} ${each.className}`).to.be.at.most(limit);
      }
    }
  });

  it('takes other texts, and names the criteria of a host by their titles', async () => {
    const level = (value: number): { level: number; anchor: string } => ({ level: value, anchor: `Level ${value}.` });
    const rubric = { id: 'own', version: '3', criteria: [{ id: 'content', title: 'Finds causes', levels: [level(1), level(5)] }] };
    const element = await fixture<InterviewReport>(
      html`<interview-report .strings=${{ reportAnswers: 'Antworten' }} .events=${sampleLog({ plan: { rubric } })}></interview-report>`,
    );
    expect(words(part(element, 'answers'))).to.contain('Antworten').and.to.contain('Finds causes').and.not.to.contain('Covers what matters');
  });

  it('names the criteria of a model in the words of the reader, too', async () => {
    const level = (value: number): { level: number; anchor: string } => ({ level: value, anchor: `Level ${value}.` });
    const rubric = { id: 'model-default', version: '1.0.0', criteria: [{ id: 'content', title: 'Answers the question', levels: [level(1), level(5)] }] };
    const element = await fixture<InterviewReport>(html`<interview-report .strings=${{ criterionAnswer: 'Beantwortet die Frage' }} .events=${sampleLog({ plan: { rubric } })}></interview-report>`);
    expect(words(part(element, 'answers'))).to.contain('Beantwortet die Frage').and.not.to.contain('Answers the question').and.not.to.contain('Covers what matters');
  });

  describe('with a store', () => {
    it('loads the session, and says that it does', async () => {
      const store = memorySessionStore();
      const events = sampleLog();
      await store.append(events[0]!.sessionId, events, { durability: 'strict' });
      const { slow, release } = heldBack(store);
      const element = await fixture<InterviewReport>(html`<interview-report .store=${slow} session-id=${events[0]!.sessionId}></interview-report>`);
      expect(words(part(element, 'loading'))).to.contain('Loading');
      await expect(element).to.be.accessible();
      release();
      await waitUntil(() => element.renderRoot.querySelector('[part="head"]'), 'the report is shown');
      expect(verifyLog(parseRecord(JSON.parse(element.recordJson())).events).valid).to.equal(true);
    });

    it('shows a failure and tells it, and tries again', async () => {
      const store = memorySessionStore();
      const element = await fixture<InterviewReport>(html`<interview-report></interview-report>`);
      const told = oneEvent(element, 'interview-error') as Promise<Event> as Promise<InterviewErrorEvent>;
      element.store = store;
      element.sessionId = 'sample-2026-11-14';
      const { error } = await told;
      expect(error).to.be.instanceOf(StoreError);
      expect(error.code).to.equal('store/not-found');
      await element.updateComplete;
      await expect(element).to.be.accessible();
      expect(words(part(element, 'error'))).to.contain(error.message).and.to.contain(error.action);
      await store.append('sample-2026-11-14', sampleLog(), { durability: 'strict' });
      part(element, 'error').querySelector('button')!.click();
      await waitUntil(() => element.renderRoot.querySelector('[part="head"]'), 'the report is shown');
    });

    it('plays the recording of an answer, fetched when asked for', async () => {
      const store = memorySessionStore();
      const turns = TURNS.map((turn, index) => (index === 1 || index === 2 ? { ...turn, recordingId: `recording-${index}` } : turn));
      const events = sampleLog({ turns });
      const bytes = new Uint8Array([1, 2, 3]);
      await store.putMedia(events[0]!.sessionId, { track: 'answer-audio', index: 0, recordingId: 'recording-1', contentType: 'audio/webm', bytes });
      const element = await fixture<InterviewReport>(html`<interview-report .store=${store} .events=${events}></interview-report>`);
      const card = (index: number): Element => part(element, 'questions').querySelectorAll('[part="question"]')[index]!;
      for (const index of [1, 2]) card(index).querySelector<HTMLButtonElement>('details button')!.click();
      await waitUntil(() => card(1).querySelector('audio') && words(card(2)).includes('The recording is not kept here.'), 'both were looked for');
      await expect(element).to.be.accessible();
      const played = await fetch(card(1).querySelector('audio')!.src);
      expect(new Uint8Array(await played.arrayBuffer())).to.deep.equal(bytes);
      expect(card(3).querySelector('details button')).to.equal(null);
    });

    it('drops what arrives for a session that is no longer wanted', async () => {
      const store = memorySessionStore();
      const events = sampleLog();
      await store.append(events[0]!.sessionId, events, { durability: 'strict' });
      const { slow, release, done } = heldBack(store);
      const element = await fixture<InterviewReport>(html`<interview-report .store=${slow} session-id=${events[0]!.sessionId}></interview-report>`);
      element.store = undefined;
      await element.updateComplete;
      release();
      await done;
      await element.updateComplete;
      expect(words(part(element, 'empty'))).to.equal('There is no interview to show yet.');
    });
  });

  it('refuses what is no log, in words', async () => {
    const element = await fixture<InterviewReport>(html`<interview-report></interview-report>`);
    const told = oneEvent(element, 'interview-error') as Promise<Event> as Promise<InterviewErrorEvent>;
    element.events = [{ type: 'question-asked', data: { question: 5 } }, null] as unknown as LogEvent[];
    expect((await told).error.code).to.equal('record/invalid');
    await element.updateComplete;
    expect(words(part(element, 'error'))).to.contain('The record is not valid.');
  });
});
