import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../components/live-waveform/define.js';
import { en } from '../../components/internal/strings/en/index.js';
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

  tell(rms: number): void {
    for (const listener of this.listeners) listener({ at: 0, rms, peak: rms, clipped: false });
  }

  /** So many bars of 100 ms. */
  push(bars: number, rms = -20): void {
    for (let index = 0; index < bars * 5; index++) this.tell(rms);
  }
}

const bars = (element: LiveWaveform, which: 'rest' | 'later' | 'loud'): number => {
  const path = element.shadowRoot?.querySelector(which === 'loud' ? 'path:last-of-type' : `path.${which}`)?.getAttribute('d') ?? '';
  return path.split('M').length - 1;
};
const lengths = (element: LiveWaveform): number[] =>
  [...(element.shadowRoot?.querySelector('path:last-of-type')?.getAttribute('d') ?? '').matchAll(/v([\d.]+)/g)].map(([, length]) => Number(length));
/** The element knows its width only after a layout. */
const made = async (template = html`<live-waveform style="inline-size: 300px"></live-waveform>`): Promise<LiveWaveform> => {
  const element = await fixture<LiveWaveform>(template);
  await waitUntil(() => bars(element, 'rest') + bars(element, 'later') + bars(element, 'loud') > 0);
  return element;
};

describe('<live-waveform>', () => {
  it('is accessible empty, live, paused and as a recording', async () => {
    const source = new Levels();
    const element = await made();
    await expect(element).to.be.accessible();
    element.source = source;
    await element.updateComplete;
    source.push(10);
    element.paused = true;
    await element.updateComplete;
    await expect(element).to.be.accessible();
    element.values = [0.1, 0.9];
    await element.updateComplete;
    await expect(element).to.be.accessible();
    expect(element.shadowRoot?.querySelector('svg')?.getAttribute('aria-label')).to.equal(en.waveform);
  });

  it('draws a bar as high as the loudest of its levels', async () => {
    const source = new Levels();
    const element = await made(html`<live-waveform style="inline-size: 300px; block-size: 43px" .source=${source}></live-waveform>`);
    source.push(1, -34);
    for (const rms of [-60, -60, -8, -60, -60]) source.tell(rms);
    source.push(1, -90);
    await element.updateComplete;
    // 40 px of height between -60 dBFS, a dot, and -8 dBFS.
    expect(lengths(element)).to.deep.equal([20, 40, 0.01]);
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

  it('goes on where it was after a pause, and with another source', async () => {
    const [first, second] = [new Levels(), new Levels()];
    const element = await made(html`<live-waveform style="inline-size: 300px" .source=${first}></live-waveform>`);
    first.push(3);
    element.paused = true;
    first.push(5);
    element.paused = false;
    element.source = second;
    await element.updateComplete;
    expect([first.listeners.size, second.listeners.size]).to.deep.equal([0, 1]);
    second.push(2);
    await element.updateComplete;
    expect(bars(element, 'loud')).to.equal(5);
  });

  it('moves with the part of a recording that was played', async () => {
    const element = await made(html`<live-waveform style="inline-size: 300px" .values=${Array.from({ length: 500 }, () => 0.5)}></live-waveform>`);
    const parts = [];
    for (const progress of [0, 0.25, 1]) {
      element.progress = progress;
      await element.updateComplete;
      parts.push([bars(element, 'loud'), bars(element, 'later')]);
    }
    expect(parts).to.deep.equal([[0, 50], [13, 37], [50, 0]]);
    element.values = [];
    await element.updateComplete;
    expect(bars(element, 'rest')).to.equal(50);
  });

  it('changes twice a second where motion is not wanted', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    try {
      const source = new Levels();
      const element = await made(html`<live-waveform style="inline-size: 300px" .source=${source}></live-waveform>`);
      const seen = [];
      for (let bar = 0; bar < 10; bar++) {
        source.push(1);
        await element.updateComplete;
        seen.push(bars(element, 'loud'));
      }
      expect(seen).to.deep.equal([0, 0, 0, 0, 5, 5, 5, 5, 5, 10]);
    } finally {
      await emulateMedia({ reducedMotion: 'no-preference' });
    }
  });

  it('turns with the reading direction', async () => {
    const source = new Levels();
    const element = await made(html`<live-waveform style="inline-size: 300px" .source=${source}></live-waveform>`);
    const svg = element.shadowRoot?.querySelector('svg') as SVGElement;
    expect(getComputedStyle(svg).scale).to.equal('none');
    element.dir = 'rtl';
    expect(getComputedStyle(svg).scale).to.equal('-1 1');
  });

  it('has colours of the system for where colours are forced', async () => {
    const element = await made();
    const rules = (element.shadowRoot?.adoptedStyleSheets ?? []).flatMap(({ cssRules }) => [...cssRules]);
    const forced = rules.filter((rule) => rule instanceof CSSMediaRule && rule.conditionText.includes('forced-colors: active')) as CSSMediaRule[];
    const strokes = forced.flatMap(({ cssRules }) => [...cssRules] as CSSStyleRule[]).filter(({ style }) => style.stroke);
    expect(strokes.map(({ selectorText, style }) => [selectorText, style.stroke])).to.deep.equal([
      ['svg', 'highlight'],
      ['.rest, .later', 'graytext'],
    ]);
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
