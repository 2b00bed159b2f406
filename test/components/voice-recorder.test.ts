import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/voice-recorder/define.js';
import type { InterviewErrorEvent } from '../../components/events/interview-error.js';
import type { InterviewRecordingEvent } from '../../components/events/interview-recording.js';
import { en } from '../../components/internal/strings/en/index.js';
import type { LiveWaveform } from '../../components/live-waveform/live-waveform.js';
import type { VoiceRecorder } from '../../components/voice-recorder/voice-recorder.js';
import { setDefaultAssetsUrl } from '../../src/utils/assets-url.js';
import { sha256Hex } from '../../src/utils/sha256.js';
import { drawnVoice } from '../helpers/drawn-media.js';

const make = (template = html`<voice-recorder></voice-recorder>`) => fixture<VoiceRecorder>(template);
const inside = <Found extends Element = HTMLElement>(element: VoiceRecorder, selector: string): Found => {
  const found = element.shadowRoot?.querySelector<Found>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};
const main = (element: VoiceRecorder) => inside<HTMLButtonElement>(element, 'button.main');
const shown = (element: VoiceRecorder): string => (inside(element, '.head').textContent ?? '').replace(/\s+/g, ' ').trim();
const recorded = (element: VoiceRecorder) => oneEvent(element, 'interview-recording') as Promise<InterviewRecordingEvent>;
const failed = (element: VoiceRecorder) => oneEvent(element, 'interview-error') as Promise<InterviewErrorEvent>;
/** Some sound has arrived, as far as the picture tells. */
const someSound = (element: VoiceRecorder) =>
  waitUntil(() => inside<LiveWaveform>(element, 'live-waveform').shadowRoot?.querySelector('path:last-of-type')?.getAttribute('d'), 'no sound arrives', { timeout: 8000 });

describe('<voice-recorder>', () => {
  before(() => setDefaultAssetsUrl('/dist/cdn/assets/'));

  it('is accessible while empty, recording, paused, done and failed', async () => {
    const element = await make();
    await expect(element).to.be.accessible();
    await element.start();
    await element.updateComplete;
    await expect(element).to.be.accessible();
    await someSound(element);
    element.pause();
    await element.updateComplete;
    await expect(element).to.be.accessible();
    await element.stop();
    await element.updateComplete;
    await expect(element).to.be.accessible();
    element.stream = new MediaStream();
    await element.start();
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });

  it('opens nothing by itself', async () => {
    const element = await make();
    expect(shown(element)).to.equal(`${en.recorderEmpty} 0:00 of 5:00`);
    expect(main(element).textContent?.trim()).to.equal(en.recorderRecord);
    expect(element.value).to.equal(null);
  });

  it('records, and hands over the sound with its length and its hash', async () => {
    const element = await make();
    main(element).click();
    await someSound(element);
    expect(element.matches(':state(recording)')).to.equal(true);
    setTimeout(() => main(element).click());
    const event = await recorded(element);
    await element.updateComplete;
    expect([event.bubbles, event.composed]).to.deep.equal([true, true]);
    expect(event.blob.type).to.match(/^audio\//);
    expect(event.blob.size).to.be.greaterThan(0);
    expect(event.durationMs).to.be.greaterThan(0);
    expect(event.hash).to.equal(sha256Hex(new Uint8Array(await event.blob.arrayBuffer())));
    expect(element.matches(':state(done)')).to.equal(true);
  });

  it('pauses and goes on', async () => {
    const element = await make();
    await element.start();
    element.pause();
    await element.updateComplete;
    const paused = shown(element);
    expect(paused).to.contain(en.recorderPaused);
    inside(element, 'button:not(.main)').click();
    await element.updateComplete;
    expect(shown(element)).to.contain(en.recorderRecording);
    await element.stop();
  });

  it('plays back, can be moved in, and records again', async () => {
    const element = await make();
    await element.start();
    await someSound(element);
    await element.stop();
    await element.updateComplete;
    const slider = inside<HTMLInputElement>(element, 'input[type="range"]');
    slider.value = slider.max;
    slider.dispatchEvent(new Event('input'));
    await waitUntil(() => Number(inside<HTMLInputElement>(element, 'input').value) > 0);
    main(element).click();
    await waitUntil(() => main(element).textContent?.trim() === en.recorderStopPlaying);
    await waitUntil(() => main(element).textContent?.trim() === en.recorderPlay, 'it plays to the end', { timeout: 5000 });
    inside(element, 'button.quiet').click();
    await waitUntil(() => element.matches(':state(recording)'));
    expect(element.value).to.equal(null);
    await element.stop();
  });

  it('ends by itself at the longest length, with a countdown before', async () => {
    const element = await make(html`<voice-recorder max-seconds="11"></voice-recorder>`);
    const event = recorded(element);
    await element.start();
    await waitUntil(() => inside(element, '[part="time"]').dataset['tone'] === 'caution', 'no countdown', { timeout: 5000 });
    expect(inside(element, '.visually-hidden[role="status"]').textContent).to.equal(en.recorderSecondsLeft(10));
    element.maxSeconds = 1;
    expect((await event).durationMs).to.be.greaterThan(1000);
  });

  it('is a form control: value, required, reset, disabled', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><fieldset><voice-recorder name="answer" required></voice-recorder></fieldset></form>`);
    const element = form.querySelector('voice-recorder') as VoiceRecorder;
    expect(element.form).to.equal(form);
    expect(form.checkValidity()).to.equal(false);
    expect(element.validity.valueMissing).to.equal(true);
    await element.start();
    await someSound(element);
    await element.stop();
    await element.updateComplete;
    const file = new FormData(form).get('answer') as File;
    expect(file.name).to.match(/^recording\.(webm|mp4|ogg)$/);
    expect(form.checkValidity()).to.equal(true);
    form.reset();
    await element.updateComplete;
    expect(new FormData(form).has('answer')).to.equal(false);
    form.querySelector('fieldset')?.setAttribute('disabled', '');
    await element.updateComplete;
    expect(main(element).disabled).to.equal(true);
    await element.start();
    expect(element.matches(':state(recording)')).to.equal(false);
  });

  it('works by keyboard alone, and focus stays on the main button', async () => {
    const element = await make();
    main(element).focus();
    await sendKeys({ press: 'Enter' });
    await someSound(element);
    expect(element.matches(':state(recording)')).to.equal(true);
    expect(element.shadowRoot?.activeElement).to.equal(main(element));
    const event = recorded(element);
    await sendKeys({ press: 'Space' });
    await event;
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement).to.equal(main(element));
    expect(main(element).textContent?.trim()).to.equal(en.recorderPlay);
  });

  it('does not begin when it is stopped before it could', async () => {
    const element = await make();
    const voice = drawnVoice();
    element.stream = voice.stream;
    const started = element.start();
    await element.stop();
    await started;
    await element.updateComplete;
    expect([element.value, shown(element).startsWith(en.recorderEmpty)]).to.deep.equal([null, true]);
    voice.close();
  });

  it('hands over nothing when it is stopped before the first sound', async () => {
    const element = await make();
    let recordings = 0;
    element.addEventListener('interview-recording', () => (recordings += 1));
    const voice = drawnVoice();
    element.stream = voice.stream;
    const started = element.start();
    await waitUntil(() => element.matches(':state(recording)'), 'it does not record');
    await element.stop();
    await started;
    await element.updateComplete;
    expect([recordings, element.value, shown(element).startsWith(en.recorderEmpty)]).to.deep.equal([0, null, true]);
    voice.close();
  });

  it('closes the microphone when it is done, and keeps its hands off one that it was given', async () => {
    const voice = drawnVoice();
    const element = await make(html`<voice-recorder .stream=${voice.stream}></voice-recorder>`);
    await element.start();
    await someSound(element);
    await element.stop();
    expect(voice.stream.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['live']);
    voice.close();
  });

  it('keeps what it has when it is taken out of the page, and goes on when it is moved', async () => {
    const [gone, moved] = [await make(), await make()];
    const home = await fixture<HTMLElement>(html`<div></div>`);
    await gone.start();
    await moved.start();
    await someSound(gone);
    const event = recorded(gone);
    home.append(moved);
    gone.remove();
    expect((await event).blob.size).to.be.greaterThan(0);
    expect(moved.matches(':state(recording)')).to.equal(true);
    await moved.stop();
  });

  it('keeps what it has when the microphone is pulled out, and says so', async () => {
    const voice = drawnVoice();
    const element = await make(html`<voice-recorder .stream=${voice.stream}></voice-recorder>`);
    await element.start();
    await someSound(element);
    const [error, recording] = [failed(element), recorded(element)];
    voice.stream.getAudioTracks()[0]?.dispatchEvent(new Event('ended'));
    expect((await recording).blob.size).to.be.greaterThan(0);
    expect((await error).error.code).to.equal('media/lost');
    await element.updateComplete;
    expect(inside(element, '.note').textContent).to.contain(en.recorderKept);
    voice.close();
  });

  it('shows and tells a missing microphone, and can be tried again', async () => {
    const element = await make(html`<voice-recorder .stream=${new MediaStream()}></voice-recorder>`);
    const error = failed(element);
    await element.start();
    expect((await error).error.code).to.equal('media/not-found');
    await element.updateComplete;
    expect(inside(element, '.note').textContent).to.contain('Connect a microphone');
    element.stream = undefined;
    main(element).click();
    await waitUntil(() => element.matches(':state(recording)'));
    await element.stop();
  });

  it('records without its picture where the worklet is missing, and names the file', async () => {
    const element = await make(html`<voice-recorder assets-url="/nowhere/"></voice-recorder>`);
    const error = failed(element);
    await element.start();
    expect((await error).error.code).to.equal('asset/missing');
    expect(element.matches(':state(recording)')).to.equal(true);
    await waitUntil(() => !shown(element).includes('0:00'), 'the time stands still', { timeout: 5000 });
    const event = recorded(element);
    await element.stop();
    expect((await event).blob.size).to.be.greaterThan(0);
  });

  it('refuses a length that makes no sense on screen and as an event, and uses the default', async () => {
    const errors: string[] = [];
    const host = await fixture<HTMLElement>(html`<div @interview-error=${({ error }: InterviewErrorEvent) => errors.push(error.code)}></div>`);
    const element = document.createElement('voice-recorder');
    element.setAttribute('max-seconds', 'soon');
    host.append(element);
    await element.updateComplete;
    expect(errors).to.deep.equal(['attribute/invalid']);
    expect(inside(element, '.note').textContent).to.contain('max-seconds');
    expect(shown(element)).to.contain('of 5:00');
  });

  it('follows the reading direction and takes other words', async () => {
    const element = await make(html`<voice-recorder dir="rtl" .strings=${{ recorderRecord: 'Aufnehmen' }}></voice-recorder>`);
    expect(main(element).textContent?.trim()).to.equal('Aufnehmen');
    expect(inside(element, '.dot').getBoundingClientRect().left).to.be.greaterThan(inside(element, '.time').getBoundingClientRect().left);
  });
});
