import { expect } from '@open-wc/testing';
import { en } from '../../components/internal/strings/en/index.js';
import type { InterviewPanel } from '../../components/interview-panel/interview-panel.js';
import type { ProctorCamera } from '../../components/proctor-camera/proctor-camera.js';
import { memorySessionStore } from '../../src/adapters/memory/index.js';
import type { DeviceCheck } from '../../components/device-check/device-check.js';
import type { LogEventType } from '../../src/spec/index.js';
import { atTheDot, lookingVision } from '../../stories/looking-person.js';
import { findWithin } from '../../stories/panel-candidate.js';
import { openedTracks } from '../helpers/opened-tracks.js';
import { adaptersFor, answering, inside, panelWith, SPOKEN, TYPED, until } from '../helpers/panel.js';

/** More than an element may be off the page before its devices are closed, ms. */
const GRACE_MS = 600;

const recorded = (panel: InterviewPanel, type: LogEventType): number => panel.session?.events.filter((event) => event.type === type).length ?? 0;
const camera = (panel: InterviewPanel): ProctorCamera | null => panel.renderRoot.querySelector('proctor-camera');

describe('<interview-panel>, devices and life', () => {
  const opened = openedTracks();
  const live = (kind: 'audio' | 'video'): number => opened.filter((track) => track.kind === kind && track.readyState === 'live').length;

  it('takes the devices of the check over, shows the picture, and closes both at the end', async () => {
    const { panel, candidate, session } = await answering({ plan: SPOKEN });
    expect([live('video'), live('audio'), opened.length]).to.deep.equal([1, 1, 2]);
    expect(camera(panel)?.camera?.state).to.equal('live');
    await until(() => session.state.coverage.camera === 'watched', 'a watched camera');
    expect(session.state.coverage.page).to.equal('watched');
    await candidate.press(en.panelPause);
    expect(live('video')).to.equal(1);
    await candidate.press(en.panelEnd);
    await candidate.press(en.panelEndYes);
    await candidate.is(({ phase }) => phase === 'ended', 'the end');
    expect([live('video'), live('audio')]).to.deep.equal([0, 0]);
  });

  it('learns the edges of the screen from a look at the corners, in numbers for the record and the monitor', async () => {
    const vision = lookingVision(atTheDot(() => findWithin<DeviceCheck>(document, 'device-check')?.renderRoot));
    const { panel, candidate } = await panelWith({ plan: { ...SPOKEN, answerMode: 'typed' }, adapters: { vision } });
    await candidate.agree();
    await candidate.press(en.checkStart);
    const check = inside<DeviceCheck>(panel, 'device-check');
    // As fast as there are pictures.
    check.pace = 0.1;
    await candidate.press(en.calibrationStart);
    await until(() => check.result.calibration, 'the corners');
    await candidate.sees('p', en.calibrationDone);
    await expect(check).to.be.accessible();
    await candidate.press(en.continue);
    await candidate.is(({ deviceCheck }) => deviceCheck !== undefined, 'the check in the record');
    const { calibration } = (await candidate.session()).state.deviceCheck ?? {};
    // What this person does: 18 degrees to each side, 2 to 20 down.
    expect(calibration?.rest.gazeYaw).to.be.closeTo(0, 1);
    expect(calibration?.reach.left).to.be.closeTo(18, 2);
    expect(calibration?.reach.right).to.be.closeTo(18, 2);
    expect(calibration?.samples).to.be.at.least(24);
    const event = panel.session?.events.find(({ type }) => type === 'device-checked');
    expect(JSON.stringify(event?.data)).to.contain(JSON.stringify(calibration));
  });

  it('says beside the picture and in the list when the camera is not watched any more', async () => {
    const { panel, session } = await answering({ plan: SPOKEN });
    await until(() => inside(panel, 'dl').textContent?.includes(en.statusWatched), 'a watched camera');
    const track = opened.find(({ kind }) => kind === 'video');
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
    await until(() => session.state.coverage.camera === 'gap', 'the gap');
    await panel.updateComplete;
    expect([inside(panel, 'dl dd').textContent, inside(panel, 'dl .dot').dataset['state']]).to.deep.equal([en.statusNotWatched, 'warning']);
    expect(inside(panel, '.toasts').textContent).to.contain(en['toast camera-lost']);
    expect(camera(panel)?.renderRoot.querySelector('.words')?.textContent).to.equal(en.cameraNotWatched);
  });

  it('closes the camera when watching is taken back, and the interview goes on', async () => {
    const { panel, candidate, session } = await answering({ plan: SPOKEN });
    expect(camera(panel)).to.exist;
    await candidate.press(en.panelWatched);
    await candidate.press(en.panelStopProctoring);
    await until(() => live('video') === 0, 'a closed camera');
    await panel.updateComplete;
    expect(camera(panel) === null).to.equal(true);
    expect(inside(panel, 'dialog').textContent).to.contain(en.panelWatchedNothing);
    await candidate.press(en.close);
    await candidate.press(en.panelPause);
    await candidate.press(en.panelGoOn);
    await candidate.is(({ phase, turn }) => phase === 'running' && turn === 'listening', 'the answer');
    expect([live('video'), live('audio'), session.state.coverage.camera]).to.deep.equal([0, 1, 'off']);
  });

  it('stops the recording when that is taken back, and goes on listening', async () => {
    const { panel, candidate, session } = await answering({ plan: SPOKEN });
    await until(() => session.state.answer?.recordingId, 'a recording');
    await candidate.press(en.panelWatched);
    await candidate.press(en.panelStopRecording);
    await until(() => recorded(panel, 'recording-ended') === 1, 'the end of the recording');
    await candidate.press(en.close);
    await candidate.press(en.panelSkip);
    await candidate.is(({ number, turn }) => number === 2 && turn === 'listening', 'the next question');
    await candidate.is(({ answer }) => answer?.interim !== '', 'words');
    expect([recorded(panel, 'recording-started'), live('audio')]).to.deep.equal([1, 1]);
  });

  it('listens while the button is held by pointer, and only then', async () => {
    const { panel, candidate } = await answering({ plan: { ...SPOKEN, pushToTalk: true } });
    const button = inside(panel, 'button', en.panelPushToTalk);
    const point = (type: string, buttons = 0): boolean => button.dispatchEvent(new PointerEvent(type, { buttons }));
    for (const letGo of ['pointerup', 'pointercancel', 'pointerleave']) {
      point('pointerdown', 1);
      await candidate.is(({ answer }) => answer?.interim !== '', 'a guess');
      expect(panel.renderRoot.querySelector('.recording'), letGo).to.exist;
      point(letGo, letGo === 'pointerleave' ? 1 : 0);
      await candidate.is(({ answer }) => answer?.interim === '', 'silence');
      expect(panel.renderRoot.querySelector('.recording') === null, letGo).to.equal(true);
    }
    // The guess of each time was kept, as it was said.
    expect(panel.session?.state.answer?.text).to.equal(Array(3).fill('I measured first. and then I').join(' '));
  });

  it('does not say that it listens where a button was held that is gone', async () => {
    const { panel, candidate, session } = await answering({ plan: { ...SPOKEN, pushToTalk: true } });
    inside(panel, 'button', en.panelPushToTalk).dispatchEvent(new PointerEvent('pointerdown', { buttons: 1 }));
    await candidate.is(({ answer }) => answer?.interim !== '', 'a guess');
    await session.skip();
    await candidate.is(({ number, turn }) => number === 2 && turn === 'listening', 'the next question');
    expect(panel.renderRoot.querySelector('.recording') === null).to.equal(true);
    expect(inside(panel, '.answer').textContent).to.contain(en.panelTalk);
  });

  it('keeps its session and its devices when it is moved in the page', async () => {
    const { panel, session } = await answering({ plan: SPOKEN });
    const home = document.createElement('div');
    panel.parentElement?.append(home);
    home.append(panel);
    const moved = session.at;
    await until(() => session.at - moved > GRACE_MS, 'the time after which all would be closed');
    expect(panel.session === session).to.equal(true);
    expect([session.state.phase, live('video'), live('audio')]).to.deep.equal(['running', 1, 1]);
  });

  it('closes everything when it is gone for longer, and takes the interview up from the store when it is back', async () => {
    const { panel, candidate, session } = await answering({ plan: SPOKEN });
    const { sessionId } = session.state;
    await candidate.press(en.panelTypeInstead);
    await candidate.is(({ answer }) => answer?.mode === 'typed', 'typing');
    session.editAnswer('Half an answer');
    const { parentElement } = panel;
    panel.remove();
    await until(() => panel.session === undefined && live('video') + live('audio') === 0, 'closed devices');
    parentElement?.append(panel);
    await candidate.sees('button', en.panelGoOn);
    expect(inside(panel, 'h2', en.panelBack)).to.exist;
    expect([panel.session?.state.sessionId, panel.session?.state.phase]).to.deep.equal([sessionId, 'paused']);
    await candidate.press(en.panelGoOn);
    await candidate.is(({ turn, phase }) => phase === 'running' && turn === 'listening', 'the answer');
    expect([panel.session?.state.answer?.text, panel.session?.state.number]).to.deep.equal(['Half an answer', 1]);
    expect([live('video'), live('audio')]).to.deep.equal([1, 1]);
  });

  it('opens anew only what is gone when it goes on', async () => {
    const { panel, candidate } = await answering({ plan: SPOKEN });
    await candidate.press(en.panelPause);
    const microphone = opened.find(({ kind }) => kind === 'audio');
    opened.find(({ kind }) => kind === 'video')?.stop();
    await candidate.press(en.panelGoOn);
    await candidate.is(({ phase, turn }) => phase === 'running' && turn === 'listening', 'the answer');
    expect([live('video'), live('audio'), opened.length, microphone?.readyState]).to.deep.equal([1, 1, 3, 'live']);
    await until(() => camera(panel)?.camera?.state === 'live', 'a picture');
  });

  it('leaves nothing open when it goes away while a device is being opened', async () => {
    const { panel, candidate } = await answering({ plan: SPOKEN });
    await candidate.press(en.panelPause);
    opened.find(({ kind }) => kind === 'video')?.stop();
    let open = (): void => undefined;
    const asked = new Promise<void>((resolve) => (open = resolve));
    const own = MediaDevices.prototype.getUserMedia;
    MediaDevices.prototype.getUserMedia = async function (constraints) {
      await asked;
      return own.call(this, constraints);
    };
    try {
      await candidate.press(en.panelGoOn);
      panel.remove();
      await until(() => panel.session === undefined, 'a closed interview');
      open();
      await until(() => opened.length === 3, 'a late camera');
    } finally {
      MediaDevices.prototype.getUserMedia = own;
    }
    await until(() => live('video') + live('audio') === 0, 'closed devices');
  });

  it('holds two interviews on one page, each with its own record', async () => {
    const store = memorySessionStore();
    const one = await answering({ store, sessionId: 'one' });
    const two = await answering({ store, sessionId: 'two' });
    const told: string[] = [];
    two.panel.addEventListener('interview-answer-saved', () => told.push('two'));
    one.panel.addEventListener('interview-answer-saved', () => told.push('one'));
    two.session.editAnswer('Of the second.');
    await two.candidate.press(en.panelDone);
    await two.candidate.is(({ number }) => number === 2, 'the next question');
    await until(() => told.length > 0, 'a saved answer');
    expect(told).to.deep.equal(['two']);
    expect([one.session.state.number, one.session.state.answer?.text]).to.deep.equal([1, '']);
    expect((await store.list()).map(({ sessionId }) => sessionId).sort()).to.deep.equal(['one', 'two']);
  });

  it('does without camera, microphone and voice where everything is by text', async () => {
    let spoken = 0;
    const adapters = adaptersFor();
    const textToSpeech = { ...adapters.textToSpeech, speak: () => ((spoken += 1), (async function* () {})()) } as NonNullable<typeof adapters.textToSpeech>;
    const { candidate } = await panelWith({ plan: { ...TYPED, answerMode: 'speech', accommodations: { textOnly: true } }, adapters: { textToSpeech } });
    await candidate.agree();
    await candidate.press(en.panelStart);
    const session = await candidate.session();
    for (const number of [1, 2, 3]) {
      await candidate.is((state) => state.number === number && state.turn === 'listening', `question ${number}`);
      expect(session.state.answer?.mode).to.equal('typed');
      await candidate.answer(`Answer ${number}.`);
    }
    await candidate.is(({ phase }) => phase === 'ended', 'the end');
    expect(session.state.turns.map(({ answer }) => answer)).to.deep.equal(['Answer 1.', 'Answer 2.', 'Answer 3.']);
    expect([opened.length, spoken]).to.deep.equal([0, 0]);
  });
});
