import { expect } from '@open-wc/testing';
import { en } from '../../components/internal/strings/en/index.js';
import type { InterviewPanel } from '../../components/interview-panel/interview-panel.js';
import { memorySessionStore } from '../../src/adapters/memory/index.js';
import type { InterviewPlanInput } from '../../src/spec/index.js';
import { noteDeparture } from '../../src/utils/departures.js';
import { stillRecogniser, stillVision } from '../../stories/still-adapters.js';
import { findWithin, type Candidate } from '../../stories/panel-candidate.js';
import { openedTracks } from '../helpers/opened-tracks.js';
import { answering, inside, panelWith, shown, SPOKEN, TYPED, until, type PanelSetup } from '../helpers/panel.js';

const PICTURED: InterviewPlanInput = { ...SPOKEN, answerMode: 'typed', proctoring: { snapshots: {} } };

/** At the dialog, with all of its details. */
async function looking(setup: PanelSetup): Promise<{ panel: InterviewPanel; candidate: Candidate; dialog: HTMLElement }> {
  const given = await answering(setup);
  await given.candidate.press(en.panelWatched);
  await given.candidate.sees('h3', en.panelLeftPage);
  return { ...given, dialog: inside(given.panel, 'dialog') };
}

describe('<interview-panel>, what is watched', () => {
  const opened = openedTracks();

  it('asks for pictures exactly where the plan keeps them, and says how', async () => {
    const asked = async (plan: InterviewPlanInput): Promise<string | undefined> => {
      const { panel, candidate } = await panelWith({ plan });
      await candidate.sees('button', en.consentAccept);
      const box = findWithin(panel.renderRoot, 'input[name="snapshots"]');
      return box ? (box.closest('.purpose')?.textContent ?? '') : undefined;
    };
    expect(await asked(SPOKEN)).to.equal(undefined);
    expect(await asked({ ...PICTURED, accommodations: { noCamera: true } })).to.equal(undefined);
    const plain = await asked(PICTURED);
    expect(plain).to.contain(en.consentSnapshotsText).and.to.contain(en.consentSnapshotsIncidents).and.to.contain(en.consentSnapshotsMost(100));
    expect(plain).not.to.contain(en.consentSnapshotsBlur);
    const often = await asked({ ...PICTURED, proctoring: { snapshots: { onIncidents: false, everyMs: 60_000, blurBackground: true, most: 7 } } });
    for (const words of [en.consentSnapshotsEvery('1 min'), en.consentSnapshotsBlur, en.consentSnapshotsMost(7)]) expect(often).to.contain(words);
    expect(often).not.to.contain(en.consentSnapshotsIncidents);
  });

  it('says of each signal how it is now, and what is looked for', async () => {
    const { dialog, candidate, panel } = await looking({ plan: PICTURED });
    await candidate.is(({ coverage }) => coverage.camera === 'watched', 'a watched camera');
    expect(shown(panel.shadowRoot!.activeElement!), 'it is read from its beginning').to.equal(en.panelWatched);
    const [signals] = dialog.querySelectorAll('dl');
    expect(shown(signals!)).to.contain(`${en['signal camera']} ${en['watch watched']}`).and.to.contain(`${en['signal microphone']} ${en['watch off']}`);
    expect(shown(inside(panel, '.policy'))).to.contain(en['policy multiple-faces']);
    expect(shown(dialog)).to.contain(en.watchedNothing).and.to.contain(en.watchedNoPictures);
    await expect(dialog).to.be.accessible();
  });

  it('does not say that anything is watched in a pause', async () => {
    const { dialog, candidate, panel } = await looking({ plan: PICTURED });
    await candidate.is(({ coverage }) => coverage.camera === 'watched', 'a watched camera');
    await panel.session?.pause();
    await panel.updateComplete;
    expect(shown(dialog)).not.to.contain(en['watch watched']);
  });

  it('shows the pictures that are kept, and deletes one for good once it was asked', async () => {
    const store = memorySessionStore();
    const { panel, candidate, dialog } = await looking({ plan: PICTURED, store, adapters: { vision: stillVision('two') } });
    // Of a camera that goes on: what is noticed before a first picture was drawn has none.
    await candidate.is(({ snapshots }) => snapshots.length > 0, 'a picture');
    const images = (): HTMLImageElement[] => [...dialog.querySelectorAll<HTMLImageElement>('.pictures img')];
    const session = panel.session!;
    // The one of before may be kept at any moment.
    await until(() => images().map(({ naturalWidth }) => naturalWidth).join() === session.state.snapshots.map(({ width }) => width).join(), 'pictures');
    const { sessionId, snapshots } = session.state;
    expect(images()[0]!.alt).to.contain(en['kind multiple-faces']);
    expect(shown(dialog)).to.contain(`${en['kind multiple-faces']} ${en.watchedTimes(1)}`);
    await expect(dialog).to.be.accessible();

    const { snapshotId } = snapshots[0]!;
    const erase = dialog.querySelector<HTMLElement>('.pictures button')!;
    erase.focus();
    erase.click();
    await candidate.sees('button', en.watchedDeleteYes);
    expect([panel.shadowRoot!.activeElement, shown(erase)]).to.deep.equal([erase, en.watchedDeleteNo]);
    await candidate.press(en.watchedDeleteNo);
    expect([panel.shadowRoot!.activeElement, shown(erase)]).to.deep.equal([erase, en.watchedDelete]);
    expect(session.state.snapshots[0]).to.equal(snapshots[0]);
    dialog.querySelector<HTMLElement>('.pictures button')!.click();
    await candidate.press(en.watchedDeleteYes);
    await candidate.is((state) => !state.snapshots.some((each) => each.snapshotId === snapshotId), 'one picture less');
    expect(await store.readMedia(sessionId, snapshotId)).to.deep.equal([]);
    await until(() => images().length === session.state.snapshots.length, 'it is shown no more');
    expect(dialog.contains(panel.shadowRoot!.activeElement)).to.equal(true);
    expect(session.events.flatMap((event) => (event.type === 'snapshot-deleted' ? [event.data?.snapshotId] : []))).to.deep.equal([snapshotId]);
  });

  it('reads no picture while it is closed', async () => {
    const store = memorySessionStore();
    const read: string[] = [];
    const readMedia = store.readMedia.bind(store);
    Object.assign(store, { readMedia: (...args: Parameters<typeof readMedia>) => (read.push(args[1] ?? ''), readMedia(...args)) });
    const { panel, candidate, dialog } = await looking({ plan: PICTURED, store, adapters: { vision: stillVision('two') } });
    await candidate.is(({ snapshots }) => snapshots.length > 0, 'a picture that is kept');
    await until(() => (dialog.querySelector<HTMLImageElement>('.pictures img')?.naturalWidth ?? 0) > 0, 'a picture');
    await candidate.press(en.close);
    await until(() => !dialog.hasAttribute('open'), 'a closed dialog');
    const before = read.length;
    panel.requestUpdate();
    await panel.updateComplete;
    expect(before).to.be.greaterThan(0);
    expect([read.length, dialog.querySelector('.pictures')]).to.deep.equal([before, null]);
  });

  it('keeps no more pictures once that is taken back, and goes on watching', async () => {
    const { panel, candidate } = await looking({ plan: PICTURED });
    await candidate.is(({ coverage }) => coverage.camera === 'watched', 'a watched camera');
    await candidate.press(en.panelStopSnapshots);
    await candidate.is(({ consent }) => consent.snapshots === false, 'the choice');
    const track = opened.find(({ kind }) => kind === 'video')!;
    track.stop();
    track.dispatchEvent(new Event('ended'));
    await candidate.is(({ incidents }) => incidents.length > 0, 'an incident');
    await candidate.press(en.close);
    await panel.session!.end();
    await candidate.is(({ phase }) => phase === 'ended', 'the end');
    expect(panel.session!.events.filter(({ type }) => type.startsWith('snapshot'))).to.deep.equal([]);
  });

  it('keeps no pictures without consent to them', async () => {
    const { candidate, panel } = await panelWith({ plan: PICTURED });
    await candidate.sees('button', en.consentAccept);
    inside<HTMLInputElement>(panel, 'input[name="proctoring"]').click();
    await candidate.press(en.consentAccept);
    await candidate.passCheck();
    await candidate.press(en.panelStart);
    await candidate.is(({ coverage }) => coverage.camera === 'watched', 'a watched camera');
    const track = opened.find(({ kind }) => kind === 'video')!;
    track.stop();
    track.dispatchEvent(new Event('ended'));
    await candidate.is(({ incidents }) => incidents.length > 0, 'an incident');
    await panel.session!.end();
    await candidate.is(({ phase }) => phase === 'ended', 'the end');
    expect(panel.session!.events.filter(({ type }) => type.startsWith('snapshot'))).to.deep.equal([]);
  });
});

describe('<interview-panel>, what has left the page', () => {
  const recogniser = (destinations: ReturnType<typeof stillRecogniser>['destinations'], provider = 'still-recogniser') => ({ ...stillRecogniser({ certain: [], guess: '' }), provider, destinations, capabilities: { ...stillRecogniser({ certain: [], guess: '' }).capabilities, onDevice: false } });
  /** The words of the ledger, with whatever was noted before it left out of what is compared. */
  const left = async (setup: PanelSetup): Promise<string> => {
    const { dialog } = await looking(setup);
    return shown([...dialog.querySelectorAll('section')].at(-1)!);
  };

  it('says nothing where nothing can leave', async () => {
    const words = await left({ plan: TYPED });
    expect(words).to.contain(en.leftNothing);
    expect(words).not.to.contain(en.leftType);
  });

  it('does not speak of a recogniser that is not used', async () => {
    const speechToText = recogniser([{ host: 'unused.example', sends: ['sound'] }]);
    expect(await left({ plan: TYPED, adapters: { speechToText } })).not.to.contain('unused.example');
  });

  it('names who does not say what it sends', async () => {
    const words = await left({ plan: SPOKEN, adapters: { speechToText: recogniser(undefined, 'silent-recogniser') } });
    expect(words).to.contain(en.leftUncertain('silent-recogniser'));
    for (const claim of [en.leftNothing, en.leftElse]) expect(words).not.to.contain(claim);
  });

  it('counts what was sent, by host and in words', async () => {
    const speechToText = recogniser([{ host: 'speech.example', sends: ['sound'] }, { host: 'browser', sends: ['questions'] }]);
    const { dialog, panel } = await looking({ plan: SPOKEN, adapters: { speechToText, vision: stillVision('person') } });
    const line = (host: string): string => shown([...dialog.querySelectorAll('.left li')].find((item) => item.textContent?.includes(host))!);
    expect(line('speech.example')).to.contain(en['leaves sound']).and.to.contain(en.leftNotYet);
    expect(line(en.leftBrowser)).to.contain(en['leaves questions']);
    noteDeparture('speech.example', new Uint8Array(1_300_000));
    noteDeparture('browser');
    noteDeparture('other.example', 'x'.repeat(860));
    panel.requestUpdate();
    await panel.updateComplete;
    expect(line('speech.example')).to.contain(en.leftTimes(1)).and.to.contain('1.3 MB');
    expect(line(en.leftBrowser)).to.contain(en.leftUncounted);
    expect(line('other.example')).to.contain(en.leftOther).and.to.contain('860 byte');
    expect(shown(dialog)).to.contain(en.leftType).and.to.contain(en.leftElse);
    await expect(dialog).to.be.accessible();
  });
});
