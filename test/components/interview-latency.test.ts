import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../components/interview-latency/define.js';
import type { InterviewLatency, LatencySource } from '../../components/interview-latency/interview-latency.js';
import { en } from '../../components/internal/strings/en/index.js';
import type { LogEvent } from '../../src/spec/index.js';
import { measureOf, sampleMeasures, spokenLog } from '../../stories/sample-turns.js';
import { words } from '../helpers/report.js';

const LOG = spokenLog();

/** A conversation under the hand of the test. */
class Talk implements LatencySource {
  readonly events: LogEvent[] = [];
  readonly listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    listener();
    return () => this.listeners.delete(listener);
  }

  /** The record goes on until so many turns are measured. */
  until(turns: number): void {
    while (this.events.filter(({ type }) => type === 'turn-measured').length < turns) {
      const next = LOG[this.events.length];
      if (!next) throw new Error('The record has no more turns.');
      this.events.push(next);
      for (const listener of this.listeners) listener();
    }
  }
}

const part = (element: InterviewLatency, name: string): HTMLElement | null => element.renderRoot.querySelector(`[part="${name}"]`);
const rows = (element: InterviewLatency): string[] => [...element.renderRoot.querySelectorAll('[part="turn"]')].map(words);
const shown = async (template = html`<interview-latency .events=${LOG}></interview-latency>`): Promise<InterviewLatency> => fixture<InterviewLatency>(template);

/** Rows of a table, cell by cell. */
function cells(element: InterviewLatency, caption: string): string[][] {
  const table = [...element.renderRoot.querySelectorAll('table')].find((each) => words(each.caption) === caption);
  return [...(table?.tBodies[0]?.rows ?? [])].map((row) => [...row.cells].map(words));
}

describe('<interview-latency>', () => {
  it('is accessible empty, with a record, opened, in the dark, and right to left', async () => {
    await expect(await shown(html`<interview-latency></interview-latency>`)).to.be.accessible();
    const element = await shown();
    await expect(element).to.be.accessible();
    element.renderRoot.querySelector('details')?.setAttribute('open', '');
    await expect(element).to.be.accessible();
    await emulateMedia({ colorScheme: 'dark' });
    try {
      element.dir = 'rtl';
      await element.updateComplete;
      await expect(element).to.be.accessible();
    } finally {
      await emulateMedia({ colorScheme: 'no-preference' });
    }
  });

  it('says why it shows nothing', async () => {
    const empty = async (template: ReturnType<typeof html>) => words(part(await shown(template), 'empty')?.querySelector('p'));
    expect(await empty(html`<interview-latency></interview-latency>`)).to.equal(en.latencyEmpty);
    expect(await empty(html`<interview-latency .events=${[]}></interview-latency>`)).to.equal(en.latencyNone);
    expect(await empty(html`<interview-latency .session=${new Talk()}></interview-latency>`)).to.equal(en.latencyWaiting);
  });

  it('shows each turn of a record with what was heard at last, and what was ready ahead', async () => {
    const element = await shown();
    const heard = (name: string, ahead: string, ms: string) => [name, ahead, ms].filter(Boolean).join(' ');
    expect(rows(element)).to.deep.equal([
      heard(en.latencyPractice, en['latencyAhead sound'], '1,316 ms'),
      heard(en.latencyQuestion(1), en['latencyAhead sound'], '1,319 ms'),
      heard(en.latencyQuestion(2), en['latencyAhead text'], '1,402 ms'),
      heard(en.latencyFollowUp(2), en['latencyAhead sound'], '1,712 ms'),
      heard(en.latencyQuestion(4), '', '2,701 ms'),
      heard(en.latencyQuestion(5), '', '5,309 ms'),
    ]);
    expect(words(part(element, 'figures'))).to.equal(`${en.latencyFigureMedian} 1,557 ms ${en.latencyFigureLongest} 5,309 ms ${en.latencyFigureAhead} ${en.latencyOf(4, 6)}`);
  });

  it('has the same behind it as tables, and says that nothing was added up', async () => {
    const element = await shown();
    expect(words(element.renderRoot.querySelector('header'))).to.contain(en.latencyNote);
    expect(cells(element, en.latencyTitle)[4]).to.deep.equal([en.latencyQuestion(4), '254 ms', '1,705 ms', '2,466 ms', '2,688 ms', '2,701 ms', '30 ms', '–']);
    expect(cells(element, en.latencySummary).map(([what, median, , count]) => [what, median, count])).to.deep.equal([
      [en['latencyMoment transcript'], '259 ms', '6'],
      [en['latencyMoment decided'], '1,311 ms', '6'],
      [en['latencyMoment text'], '1,010 ms', '6'],
      [en['latencyMoment sound'], '1,206 ms', '6'],
      [en['latencyMoment sample'], '1,557 ms', '6'],
    ]);
    expect(words(part(element, 'table'))).to.contain(en.latencyFew(20));
    expect(part(element, 'chart')?.getAttribute('aria-label')).to.equal(en.latencyChart(6));
  });

  it('tells interruptions apart from false alarms, and what was said besides', async () => {
    const element = await shown();
    expect(cells(element, en.latencyInterruptions).map(([, ...rest]) => rest)).to.deep.equal([
      [en['latencyOutcome floor-taken'], '21 ms', '218 ms'],
      [en['latencyOutcome false-alarm'], '19 ms', '–'],
    ]);
    expect(words(part(element, 'interruptions'))).to.contain(en.latencyInterrupted(1, 1));
    expect(cells(element, en.latencyPhrases).map(([, ...rest]) => rest)).to.deep.equal([
      [`${en['latencyPhrase more-time']}Would you like some more time?`, en['latencySaid heard']],
      [`${en['latencyPhrase bridge']}One moment, please.`, en['latencySaid heard']],
    ]);
  });

  it('takes measures alone, and shows a percentile from twenty turns on', async () => {
    const element = await shown(html`<interview-latency .measures=${sampleMeasures(20)}></interview-latency>`);
    expect(rows(element)).to.have.length(20);
    expect(rows(element)[19]).to.contain(en.latencyTurn(20));
    expect(words(part(element, 'figures'))).to.contain(en.latencyFigureP95);
    expect(words(part(element, 'table'))).not.to.contain(en.latencyFew(20));
    expect([part(element, 'interruptions'), part(element, 'phrases')]).to.deep.equal([null, null]);
  });

  it('has no figure for what a device does not tell, and none for a moment that did not come', async () => {
    const element = await shown(html`<interview-latency .measures=${[measureOf({ outputLatencyMs: 0 })]}></interview-latency>`);
    expect(cells(element, en.latencyTitle)).to.deep.equal([[en.latencyTurn(1), '–', '1,310 ms', '–', '2,180 ms', '2,190 ms', '–', '–']]);
  });

  it('grows with a conversation, without being drawn for what is of no interest', async () => {
    const talk = new Talk();
    const element = await shown(html`<interview-latency .session=${talk}></interview-latency>`);
    talk.until(1);
    await element.updateComplete;
    expect(rows(element)).to.have.length(1);
    talk.until(3);
    await element.updateComplete;
    expect(rows(element)).to.have.length(3);
    for (const listener of talk.listeners) listener();
    expect(element.isUpdatePending).to.equal(false);
  });

  it('lets go of the conversation when it leaves the page, and has missed nothing when it comes back', async () => {
    const talk = new Talk();
    const element = await shown(html`<interview-latency .session=${talk}></interview-latency>`);
    const parent = element.parentElement;
    element.remove();
    expect(talk.listeners.size).to.equal(0);
    talk.until(2);
    parent?.append(element);
    await element.updateComplete;
    expect([talk.listeners.size, rows(element).length]).to.deep.equal([1, 2]);
    element.session = undefined;
    element.events = LOG;
    await element.updateComplete;
    expect([talk.listeners.size, rows(element).length]).to.deep.equal([0, 6]);
  });

  it('runs the axis the way the reader reads', async () => {
    const element = await shown(html`<interview-latency .measures=${[measureOf({ decidedMs: 500, firstSoundMs: 900, firstSampleMs: 1000, outputLatencyMs: 0 })]}></interview-latency>`);
    const begin = () => element.renderRoot.querySelector('[part="turn"] .pause')?.getAttribute('x');
    expect(begin()).to.equal('0%');
    element.dir = 'rtl';
    await element.updateComplete;
    element.requestUpdate();
    await element.updateComplete;
    expect(begin()).to.equal('50%');
  });

  it('fits into 320 px, in every language', async () => {
    for (const lang of ['en', 'de', 'es', 'fr', 'pt', 'ar']) {
      const element = await shown(html`<div lang=${lang} style="inline-size: 320px"><interview-latency .events=${LOG}></interview-latency></div>`);
      const inner = element.querySelector('interview-latency') as InterviewLatency;
      await waitUntil(() => (inner.renderRoot as HTMLElement).lang === lang, lang);
      await inner.updateComplete;
      inner.renderRoot.querySelector('details')?.setAttribute('open', '');
      expect(inner.scrollWidth, lang).to.be.at.most(320);
    }
  });

  it('has colours of the system for where colours are forced', async () => {
    const element = await shown();
    const rules = (element.shadowRoot?.adoptedStyleSheets ?? []).flatMap(({ cssRules }) => [...cssRules]);
    const forced = rules.filter((rule) => rule instanceof CSSMediaRule && rule.conditionText.includes('forced-colors: active')) as CSSMediaRule[];
    const selectors = forced.flatMap(({ cssRules }) => [...cssRules] as CSSStyleRule[]).map(({ selectorText }) => selectorText).join();
    for (const name of ['.pause', '.reply', '.device', '.decided', '.mark', '.mark.ahead', '.lane', '.grid']) expect(selectors).to.contain(name);
  });
});
