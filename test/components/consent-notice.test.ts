import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/consent-notice/define.js';
import type { ConsentNotice } from '../../components/consent-notice/consent-notice.js';
import type { InterviewConsentEvent } from '../../components/events/interview-consent.js';
import type { InterviewErrorEvent } from '../../components/events/interview-error.js';
import { en } from '../../components/internal/strings/en/index.js';
import { parseConsent } from '../../src/spec/index.js';
import { sha256Hex } from '../../src/utils/sha256.js';

const ALL = ['interview', 'recording', 'proctoring', 'snapshots'] as const;

const notice = (template = html`<consent-notice .purposes=${ALL}></consent-notice>`) => fixture<ConsentNotice>(template);
const inside = <Found extends HTMLElement = HTMLElement>(element: ConsentNotice, selector: string): Found => {
  const found = element.shadowRoot?.querySelector<Found>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};
const shownText = (element: ConsentNotice): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ');
const consent = (element: ConsentNotice): Promise<InterviewConsentEvent> => oneEvent(element, 'interview-consent') as Promise<InterviewConsentEvent>;

describe('<consent-notice>', () => {
  it('is accessible while it is read, opened, agreed to and declined', async () => {
    const element = await notice();
    await expect(element).to.be.accessible();
    for (const details of element.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
    await expect(element).to.be.accessible();
    inside(element, 'button.primary').click();
    await element.updateComplete;
    await expect(element).to.be.accessible();
    const other = await notice();
    inside(other, 'button.quiet').click();
    await other.updateComplete;
    await expect(other).to.be.accessible();
  });

  it('asks for the interview alone by default and ticks nothing beforehand', async () => {
    const element = await notice(html`<consent-notice></consent-notice>`);
    expect(element.shadowRoot?.querySelectorAll('.purpose')).to.have.length(1);
    expect(element.shadowRoot?.querySelectorAll('input')).to.have.length(0);
    const full = await notice();
    const boxes = [...(full.shadowRoot?.querySelectorAll('input') ?? [])];
    expect(boxes.map(({ checked }) => checked)).to.deep.equal([false, false, false]);
  });

  it('says first that the interviewer is an AI', async () => {
    const element = await notice();
    const statement = shownText(element).indexOf(en.consentAi);
    expect(statement).to.be.greaterThan(-1);
    expect(statement).to.be.lessThan(shownText(element).indexOf(en.consentInterview));
  });

  it('keeps saying that the interviewer is an AI when its text is emptied or styled away', async () => {
    const element = await notice(html`<consent-notice style="visibility: hidden; --interview-color-text: transparent" .strings=${{ consentAi: ' ' }}></consent-notice>`);
    const ai = inside(element, '.ai');
    expect(ai.textContent).to.contain(en.consentAi);
    expect(getComputedStyle(ai).visibility).to.equal('visible');
    expect(getComputedStyle(ai).color).not.to.equal('rgba(0, 0, 0, 0)');
    expect(ai.hasAttribute('part')).to.equal(false);
  });

  it('hands over a receipt with each purpose apart', async () => {
    const element = await notice();
    inside<HTMLInputElement>(element, 'input[name="proctoring"]').click();
    setTimeout(() => inside(element, 'button.primary').click());
    const { receipt, bubbles, composed } = await consent(element);
    expect([bubbles, composed]).to.deep.equal([true, true]);
    expect(parseConsent(receipt)).to.deep.equal(receipt);
    expect(receipt.purposes.map(({ purpose, granted }) => [purpose, granted])).to.deep.equal([
      ['interview', true],
      ['recording', false],
      ['proctoring', true],
      ['snapshots', false],
    ]);
    expect(receipt.aiDisclosed).to.equal(true);
    expect(receipt.language).to.equal('en');
  });

  it('hashes the very words that are shown, also those of the host', async () => {
    const element = await notice(
      html`<consent-notice .purposes=${ALL} recipients="The hiring team of Example Ltd." retention="Six months." contact="people@example.com" notice-version="7">
        <p slot="details">Our own words.</p>
      </consent-notice>`,
    );
    const words = element.noticeText('recording').split('\n');
    const shown = shownText(element);
    for (const line of words.filter((line) => line !== 'Our own words.')) expect(shown).to.contain(line);
    expect(words).to.include.members(['Our own words.', 'The hiring team of Example Ltd.', 'Six months.', en.consentAi, en.consentRecordingCaptured]);
    setTimeout(() => inside(element, 'button.primary').click());
    const { receipt } = await consent(element);
    expect(receipt.purposes[1]).to.deep.equal({ purpose: 'recording', granted: false, version: '7', hash: sha256Hex(words.join('\n')) });
    expect(new Set(receipt.purposes.map(({ hash }) => hash)).size).to.equal(4);
  });

  it('takes a no calmly, tells the host, and never mistakes it for a yes', async () => {
    const element = await notice();
    let consents = 0;
    element.addEventListener('interview-consent', () => (consents += 1));
    setTimeout(() => inside(element, 'button.quiet').click());
    const declined = await oneEvent(element, 'interview-consent-decline');
    await element.updateComplete;
    expect(declined.bubbles && declined.composed).to.equal(true);
    expect(shownText(element)).to.contain(en.consentDeclinedText);
    expect(element.shadowRoot?.activeElement).to.equal(inside(element, 'h2'));
    inside(element, 'button').click();
    await element.updateComplete;
    expect(inside(element, '.ai')).to.exist;
    expect(consents).to.equal(0);
  });

  it('shows what was agreed to and lets it be changed', async () => {
    const element = await notice();
    inside(element, 'input[name="recording"]').click();
    inside(element, 'button.primary').click();
    await element.updateComplete;
    const lines = [...(element.shadowRoot?.querySelectorAll('.given li') ?? [])].map((line) => line.textContent?.replace(/\s+/g, ' ').trim());
    expect(lines).to.deep.equal([
      `${en.consentInterview} ${en.consentYes}`,
      `${en.consentRecording} ${en.consentYes}`,
      `${en.consentProctoring} ${en.consentNo}`,
      `${en.consentSnapshots} ${en.consentNo}`,
    ]);
    inside(element, 'button').click();
    await element.updateComplete;
    expect(inside<HTMLInputElement>(element, 'input[name="recording"]').checked).to.equal(true);
  });

  it('works by keyboard alone', async () => {
    const element = await notice(html`<consent-notice purposes="interview recording"></consent-notice>`);
    inside(element, 'h2').focus();
    const visited: string[] = [];
    for (let stop = 0; stop < 5; stop++) {
      await sendKeys({ press: 'Tab' });
      const active = element.shadowRoot?.activeElement;
      visited.push(active?.localName ?? '');
      if (active?.localName === 'input') await sendKeys({ press: 'Space' });
    }
    expect(visited).to.deep.equal(['summary', 'input', 'summary', 'button', 'button']);
    const told = consent(element);
    await sendKeys({ press: 'Enter' });
    expect((await told).receipt.purposes.map(({ granted }) => granted)).to.deep.equal([true, true]);
  });

  it('refuses an unknown purpose on screen and as an event, and asks for the rest', async () => {
    const errors: InterviewErrorEvent[] = [];
    const host = await fixture<HTMLElement>(html`<div @interview-error=${(event: InterviewErrorEvent) => errors.push(event)}></div>`);
    const element = document.createElement('consent-notice');
    element.setAttribute('purposes', 'recording emotions');
    host.append(element);
    await element.updateComplete;
    expect(errors.map(({ error }) => error.code)).to.deep.equal(['attribute/invalid']);
    expect(inside(element, '.note').textContent).to.contain('purposes');
    expect(element.shadowRoot?.querySelectorAll('.purpose')).to.have.length(2);
    await expect(element).to.be.accessible();
  });

  it('follows the reading direction and takes other words', async () => {
    const element = await notice(html`<consent-notice dir="rtl" .purposes=${ALL} .strings=${{ consentAccept: 'Einverstanden' }}></consent-notice>`);
    const accept = inside(element, 'button.primary');
    expect(accept.textContent).to.equal('Einverstanden');
    expect(accept.getBoundingClientRect().left).to.be.lessThan(inside(element, 'button.quiet').getBoundingClientRect().left);
  });

  it('is gone when hidden, and takes the accent of the page', async () => {
    const element = await notice(html`<consent-notice hidden style="--interview-color-accent: rgb(1, 2, 3)"></consent-notice>`);
    expect(getComputedStyle(element).display).to.equal('none');
    element.hidden = false;
    expect(getComputedStyle(inside(element, 'button.primary')).backgroundColor).to.equal('rgb(1, 2, 3)');
  });
});
