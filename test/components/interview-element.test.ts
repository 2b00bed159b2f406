import { expect, fixture, html } from '@open-wc/testing';
import '../../components/consent-notice/define.js';
import * as events from '../../components/events/index.js';
import { define } from '../../components/internal/define.js';
import { MediaDeviceError } from '../../src/errors/index.js';
import { InterviewElement } from '../../components/internal/interview-element.js';

class ProbeElement extends InterviewElement {
  shown(): { message: string; action: string } {
    return this.describe(new MediaDeviceError('camera', 'denied'));
  }
}

describe('the base of the elements', () => {
  it('registers a name once: a second copy of the package does not throw', () => {
    class Second extends HTMLElement {}
    const first = customElements.get('consent-notice');
    define('consent-notice', Second);
    expect(customElements.get('consent-notice')).to.equal(first);
  });

  it('shows the sentences of an error unless the host has its own', async () => {
    define('probe-element', ProbeElement);
    const element = await fixture<ProbeElement>(html`<probe-element></probe-element>`);
    expect(element.shown().message).to.equal('The browser was not allowed to use the camera.');
    element.strings = { 'error media/denied': 'Keine Kamera.', 'action media/denied': 'Bitte erlauben.' };
    expect(element.shown()).to.deep.equal({ message: 'Keine Kamera.', action: 'Bitte erlauben.' });
  });

  it('has events that bubble and are composed, and whose names begin with interview-', () => {
    const made = [
      new events.InterviewTranscriptDeltaEvent('a', 'text'),
      new events.InterviewAnswerSavedEvent('a', 'q', 'speech'),
      new events.InterviewErrorEvent(new MediaDeviceError('camera', 'denied')),
      new events.InterviewConsentDeclineEvent(),
      new events.InterviewEndEvent('completed', 's'),
    ];
    for (const event of made) {
      expect([event.bubbles, event.composed], event.type).to.deep.equal([true, true]);
      expect(event.type).to.match(/^interview-[a-z-]+$/);
    }
  });
});
