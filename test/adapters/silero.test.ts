import { expect } from '@open-wc/testing';
import { sileroVoiceActivity } from '../../src/adapters/silero/index.js';
import type { VoiceActivity } from '../../src/spec/index.js';
import { voiceActivityContract, type VoiceActivityRig } from '../../src/testing/index.js';
import { rejection, where } from '../helpers/browser-cases.js';
import { ASSETS, signal } from '../helpers/document-fixtures.js';
import { holdEngine } from '../helpers/held-engine.js';
import { amplified, cut, framesOf, joined, mixed, silence, type Wav } from '../helpers/sound.js';
import { recordings, type Recordings } from '../helpers/voice-activity-rig.js';

const read = async (file: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(`/fixtures/speech/${file}`)).arrayBuffer());
const recorded: Recordings | undefined = (await fetch('/fixtures/speech/audio.truth.json')).ok ? await recordings(read) : undefined;
const withFixtures = where(recorded !== undefined, 'no fixtures');
if (recorded) await holdEngine(`${ASSETS}onnx-engine.wasm`);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const kept = new Map<string, Promise<ArrayBuffer>>();
/** The 17 MB are not fetched for each test. */
const keep: typeof fetch = async (input, init) => {
  init?.signal?.throwIfAborted();
  const url = String(input);
  const bytes = kept.get(url) ?? fetch(input).then((response) => response.arrayBuffer());
  kept.set(url, bytes);
  return new Response((await bytes).slice(0));
};

/** With the real model. */
function rig(): VoiceActivityRig {
  if (!recorded) throw new Error('There are no fixtures.');
  let failing = false;
  const activity = sileroVoiceActivity({
    assetsUrl: ASSETS,
    fetch: (input, init) => {
      const fails = failing;
      failing = false;
      return fails ? fetch('/nowhere/', init) : keep(input, init);
    },
  });
  return { ...recorded, activity, toleranceMs: 64, advance: pause, failLoad: () => void (failing = true) };
}

/** Plays it, and silence behind it until as many parts are told. */
async function heard(activity: VoiceActivity, sound: Wav, count: number): Promise<readonly string[]> {
  const parts: string[] = [];
  for (const frame of framesOf(joined(sound, { ...silence(30), sampleRate: sound.sampleRate }))) {
    parts.push(...activity.push(frame).map(({ type, at }) => `${type} ${Math.round(at / 100) * 100}`));
    if (parts.length === count) break;
    if (frame.at * sound.sampleRate > sound.samples.length * 1000) await pause(1);
  }
  return parts;
}

describe('sileroVoiceActivity', function () {
  this.timeout(60_000);

  for (const { name, run } of voiceActivityContract(rig)) withFixtures(name, run);

  describe('heard', () => {
    let activity: VoiceActivity;
    before(async () => {
      activity = sileroVoiceActivity({ assetsUrl: ASSETS, fetch: keep });
      await activity.load?.({ signal });
    });
    beforeEach(() => activity.reset());
    after(() => activity.close?.());

    withFixtures('tells a voice from noise that is as loud, as energy cannot', async () => {
      const { speech, noise } = recorded!;
      const voice = cut(speech[0]!, 0.5, 4);
      expect(await heard(activity, mixed(voice, amplified(noise, -3)), 1)).to.deep.equal(['speech-start 700']);
      activity.reset();
      // Bursts of it, as of a door or a chair.
      const bursts = joined(...Array.from({ length: 6 }, () => joined(cut(noise, 1, 1.2), silence(0.5))));
      expect(await heard(activity, joined(bursts, voice), 1)).to.deep.equal(['speech-start 4900']);
    });

    withFixtures('hears a soft voice, and one that comes at the rate of a headset', async () => {
      const voice = cut(recorded!.speech[0]!, 0.5, 4);
      expect(await heard(activity, amplified(voice, -20), 1)).to.deep.equal(['speech-start 700']);
      activity.reset();
      // Every second sample: 8 kHz.
      const headset: Wav = { sampleRate: 8_000, samples: voice.samples.filter((_, index) => index % 2 === 0) };
      expect(await heard(activity, headset, 1)).to.deep.equal(['speech-start 700']);
    });

    withFixtures('waits as long as it is told before speech is over', async () => {
      const patient = sileroVoiceActivity({ assetsUrl: ASSETS, fetch: keep, hangoverMs: 1700 });
      await patient.load?.({ signal });
      // A pause of 1.5 s lies in it.
      const whole = await heard(patient, recorded!.speech[0]!, 2);
      patient.close?.();
      expect(whole).to.deep.equal(['speech-start 1200', 'speech-end 8300']);
    });
  });

  it('says which file is missing, and the command that copies it', async () => {
    const error = await rejection(sileroVoiceActivity({ assetsUrl: '/nowhere/' }).load!({ signal }));
    expect(error.code).to.equal('asset/missing');
    expect(error.action).to.contain('npx interview-elements assets <dir> --silero');
  });

  it('fails once its worker has died, and hears again when it is loaded again', async () => {
    const workers: Worker[] = [];
    const { Worker: Real } = globalThis;
    globalThis.Worker = class extends Real {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(this);
      }
    };
    try {
      const activity = sileroVoiceActivity({ assetsUrl: ASSETS, fetch: keep });
      await activity.load!({ signal });
      workers[0]!.dispatchEvent(new ErrorEvent('error', { cancelable: true }));
      const frame = { data: new Int16Array(320), sampleRate: 16_000, at: 0 };
      expect(() => activity.push(frame)).to.throw().with.property('code', 'adapter/closed');
      await activity.load!({ signal });
      expect(activity.push(frame)).to.deep.equal([]);
      expect(workers).to.have.length(2);
      activity.close?.();
    } finally {
      globalThis.Worker = Real;
    }
  });

  it('refuses thresholds that cannot be', () => {
    for (const options of [{ enter: 1.2 }, { exit: 0 }, { enter: 0.3, exit: 0.4 }, { enter: NaN }]) {
      expect(() => sileroVoiceActivity(options)).to.throw().with.property('code', 'option/invalid');
    }
  });
});
