import { expect, fixture, html } from '@open-wc/testing';
import '../../components/interview-report/define.js';
import type { InterviewReport } from '../../components/interview-report/interview-report.js';
import { en } from '../../components/internal/strings/en/index.js';
import { buildReport, type ReportHelp } from '../../src/record/index.js';
import { sampleLog } from '../../stories/sample-log.js';

const HELP: readonly ReportHelp[] = [
  { at: 31_000, wanted: { text: 'What is meant by slow?' }, reply: { kind: 'clarify', text: 'How do you learn why it takes long?', source: 'rule' } },
  { at: 41_000, wanted: { wish: 'time' } },
];

describe('<interview-report>, what was asked in return', () => {
  it('stands with its question, beside the score, with a word that it is no part of it', async () => {
    const built = buildReport(sampleLog());
    const report = { ...built, questions: built.questions.map((each, index) => (index === 1 ? { ...each, help: HELP } : each)) };
    const element = await fixture<InterviewReport>(html`<interview-report .report=${report}></interview-report>`);
    const all = [...element.renderRoot.querySelectorAll('details')].filter((each) => each.querySelector('summary')?.textContent === en.reportHelp(2));
    expect(all).to.have.length(1);
    const [told] = all;
    expect(told?.closest('#question-1')).to.exist;
    for (const text of [en.reportHelpNeutral, 'What is meant by slow?', 'How do you learn why it takes long?', en.reportHelpTime]) expect(told?.textContent).to.contain(text);
    await expect(element).to.be.accessible();
  });
});
