import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../components/live-waveform/define.js';
import type { LevelSource, LiveWaveform } from '../../components/live-waveform/live-waveform.js';
import { BAR_PITCH } from '../../components/live-waveform/wave-path.js';
import type { AudioLevel } from '../../src/media/index.js';

/** A source of levels under the hand of the test. */
class Levels implements LevelSource {
  readonly listeners = new Set<(level: AudioLevel) => void>();

  subscribe(listener: (level: AudioLevel) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** So many bars of 100 ms. */
  push(bars: number, rms = -20): void {
    for (let index = 0; index < bars * 5; index++) for (const listener of this.listeners) listener({ at: index * 20, rms, peak: rms, clipped: false });
  }
}

const bars = (element: LiveWaveform, which: 'rest' | 'later' | 'loud'): number => {
  const path = element.shadowRoot?.querySelector(which === 'loud' ? 'path:last-of-type' : `path.${which}`)?.getAttribute('d') ?? '';
  return path.split('M').length - 1;
};
/** The element knows its width only after a layout. */
const made = async (template = html`<live-waveform style="inline-size: 300px"></live-waveform>`): Promise<LiveWaveform> => {
  const element = await fixture<LiveWaveform>(template);
  await waitUntil(() => bars(element, 'rest') + bars(element, 'later') + bars(element, 'loud') > 0);
  return element;
};

describe('<live-waveform>', () => {
  it('is accessible', async () => {
    await expect(await made()).to.be.accessible();
  });

  it('shows as many dots as fit, and fills with what is heard', async () => {
    const source = new Levels();
    const element = await made();
    expect(bars(element, 'rest')).to.equal(300 / BAR_PITCH);
    element.source = source;
    await element.updateComplete;
    source.push(10);
    await element.updateComplete;
    expect([bars(element, 'loud'), bars(element, 'rest')]).to.deep.equal([10, 40]);
    source.push(100);
    await element.updateComplete;
    expect([bars(element, 'loud'), bars(element, 'rest')]).to.deep.equal([50, 0]);
    element.clear();
    await element.updateComplete;
    expect(bars(element, 'loud')).to.equal(0);
  });

  it('stands still while paused', async () => {
    const source = new Levels();
    const element = await made(html`<live-waveform paused .source=${source}></live-waveform>`);
    source.push(10);
    await element.updateComplete;
    expect(bars(element, 'loud')).to.equal(0);
  });

  it('shows a recording as a whole, with the part that was played', async () => {
    const element = await made(html`<live-waveform style="inline-size: 300px" .values=${[0.2, 0.8]} .progress=${0.5}></live-waveform>`);
    expect([bars(element, 'loud'), bars(element, 'later'), bars(element, 'rest')]).to.deep.equal([25, 25, 0]);
  });

  it('follows its width', async () => {
    const element = await made();
    element.style.inlineSize = '120px';
    await waitUntil(() => bars(element, 'rest') === 120 / BAR_PITCH);
  });

  it('lets go of its source when it leaves the page, and takes it up again', async () => {
    const source = new Levels();
    const element = await made(html`<live-waveform .source=${source}></live-waveform>`);
    const parent = element.parentElement;
    element.remove();
    expect(source.listeners.size).to.equal(0);
    parent?.append(element);
    expect(source.listeners.size).to.equal(1);
  });
});
