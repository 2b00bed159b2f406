import { expect } from '@open-wc/testing';
import { en } from '../../components/internal/strings/en/index.js';
import { sampleLog } from '../../stories/sample-log.js';
import { heardAgainLog, spokenLog } from '../../stories/sample-turns.js';
import { showReport, words } from '../helpers/report.js';

const facts = (card: Element | null | undefined): string[] => [...(card?.querySelectorAll('.facts li') ?? [])].map(words);

describe('<interview-report>, of a spoken interview', () => {
  it('says what ended an answer, how far its question was heard, and who asked for it again', async () => {
    const element = await showReport(spokenLog());
    const card = (index: number): Element | null => element.renderRoot.querySelector(`#question-${index}`);
    expect(facts(card(2))).to.include.members([en.reportTurnEnd, en.reportHeardTo('use a real button')]);
    expect(words(card(2)?.querySelector('h4'))).to.equal('Why would you use a real button instead of a div with a click handler?');
    expect(words(card(2)?.querySelector('.unheard'))).to.equal('instead of a div with a click handler?');
    expect(facts(card(5))).to.include.members([en.reportRepeated(1), en.reportByVoice(1, 1)]);
    expect(facts(card(1))).not.to.include(en.reportCutShort);
    await expect(element).to.be.accessible();
  });

  it('has what was said besides with the question, in its words and with its reason', async () => {
    const element = await showReport(spokenLog());
    const said = [...element.renderRoot.querySelectorAll('details.phrases')];
    expect(said.map((each) => each.closest('[id]')?.id)).to.deep.equal(['question-4', 'question-6']);
    expect(words(said[1])).to.contain('One moment, please.').and.to.contain(en['reportPhrase bridge']);
    expect(words(said[1])).not.to.contain(en['reportPhrase silent']);
  });

  it('says which of two transcripts was scored, and shows the other one', async () => {
    const element = await showReport(heardAgainLog());
    const card = element.renderRoot.querySelector('#question-5');
    const [scored, difference] = [...(card?.querySelectorAll('.hearing') ?? [])].map(words);
    expect(scored).to.equal(en.reportScoredAgain('whisper-large'));
    expect(difference).to.match(/ 4\d % .*browser-speech/);
    expect(words(card)).to.contain(en['review hearings-differ']).and.to.contain(en.reportHeardAgain);
    const failed = element.renderRoot.querySelector('#question-2');
    expect([...(failed?.querySelectorAll('.hearing') ?? [])].map(words)).to.deep.equal([en.reportScoredSubmitted('browser-speech'), en['reportHearing late']('whisper-large')]);
    await expect(element).to.be.accessible();
  });

  it('has none of it where the candidate pressed the buttons', async () => {
    const element = await showReport(sampleLog());
    expect(element.renderRoot.querySelector('.unheard, details.phrases')).to.equal(null);
    const all = [...element.renderRoot.querySelectorAll('[part="question"]')].flatMap(facts);
    for (const text of [en.reportTurnEnd, en.reportCutShort, en.reportByVoice(1, 1)]) expect(all).not.to.include(text);
  });
});
