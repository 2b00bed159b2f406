import { expect } from '@open-wc/testing';
import { whilePrompting } from '../../src/media/own-prompts.js';
import { DeviceChange } from '../../src/session/device-change.js';
import { watchPage, type PageWatchOptions } from '../../src/session/page/page-watch.js';
import { TabPresence } from '../../src/session/page/tab-presence.js';
import { systemClock } from '../../src/session/system-clock.js';
import type { Observation } from '../../src/spec/index.js';
import { drawnCamera } from '../helpers/drawn-media.js';
import { deviceHandle } from '../../src/media/index.js';
import { until } from '../helpers/panel.js';

const say = (target: EventTarget, type: string): boolean => target.dispatchEvent(new Event(type));

/** Whether the window of the test is in front, whatever the machine shows. */
function inFront(isInFront: boolean): void {
  Object.defineProperty(document, 'hasFocus', { configurable: true, value: () => isInFront });
}

/** One observation in a line: `focus true`, `paste 5 textarea`. */
function line(observation: Observation): string {
  if (observation.type === 'environment') return `${observation.signal} ${observation.ok}`;
  if (observation.type === 'action') return [observation.action, observation.length, observation.target].filter((part) => part !== undefined).join(' ');
  return observation.type;
}

describe('watchPage', () => {
  let life = new AbortController();
  const watch = (options: Partial<PageWatchOptions> = {}): string[] => {
    const told: string[] = [];
    watchPage(
      { now: () => 7, clock: systemClock, fullscreen: false, otherTabs: undefined, onError: ({ code }) => told.push(code), ...options, onObservation: (each) => told.push(line(each)) },
      life.signal,
    );
    return told;
  };

  beforeEach(() => {
    life = new AbortController();
    inFront(true);
  });
  afterEach(() => {
    life.abort();
    inFront(true);
  });

  it('tells how the page stands at the start and at each change, until the signal ends', () => {
    const told = watch();
    expect(told.slice(0, 2).map((each) => each.split(' ')[0])).to.deep.equal(['visibility', 'focus']);
    const { length } = told;
    say(window, 'blur');
    say(window, 'focus');
    say(document, 'visibilitychange');
    expect(told).to.have.length(length + 3);
    life.abort();
    for (const [target, type] of [[window, 'blur'], [document, 'visibilitychange'], [document, 'paste'], [window, 'beforeprint'], [document, 'fullscreenchange']] as const) say(target, type);
    expect(watch()).to.deep.equal([]);
    expect(told).to.have.length(length + 3);
  });

  it('does not take a frame of the page for another window, be it in a shadow root', () => {
    const host = document.createElement('div');
    const frame = document.createElement('iframe');
    host.attachShadow({ mode: 'open' }).append(frame);
    document.body.append(host);
    inFront(false);
    try {
      frame.focus();
      const told = watch();
      expect(told).to.include('focus true');
      frame.blur();
      say(window, 'blur');
      expect(told.at(-1)).to.equal('focus false');
    } finally {
      host.remove();
    }
  });

  it('does not take a prompt of our own for another window, but for as long as it is there', async () => {
    const told = watch();
    let answer = (): void => undefined;
    const asked = whilePrompting(new Promise<void>((resolve) => (answer = resolve)));
    inFront(false);
    say(window, 'blur');
    expect(told.at(-1)).to.equal('focus true');
    answer();
    await asked;
    expect(told.at(-1)).to.equal('focus false');
  });

  it('tells that something was copied, cut, pasted or printed, how long it was and where; never what', () => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<textarea>one two three</textarea><input value="secret"><p contenteditable>free</p>';
    document.body.append(host);
    try {
      const told = watch();
      const { length } = told;
      const [area, input, free] = ['textarea', 'input', 'p'].map((name) => root.querySelector<HTMLElement>(name)!);
      (area as HTMLTextAreaElement).setSelectionRange(4, 7);
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'from elsewhere');
      const at = (target: EventTarget, type: string, data?: DataTransfer): boolean =>
        target.dispatchEvent(new ClipboardEvent(type, { bubbles: true, composed: true, ...(data && { clipboardData: data }) }));
      at(area!, 'copy');
      at(area!, 'cut');
      at(input!, 'paste', clipboardData);
      at(free!, 'paste', new DataTransfer());
      at(document.body, 'paste', clipboardData);
      free!.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, composed: true }));
      say(window, 'beforeprint');
      expect(told.slice(length)).to.deep.equal(['copy 3 textarea', 'cut 3 textarea', 'paste 14 input', 'paste editable', 'paste 14 page', 'context-menu editable', 'print']);
      expect(told.join()).not.to.match(/secret|elsewhere|two/);
    } finally {
      host.remove();
    }
  });

  it('tells of screens that come and go, whether the browser tells of it or not, where it knows', async () => {
    const screen = Object.assign(new EventTarget(), { isExtended: false });
    const own = Object.getOwnPropertyDescriptor(window, 'screen')!;
    Object.defineProperty(window, 'screen', { configurable: true, value: screen });
    try {
      const told = watch();
      screen.isExtended = true;
      say(screen, 'change');
      const screens = (): string[] => told.filter((each) => each.startsWith('screens'));
      expect(screens()).to.deep.equal(['screens true', 'screens false']);
      screen.isExtended = false;
      await until(() => screens().length === 3, 'a look by itself');
      expect(screens()[2]).to.equal('screens true');
      Object.defineProperty(window, 'screen', { configurable: true, value: new EventTarget() });
      expect(watch().join()).not.to.include('screens');
    } finally {
      Object.defineProperty(window, 'screen', own);
    }
  });

  it('tells of full screen only where it is asked for; that it was never entered is a failure and no incident', () => {
    expect(watch().join()).not.to.include('fullscreen');
    const told = watch({ fullscreen: true });
    expect(told.filter((each) => each.startsWith('fullscreen'))).to.deep.equal(['fullscreen/refused']);
    say(document, 'fullscreenchange');
    expect(told.at(-1)).to.equal('fullscreen false');
  });

  it('tells of other tabs when they come and go', async () => {
    let others = 0;
    const told = watch({ otherTabs: () => Promise.resolve(others) });
    const tabs = (): string[] => told.filter((each) => each.startsWith('tabs'));
    await until(() => tabs().length === 1, 'the first look');
    others = 1;
    await until(() => tabs().length === 2, 'another tab');
    others = 0;
    await until(() => tabs().length === 3, 'its end');
    expect(tabs()).to.deep.equal(['tabs true', 'tabs false', 'tabs true']);
  });
});

describe('TabPresence', () => {
  it('does not count its own page, however often the interview is open in it', async () => {
    const [one, two] = [new TabPresence('same'), new TabPresence('same')];
    expect([await one.others(), await two.others()]).to.deep.equal([0, 0]);
    one.leave();
    two.leave();
  });

  it('counts another page of the browser until that one is gone, and only of the same interview', async () => {
    const own = new TabPresence('same');
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const hold = (name: string): Promise<void> => new Promise((held) => void frame.contentWindow!.navigator.locks.request(name, { mode: 'shared' }, () => (held(), new Promise(() => undefined))));
    await hold('interview-elements same there');
    await hold('interview-elements other there');
    expect(await own.others()).to.equal(1);
    frame.remove();
    const until = Date.now() + 5000;
    while ((await own.others()) > 0 && Date.now() < until);
    expect(await own.others()).to.equal(0);
    own.leave();
  });

  it('asks by messages where there are no locks', async () => {
    const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks')!;
    Reflect.deleteProperty(Navigator.prototype, 'locks');
    try {
      const presence = new TabPresence('called');
      expect(await presence.others()).to.equal(0);
      const other = new BroadcastChannel('interview-elements called ');
      const answered = new Promise((resolve) => other.addEventListener('message', resolve, { once: true }));
      other.postMessage({ from: 'there' });
      await answered;
      expect(await presence.others()).to.equal(1);
      other.postMessage({ from: 'there', gone: true });
      let count = 1;
      await until(() => (void presence.others().then((others) => (count = others)), count === 0), 'its end');
      other.close();
      presence.leave();
    } finally {
      Object.defineProperty(Navigator.prototype, 'locks', own);
    }
  });
});

describe('DeviceChange', () => {
  it('looks when the devices of the computer change, until its signal ends', () => {
    const { stream, close } = drawnCamera();
    const handle = deviceHandle('camera', stream);
    const life = new AbortController();
    let told = 0;
    try {
      new DeviceChange().watch(handle, () => (told += 1), life.signal);
      say(navigator.mediaDevices, 'devicechange');
      expect(told).to.equal(0);
      Object.defineProperty(handle.track, 'label', { configurable: true, value: 'Another one' });
      say(navigator.mediaDevices, 'devicechange');
      say(navigator.mediaDevices, 'devicechange');
      expect(told).to.equal(1);
      life.abort();
      Object.defineProperty(handle.track, 'label', { configurable: true, value: 'A third' });
      say(navigator.mediaDevices, 'devicechange');
      expect(told).to.equal(1);
    } finally {
      close();
    }
  });
});
