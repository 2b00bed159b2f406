import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../components/consent-notice/define.js';
import '../../components/interview-panel/define.js';
import '../../components/interview-report/define.js';
import '../../components/voice-recorder/define.js';
import type { ConsentNotice } from '../../components/consent-notice/consent-notice.js';
import type { InterviewConsentEvent } from '../../components/events/interview-consent.js';
import type { InterviewElement } from '../../components/internal/interview-element.js';
import type { InterviewReport } from '../../components/interview-report/interview-report.js';
import { en } from '../../components/languages/en.js';
import { registerLanguage } from '../../components/languages/index.js';
import type { VoiceRecorder } from '../../components/voice-recorder/voice-recorder.js';
import { sampleLog } from '../../stories/sample-log.js';
import { panelWith } from '../helpers/panel.js';

type Shown = InterviewElement;

const words = (element: Shown): string => (element.renderRoot.textContent ?? '').replace(/\s+/g, ' ').trim();
const says = (element: Shown, text: string) => waitUntil(() => words(element).includes(text), `"${text}" is not said`, { timeout: 8000 });
/** Which language, and which way, what is drawn says that it is. */
const told = ({ renderRoot }: Shown): [string, string] => [(renderRoot as HTMLElement).lang, getComputedStyle(renderRoot as HTMLElement).direction];
const recorder = (element: Element): VoiceRecorder => element.querySelector('voice-recorder')!;

describe('the language of an element', () => {
  it('is that of its lang, whatever the region, and changes with it', async () => {
    const element = await fixture<VoiceRecorder>(html`<voice-recorder lang="de-AT"></voice-recorder>`);
    await says(element, 'Noch nichts aufgenommen');
    expect(told(element)).to.deep.equal(['de-AT', 'ltr']);
    element.lang = 'fr_CA';
    await says(element, 'Rien d’enregistré pour l’instant');
    expect(told(element)).to.deep.equal(['fr-CA', 'ltr']);
    element.lang = 'en-GB';
    await says(element, 'Nothing recorded yet');
    expect(told(element)).to.deep.equal(['en-GB', 'ltr']);
  });

  it('is the closest one around it, through shadow roots, and follows when that changes or the element moves', async () => {
    const page = await fixture(html`<section lang="es"><div></div><p lang="pt-BR"></p></section>`);
    const root = page.querySelector('div')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<span><voice-recorder></voice-recorder></span>';
    const element = root.querySelector('voice-recorder')!;
    await says(element, 'Aún no hay nada grabado');
    root.querySelector('span')!.lang = 'de';
    await says(element, 'Noch nichts aufgenommen');
    root.querySelector('span')!.removeAttribute('lang');
    await says(element, 'Aún no hay nada grabado');
    page.querySelector('p')!.append(element);
    await says(element, 'Nada gravado ainda');
  });

  it('is English until the other has come, never the names of texts', async () => {
    const element = document.createElement('voice-recorder');
    element.lang = 'ar';
    const seen: string[] = [];
    const watch = new MutationObserver(() => seen.push(words(element)));
    document.body.append(element);
    watch.observe(element.shadowRoot!, { subtree: true, childList: true, characterData: true });
    await says(element, 'لم يُسجَّل شيء بعد');
    watch.disconnect();
    element.remove();
    expect(seen.filter((text) => /recorder[A-Z]|undefined/.test(text))).to.deep.equal([]);
  });

  it('stays English where there is no other, and the text says so to those who hear it', async () => {
    const page = await fixture(html`<div lang="he" dir="rtl"><voice-recorder></voice-recorder></div>`);
    await says(recorder(page), 'Nothing recorded yet');
    expect(told(recorder(page))).to.deep.equal(['en', 'ltr']);
    await expect(recorder(page)).to.be.accessible();
  });

  it('is English where nobody says one, or says nonsense', async () => {
    for (const lang of ['', 'not a language!', 'constructor']) {
      const element = await fixture<VoiceRecorder>(html`<voice-recorder lang=${lang}></voice-recorder>`);
      expect(words(element)).to.contain('Nothing recorded yet');
      expect(told(element)).to.deep.equal(['en', 'ltr']);
    }
  });

  it('is that of the page where the page has words of its own', async () => {
    const page = await fixture(html`<div lang="he" dir="rtl"><voice-recorder .strings=${{ recorderEmpty: 'עדיין לא הוקלט דבר' }}></voice-recorder></div>`);
    await says(recorder(page), 'עדיין לא הוקלט דבר');
    expect(told(recorder(page))).to.deep.equal(['he', 'rtl']);
  });

  it('runs from right to left in Arabic on a page that does not, unless the page says how it runs', async () => {
    const page = await fixture(html`<div dir="ltr"><voice-recorder lang="ar"></voice-recorder></div>`);
    await says(recorder(page), 'لم يُسجَّل شيء بعد');
    expect(told(recorder(page))).to.deep.equal(['ar', 'rtl']);
    await expect(recorder(page)).to.be.accessible();
    recorder(page).dir = 'ltr';
    await waitUntil(() => told(recorder(page))[1] === 'ltr', 'it does not turn');
  });

  it('runs from left to right in German on an Arabic page', async () => {
    const page = await fixture(html`<div lang="ar" dir="rtl"><voice-recorder lang="de"></voice-recorder></div>`);
    await says(recorder(page), 'Noch nichts aufgenommen');
    expect(told(recorder(page))).to.deep.equal(['de', 'ltr']);
  });

  it('goes with a panel to the elements within, and into the receipt of the consent', async () => {
    const { panel } = await panelWith();
    panel.lang = 'de';
    await waitUntil(() => panel.renderRoot.querySelector('consent-notice'), 'no consent is asked for', { timeout: 8000 });
    const notice = panel.renderRoot.querySelector<ConsentNotice>('consent-notice')!;
    await says(notice, 'kein Mensch');
    expect(told(notice)[0]).to.equal('de');
    const agreed = new Promise<InterviewConsentEvent>((resolve) => notice.addEventListener('interview-consent', resolve as never));
    [...notice.renderRoot.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === 'Zustimmen und weiter')!.click();
    expect((await agreed).receipt.language).to.equal('de');
  });

  it('leaves a panel and a report accessible from right to left', async () => {
    const { panel } = await panelWith();
    panel.lang = 'ar';
    await waitUntil(() => panel.renderRoot.querySelector('consent-notice'), 'no consent is asked for', { timeout: 8000 });
    await says(panel.renderRoot.querySelector<ConsentNotice>('consent-notice')!, 'ذكاء اصطناعي');
    await expect(panel).to.be.accessible();
    const bell = { kind: 'loud-noise', severity: 'note', from: 10, to: 12, reason: 'A bell rang.', rule: { id: 'bell', version: '1', thresholds: {} } } as const;
    const report = await fixture<InterviewReport>(html`<interview-report lang="ar" .events=${sampleLog({ incidents: [bell] })}></interview-report>`);
    await says(report, 'الخط الزمني');
    expect(told(report)).to.deep.equal(['ar', 'rtl']);
    // The sentence of a rule that the host added is as the host wrote it, and keeps its own direction.
    const own = report.renderRoot.querySelector<HTMLElement>('.behind [lang="en"]');
    expect([own?.textContent, own?.dir]).to.deep.equal(['A bell rang.', 'auto']);
    await expect(report).to.be.accessible();
  });

  it('is one of the host’s own where the host registers it, and elements on the page change at once', async () => {
    const element = await fixture<VoiceRecorder>(html`<voice-recorder lang="nl-BE"></voice-recorder>`);
    expect(told(element)).to.deep.equal(['en', 'ltr']);
    registerLanguage({ ...en, $code: 'nl', $name: 'Nederlands', recorderEmpty: 'Nog niets opgenomen', 'error media/denied': ({ device }) => `Geen toegang: ${device}` });
    await says(element, 'Nog niets opgenomen');
    expect(told(element)).to.deep.equal(['nl-BE', 'ltr']);
  });
});
