import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AdapterError, AssetError, type InterviewError } from '../../../src/errors/index.js';
import { withSpareVoiceActivity } from '../../../src/media/with-spare-voice-activity.js';
import type { VoiceActivity, VoiceActivityPart } from '../../../src/spec/index.js';

/** Hears what it is told to hear with the next frame. */
class Scripted implements VoiceActivity {
  readonly specificationVersion = 'v1';
  readonly provider: string;
  readonly probability: number;
  next: VoiceActivityPart['type'] | Error | undefined;
  pushes = 0;
  resets = 0;
  closes = 0;

  constructor(provider: string, probability: number) {
    this.provider = provider;
    this.probability = probability;
  }

  push({ at }: { readonly at: number }): readonly VoiceActivityPart[] {
    this.pushes += 1;
    const { next } = this;
    this.next = undefined;
    if (next instanceof Error) throw next;
    return next ? [{ type: next, at: at - 1 }] : [];
  }

  reset(): void {
    this.resets += 1;
  }

  close(): void {
    this.closes += 1;
  }
}

function scene(load: () => Promise<void> = () => Promise.resolve()) {
  const preferred = Object.assign(new Scripted('preferred', 0.9), { load: ({ signal }: { readonly signal: AbortSignal }) => (signal.aborted ? Promise.reject(signal.reason as Error) : load()) });
  const spare = new Scripted('spare', 0.1);
  const failures: InterviewError[] = [];
  const activity = withSpareVoiceActivity(preferred, { spare, onFailure: (error) => failures.push(error) });
  let at = 0;
  /** What each of the two hears with the next frame, and what is told. */
  const hear = (next: { spare?: Scripted['next']; preferred?: Scripted['next'] } = {}): readonly string[] => {
    spare.next = next.spare;
    preferred.next = next.preferred;
    at += 20;
    return activity.push({ data: new Int16Array(320), sampleRate: 16_000, at }).map((part) => `${part.type} ${part.at}`);
  };
  return { activity, preferred, spare, failures, hear };
}

const { signal } = new AbortController();

describe('withSpareVoiceActivity', () => {
  it('heeds the spare one until the other is loaded, and asks it for nothing before', async () => {
    const { activity, preferred, hear } = scene();
    assert.deepEqual([activity.provider, activity.probability], ['spare', 0.1]);
    assert.deepEqual(hear({ spare: 'speech-start' }), ['speech-start 19']);
    assert.deepEqual(hear({ spare: 'speech-end' }), ['speech-end 39']);
    assert.equal(preferred.pushes, 0);
    await activity.load?.({ signal });
    hear();
    assert.deepEqual([activity.provider, activity.probability], ['preferred', 0.9]);
    assert.deepEqual(hear({ spare: 'speech-start', preferred: 'speech-start' }), ['speech-start 79']);
    assert.deepEqual(hear({ spare: 'speech-end' }), []);
  });

  it('does not take over in the middle of speech before both hear it', async () => {
    const { activity, hear } = scene();
    hear({ spare: 'speech-start' });
    await activity.load?.({ signal });
    assert.deepEqual(hear(), []);
    assert.equal(activity.provider, 'spare');
    assert.deepEqual(hear({ preferred: 'speech-start' }), []);
    assert.equal(activity.provider, 'preferred');
    assert.deepEqual(hear({ spare: 'speech-end' }), []);
    assert.deepEqual(hear({ preferred: 'speech-end' }), ['speech-end 99']);
  });

  it('heeds one that needs no loading at once', () => {
    const preferred = new Scripted('preferred', 0.9);
    const activity = withSpareVoiceActivity(preferred, { spare: new Scripted('spare', 0.1) });
    preferred.next = 'speech-start';
    assert.equal(activity.push({ data: new Int16Array(320), sampleRate: 16_000, at: 20 }).length, 1);
  });

  it('goes on with the spare one when the other cannot be loaded, and says why', async () => {
    const { activity, failures, hear } = scene(() => Promise.reject(new AssetError('missing', 'voice.model')));
    await activity.load?.({ signal });
    assert.deepEqual(failures.map(({ code }) => code), ['asset/missing']);
    assert.deepEqual(hear({ spare: 'speech-start' }), ['speech-start 19']);
  });

  it('goes on with the spare one when the other dies, also in the middle of speech', async () => {
    const { activity, failures, hear, preferred } = scene();
    await activity.load?.({ signal });
    hear();
    hear({ spare: 'speech-start', preferred: 'speech-start' });
    assert.deepEqual(hear({ preferred: new AdapterError('preferred', 'closed', 'it has died') }), []);
    assert.deepEqual([failures.map(({ code }) => code), activity.provider], [['adapter/closed'], 'spare']);
    assert.deepEqual(hear({ spare: 'speech-end' }), ['speech-end 79']);
    assert.equal(preferred.pushes, 3);
  });

  it('tells an end where it dies speaking and the spare one hears nobody, and a start where it is the other way round', async () => {
    for (const [before, told] of [['preferred', 'speech-end 60'], ['spare', 'speech-start 60']] as const) {
      const { activity, hear } = scene();
      await activity.load?.({ signal });
      hear();
      hear({ [before]: 'speech-start' });
      assert.deepEqual(hear({ preferred: new Error('unknown') }), [told]);
    }
  });

  it('names an error that is none of ours, and loads again when it is asked', async () => {
    const { activity, failures, hear } = scene();
    await activity.load?.({ signal });
    hear();
    hear({ preferred: new Error('unknown') });
    assert.deepEqual(failures.map(({ code }) => code), ['adapter/closed']);
    await activity.load?.({ signal });
    hear();
    assert.equal(activity.provider, 'preferred');
  });

  it('rejects only with the reason of the signal', async () => {
    const { activity, failures } = scene();
    const reason = new DOMException('enough', 'AbortError');
    assert.equal(await activity.load?.({ signal: AbortSignal.abort(reason) }).catch((error: unknown) => error), reason);
    assert.deepEqual(failures, []);
  });

  it('resets and closes both, and heeds the spare one then', async () => {
    const { activity, preferred, spare, hear } = scene();
    await activity.load?.({ signal });
    hear();
    activity.close?.();
    assert.deepEqual([preferred.closes, spare.closes, preferred.resets, spare.resets, activity.provider], [1, 1, 1, 1, 'spare']);
  });
});
