import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/device-check/define.js';
import type { DeviceCheck } from '../../components/device-check/device-check.js';
import type { InterviewDeviceCheckEvent } from '../../components/events/interview-device-check.js';
import { en } from '../../components/internal/strings/en/index.js';
import type { VisionEngine } from '../../src/spec/index.js';
import { lookingVision } from '../../stories/looking-person.js';
import { where } from '../helpers/browser-cases.js';
import { drawnCamera } from '../helpers/drawn-media.js';
import { hasFixtures, openFootage } from '../helpers/footage.js';

const withFootage = where(await hasFixtures(), 'no fixtures');
const OFFER = `${en.calibrationOffer} ${en.calibrationFree}`;

const find = <Found extends Element = HTMLElement>(element: DeviceCheck, selector: string): Found | null => element.renderRoot.querySelector<Found>(selector);
const said = (element: DeviceCheck): string | undefined => find(element, '[data-row="calibration"] .message')?.textContent ?? undefined;
const says = (element: DeviceCheck, text: string) => waitUntil(() => said(element) === text, `the row never says: ${text}`, { timeout: 10_000 });
const focused = (element: DeviceCheck): string => (element.shadowRoot?.activeElement?.textContent ?? '').trim();
const press = async (element: DeviceCheck, text: string): Promise<void> => {
  const button = [...element.renderRoot.querySelectorAll('button')].find((candidate) => candidate.textContent?.trim() === text);
  if (!button) throw new Error(`There is no button "${text}".`);
  button.click();
  await element.updateComplete;
};

/** A camera that shows the rendered head of `look-away`, turned to the side on which the dot is. */
async function headThatFollows(corner: () => string | undefined): Promise<ReturnType<typeof drawnCamera>> {
  const footage = await openFootage('look-away');
  const pictures = new Map<string, ImageBitmap>();
  // To the right of the picture is the person's own left.
  for (const [name, seconds] of [['ahead', 2], ['left', 7], ['right', 14]] as const) {
    const { frame } = await footage.frameAt(seconds);
    pictures.set(name, await createImageBitmap(frame));
    frame.close();
  }
  footage.close();
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const context = canvas.getContext('2d');
  const draw = (): void => {
    const picture = pictures.get(/left|right/.exec(corner() ?? '')?.[0] ?? 'ahead');
    if (picture) context?.drawImage(picture, 0, 0);
  };
  const timer = setInterval(draw, 40);
  const stream = canvas.captureStream(25);
  return {
    stream,
    close() {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
    },
  };
}

describe('<device-check>, the look at the corners', () => {
  const cameras: { close(): void }[] = [];
  const started = async (vision: VisionEngine, calibrate = true, camera = drawnCamera()): Promise<DeviceCheck> => {
    cameras.push(camera);
    const element = await fixture<DeviceCheck>(html`<device-check microphone="off" ?calibrate=${calibrate} .vision=${vision} .cameraStream=${camera.stream}></device-check>`);
    await element.start();
    return element;
  };
  const offered = async (vision = lookingVision()): Promise<DeviceCheck> => {
    const element = await started(vision);
    await says(element, OFFER);
    return element;
  };

  afterEach(() => {
    for (const camera of cameras.splice(0)) camera.close();
  });

  it('is offered once a face is seen, and only where something can be learned', async () => {
    let face = false;
    const [element, unasked, blind] = await Promise.all([
      started(lookingVision(() => (face ? { yaw: 0, pitch: 0 } : undefined))),
      started(lookingVision(), false),
      started(lookingVision(undefined, { eyes: false })),
    ]);
    await waitUntil(() => find(element, '[data-row="camera"]')?.textContent?.includes(en.checkFaceNone), 'a face is never missed', { timeout: 10_000 });
    expect(said(element)).to.equal(undefined);
    face = true;
    await says(element, OFFER);
    for (const other of [unasked, blind]) {
      await waitUntil(() => find(other, '[data-row="camera"]')?.textContent?.includes(en.checkFaceOk), 'no face is ever seen', { timeout: 10_000 });
      expect(said(other)).to.equal(undefined);
    }
    await expect(element).to.be.accessible();
  });

  it('covers the page, is accessible, and any key skips it, which changes nothing', async () => {
    const element = await offered();
    find<HTMLButtonElement>(element, '[data-action="calibrate"]')?.focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    const dialog = find<HTMLDialogElement>(element, 'dialog');
    expect(dialog?.matches(':modal')).to.equal(true);
    expect(focused(element)).to.equal(en.calibrationSkip);
    const { width, height } = dialog?.getBoundingClientRect() ?? new DOMRect();
    expect([width, height]).to.deep.equal([innerWidth, innerHeight]);
    await waitUntil(() => dialog?.querySelector('[role="status"]')?.textContent === en['calibrationCorner top-left'], 'the dot is never announced');
    expect(dialog?.querySelector<HTMLElement>('.target')?.dataset['corner']).to.equal('top-left');
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Shift' });
    dialog?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat: true, cancelable: true }));
    await element.updateComplete;
    expect(dialog?.open).to.equal(true);
    await sendKeys({ press: 'x' });
    await element.updateComplete;
    expect(find(element, 'dialog')).to.equal(null);
    expect(said(element)).to.equal(en.calibrationSkipped);
    expect(focused(element)).to.equal(en.calibrationAfterAll);
    expect(find(element, '[role="status"]')?.textContent).to.contain(en.calibrationSkipped);
    const event = oneEvent(element, 'interview-device-check') as Promise<InterviewDeviceCheckEvent>;
    await press(element, en.continue);
    expect('calibration' in (await event).result).to.equal(false);
  });

  it('Escape and the button skip it as well, and Enter on the button does not begin it anew', async () => {
    const element = await offered();
    for (const key of ['Escape', 'Enter', 'Space']) {
      await press(element, key === 'Escape' ? en.calibrationStart : en.calibrationAfterAll);
      expect(find(element, 'dialog'), key).not.to.equal(null);
      await sendKeys({ press: key });
      await element.updateComplete;
      expect(find(element, 'dialog'), key).to.equal(null);
      expect(said(element), key).to.equal(en.calibrationSkipped);
    }
    await press(element, en.calibrationAfterAll);
    find<HTMLButtonElement>(element, 'dialog button')?.click();
    await element.updateComplete;
    expect(said(element)).to.equal(en.calibrationSkipped);
  });

  it('says why nothing was learned, and offers another try, or to go on without', async () => {
    const element = await offered();
    await press(element, en.calibrationStart);
    // As when another tab is opened.
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    try {
      document.dispatchEvent(new Event('visibilitychange'));
    } finally {
      Reflect.deleteProperty(document, 'hidden');
    }
    await element.updateComplete;
    expect(said(element)).to.equal(`${en['calibrationFailed left']} ${en.calibrationFree}`);
    expect(focused(element)).to.equal(en.tryAgain);
    expect(element.result.camera.state).to.equal('ok');
    await press(element, en.tryAgain);
    expect(find(element, 'dialog')).not.to.equal(null);
    await sendKeys({ press: 'Escape' });
    await press(element, en.calibrationAfterAll);
    await sendKeys({ press: 'Escape' });
    expect(said(element)).to.equal(en.calibrationSkipped);
  });

  withFootage('learns from footage with the real model what a head did that followed the dot to the left and to the right', async () => {
    const { mediapipeVision } = await import('../../src/adapters/mediapipe/index.js');
    const camera = await headThatFollows(() => document.querySelector('device-check')?.renderRoot.querySelector<HTMLElement>('.target')?.dataset['corner']);
    const element = await started(mediapipeVision({ assetsUrl: '/dist/cdn/assets/' }), true, camera);
    element.pace = 0.5;
    await says(element, OFFER);
    await press(element, en.calibrationStart);
    await says(element, en.calibrationDone);
    const { rest, reach, samples } = element.result.calibration ?? {};
    // The footage turns the head by 35 degrees to each side, and neither up nor down.
    expect(rest?.yaw).to.be.closeTo(0, 3);
    expect(rest?.pitch).to.be.closeTo(0, 6);
    expect(reach?.left).to.be.closeTo(35, 8);
    expect(reach?.right).to.be.closeTo(35, 8);
    expect(reach?.down).to.be.lessThan(6);
    expect(samples).to.be.at.least(24);
  });

  it('goes with the camera', async () => {
    const element = await offered();
    await press(element, en.calibrationStart);
    element.cameraHandle?.track.dispatchEvent(new Event('ended'));
    await element.updateComplete;
    expect([find(element, 'dialog'), said(element)]).to.deep.equal([null, undefined]);
  });
});
