import { expect } from '@open-wc/testing';
import { memorySessionStore } from '../../src/adapters/memory/index.js';
import { deviceHandle } from '../../src/media/index.js';
import { SnapshotKeeper, type SnapshotKeeperOptions } from '../../src/session/snapshots/snapshot-keeper.js';
import type { Incident, IncidentKind, LogEntry, Snapshot, VisionObservation } from '../../src/spec/index.js';
import { faultySessionStore, StoreFaults, virtualClock } from '../../src/testing/index.js';
import { sha256Hex } from '../../src/utils/sha256.js';

const EVERY = 10_000;
/** In the middle of the picture. */
const FACE = { x: 0.44, y: 0.3, width: 0.12, height: 0.2 };

const incident = (kind: IncidentKind, phase: 'start' | 'end' = 'start', startedAt = performance.now()): Incident => ({
  id: 'i1',
  kind,
  phase,
  startedAt,
  severity: 'warn',
  confidence: 1,
  reason: 'As told.',
  evidence: {},
  rule: { id: kind, version: '1', thresholds: {} },
});

const looked = (at: number): VisionObservation => ({
  type: 'vision',
  at,
  frame: { width: 640, height: 480, luma: 120, contrast: 40, fingerprint: 'a' },
  faces: [{ box: FACE }],
  latency: 20,
});

/** A camera of stripes, 8 px each: black and white, on the left half with red in place of white. */
function stripedCamera(): MediaStream {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const context = canvas.getContext('2d')!;
  const draw = (): void => {
    for (let x = 0; x < 640; x += 8) {
      context.fillStyle = x % 16 === 0 ? '#000' : x < 320 ? '#f00' : '#fff';
      context.fillRect(x, 0, 8, 480);
    }
  };
  draw();
  // A canvas that nobody draws on sends no frames.
  const timer = setInterval(draw, 50);
  const stream = canvas.captureStream(20);
  closing.push(() => (clearInterval(timer), stream.getTracks().forEach((track) => track.stop())));
  return stream;
}

const closing: (() => void)[] = [];

interface Rig {
  readonly keeper: SnapshotKeeper;
  readonly store: ReturnType<typeof faultySessionStore>;
  readonly faults: StoreFaults;
  readonly entries: LogEntry[];
  /** Has one taken by the clock. */
  due(): Promise<void>;
}

function rig(settings: Partial<SnapshotKeeperOptions['settings']> = {}, kept = 0): Rig {
  const clock = virtualClock();
  const faults = new StoreFaults();
  const store = faultySessionStore(memorySessionStore(), faults);
  const entries: LogEntry[] = [];
  const controller = new AbortController();
  const keeper = new SnapshotKeeper({
    settings: { onIncidents: true, everyMs: EVERY, blurBackground: false, most: 100, ...settings },
    clock,
    kept,
    now: () => performance.now(),
    save: (slice) => store.putMedia('s', slice),
    remove: (recordingId) => store.deleteMedia('s', recordingId),
    record: (entry) => void entries.push(entry),
  });
  keeper.watch(deviceHandle('camera', stripedCamera()), controller.signal);
  closing.push(() => controller.abort());
  return {
    keeper,
    store,
    faults,
    entries,
    due: async () => {
      await clock.advance(EVERY);
      await keeper.settled;
    },
  };
}

const keptIn = (entries: readonly LogEntry[]): Snapshot[] => entries.flatMap((entry) => (entry.type === 'snapshot-kept' ? [entry.data] : []));
const droppedIn = (entries: readonly LogEntry[]): string[] => entries.flatMap((entry) => (entry.type === 'snapshots-dropped' ? [entry.data.why] : []));

/** Does it until it has led to this. */
async function again(act: () => Promise<unknown> | void, holds: () => boolean): Promise<void> {
  for (await act(); !holds(); await act()) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Waits for the first picture; what was kept and missed until then is gone from the entries. */
async function firstPicture({ due, entries }: Rig): Promise<void> {
  await again(due, () => keptIn(entries).length > 0);
  entries.length = 0;
}

async function pixelsOf({ store }: Rig, { snapshotId }: Snapshot): Promise<(x: number, y: number) => number[]> {
  const [slice] = await store.readMedia('s', snapshotId);
  const bitmap = await createImageBitmap(new Blob([slice!.bytes], { type: slice!.contentType }));
  const canvas = Object.assign(document.createElement('canvas'), { width: bitmap.width, height: bitmap.height });
  const context = canvas.getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return (x, y) => [...context.getImageData(x, y, 1, 1).data];
}

/** How much it goes up and down along 12 px: stripes are 4 px wide in the picture. */
function contrastAt(pixel: (x: number, y: number) => number[], x: number, y: number): number {
  const row = Array.from({ length: 12 }, (_, index) => pixel(x + index, y)[0]!);
  return Math.max(...row) - Math.min(...row);
}

describe('SnapshotKeeper with a camera', () => {
  afterEach(() => closing.splice(0).forEach((close) => close()));

  it('keeps a small unmirrored JPEG, with its size and hash in the record and its bytes in the store', async () => {
    const all = rig();
    await firstPicture(all);
    await all.due();
    const [snapshot] = keptIn(all.entries);
    const [slice, ...more] = await all.store.readMedia('s', snapshot!.snapshotId);
    expect([slice!.track, slice!.contentType, slice!.index, more.length]).to.deep.equal(['snapshot', 'image/jpeg', 0, 0]);
    expect(snapshot).to.deep.include({ reason: 'interval', width: 320, height: 240, bytes: slice!.bytes.length, hash: sha256Hex(slice!.bytes), blurred: false });
    expect(snapshot!.takenAt).to.be.within(performance.now() - 2000, performance.now());
    const pixel = await pixelsOf(all, snapshot!);
    const green = (from: number): number => Math.max(...Array.from({ length: 24 }, (_, index) => pixel(from + index, 120)[1]!));
    expect([green(20) < 130, green(280) > 200, contrastAt(pixel, 20, 20) > 150]).to.deep.equal([true, true, true]);
    expect(JSON.stringify(all.entries)).not.to.include(String(slice!.bytes.slice(0, 8)));
  });

  it('keeps one of before, of the beginning and of the end; and none of what a camera does not show', async () => {
    const all = rig({ everyMs: undefined as never });
    const { keeper, entries } = all;
    const tellEnd = (): Promise<unknown> => (keeper.told(incident('face-missing', 'end')), keeper.settled);
    await again(tellEnd, () => keptIn(entries).length > 0);
    const first = keptIn(entries)[0]!.takenAt;
    entries.length = 0;
    keeper.told(incident('face-missing', 'start', first + 1));
    keeper.told(incident('paste'));
    keeper.told(incident('tab-hidden'));
    keeper.told(incident('monitoring-gap'));
    keeper.told(incident('face-missing', 'end', first + 1));
    await keeper.settled;
    expect(keptIn(entries).map(({ reason, incidentId }) => [reason, incidentId])).to.deep.equal([['before', 'i1'], ['start', 'i1'], ['end', 'i1']]);
    expect(keptIn(entries)[0]!.takenAt).to.equal(first);
    expect(droppedIn(entries)).to.deep.equal([]);
    keeper.told(incident('multiple-faces', 'start', first - 5000));
    await keeper.settled;
    expect(droppedIn(entries)).to.deep.equal(['no-picture']);
  });

  it('keeps none of incidents where the plan wants it so', async () => {
    const all = rig({ onIncidents: false });
    await firstPicture(all);
    all.keeper.told(incident('face-missing'));
    await all.keeper.settled;
    expect(all.entries).to.deep.equal([]);
  });

  it('blurs all where nobody is known to be, and all but the people where somebody is', async () => {
    const all = rig({ blurBackground: true });
    await firstPicture(all);
    await all.due();
    for (const age of [400, 0]) all.keeper.saw(looked(performance.now() - age));
    await all.due();
    const [unknown, known] = keptIn(all.entries);
    expect([unknown!.blurred, known!.blurred]).to.deep.equal([true, true]);
    const nobody = await pixelsOf(all, unknown!);
    const somebody = await pixelsOf(all, known!);
    expect([contrastAt(nobody, 154, 96), contrastAt(nobody, 20, 20)].every((contrast) => contrast < 40)).to.equal(true);
    // The face, and the room beside it.
    expect([contrastAt(somebody, 154, 96) > 150, contrastAt(somebody, 20, 20) < 40, contrastAt(somebody, 220, 96) < 40]).to.deep.equal([true, true, true]);
  });

  it('counts what is beyond the limit of the interview, and what the store did not take', async () => {
    const all = rig({ most: 3 }, 1);
    await firstPicture(all);
    all.faults.fail('putMedia', { reason: 'quota' });
    await all.due();
    expect([keptIn(all.entries), droppedIn(all.entries)]).to.deep.equal([[], ['store']]);
    await all.due();
    await all.due();
    expect([keptIn(all.entries).length, droppedIn(all.entries)]).to.deep.equal([1, ['store', 'limit']]);
  });

  it('keeps nothing more once it is stopped, not even what is on its way', async () => {
    const all = rig();
    await firstPicture(all);
    const asked: string[] = [];
    const { putMedia } = all.store;
    all.store.putMedia = async (id, slice) => {
      await putMedia.call(all.store, id, slice);
      asked.push(slice.recordingId);
      all.keeper.stop();
    };
    await all.due();
    expect(asked.length).to.equal(1);
    expect(await all.store.readMedia('s', asked[0]!)).to.deep.equal([]);
    all.keeper.told(incident('face-missing'));
    await all.due();
    expect([all.entries, asked.length]).to.deep.equal([[], 1]);
  });

  it('counts a picture as missing where the camera gives none any more', async () => {
    const all = rig();
    await firstPicture(all);
    closing.splice(0).forEach((close) => close());
    await again(() => (all.keeper.told(incident('camera-lost', 'end')), all.keeper.settled), () => droppedIn(all.entries).length > 0);
    expect(droppedIn(all.entries)[0]).to.equal('no-picture');
  });
});
