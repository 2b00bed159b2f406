// The vendors' adapters in a real browser: its WebSocket, which can send no header, its `fetch`, which asks before it posts to
// another origin, and its microphone, into which recorded speech is played. Their servers are the simulators, in this process.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  deepgramSimulator,
  elevenLabsSimulator,
  geminiLiveSimulator,
  googleCloudSpeechSimulator,
  openaiRealtimeSimulator,
  openaiSpeechSimulator,
  serveSimulator,
  speakTones,
  type Hear,
  type HeardWord,
  type ServedSimulator,
} from '../../src/testing/index.js';
import { openTestPage, type TestPage } from '../helpers/browser-page.js';
import { absent, endOf, LEAD, partsOf, scene, spoken } from '../helpers/fixture-scene.js';
import { matchSound } from '../helpers/sound-match.js';
import { soundOf } from '../helpers/speech.js';
import type { Outcome, Vendor, VendorCall } from './pages/vendors.js';

const RATE = 48_000;
const TONES = 'we built a tool';
const SENTENCE = 'Tell me more';
const WRONG = 'wrong';
/** Other speech of four seconds and more stays below 0.68, wherever it is laid; the sound itself with a tenth of it left out is above 0.85. */
const SAME_SOUND = 0.75;
/** How much of the speech a busy machine's microphone may leave out at its ends, s. */
const LEFT_OUT = 0.3;

describe('the adapters of vendors in a real browser', { skip: absent }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'vendors-'));
  const speech = absent ? { at: 0, sound: { samples: new Int16Array(0), sampleRate: RATE } } : spoken(2.5, 'answer', partsOf('answer', 1).slice(-1));
  const said = speech.words?.[0]?.text ?? '';
  const tones = { at: endOf(speech) + 1.5, sound: { samples: speakTones(TONES, RATE), sampleRate: RATE } };
  const { file } = absent ? { file: new Uint8Array(0) } : scene(endOf(tones) + 2, [speech, tones]);
  const speechTake = { from: (speech.at - 0.5) * 1000, to: (endOf(speech) + 1.2) * 1000 };
  const toneTake = { from: speechTake.to, to: (endOf(tones) + 1) * 1000 };

  /** Each word as long as its letters, in seconds from the first sound. */
  const words = ((): readonly HeardWord[] => {
    const seconds = speech.sound.samples.length / RATE;
    let at = 0;
    return said.split(' ').map((text) => ({ text, start: at, end: (at += ((text.length + 1) / (said.length + 1)) * seconds) }));
  })();
  /** Knows the speech, if all of it came, by its loudness over time. */
  const hear: Hear = (sound) => {
    const { from, seconds, correlation } = matchSound(sound, soundOf(file));
    const [first, last] = [from, from + seconds].map((moment) => moment - LEAD);
    return correlation > SAME_SOUND && (first ?? 0) < speech.at + LEFT_OUT && (last ?? 0) > endOf(speech) - LEFT_OUT ? words : [];
  };

  const deepgram = deepgramSimulator({ utterances: [{ text: said, words }, { text: said, words }] });
  const openai = openaiSpeechSimulator({ apiKey: 'key', hear });
  const closed = openaiSpeechSimulator({ apiKey: 'key' });
  const realtime = openaiRealtimeSimulator({ utterances: [{ text: said, words }] });
  const google = googleCloudSpeechSimulator({ accessToken: 'token', hear });
  const elevenlabs = elevenLabsSimulator();
  const gemini = geminiLiveSimulator();
  const served = new Map<unknown, ServedSimulator>();
  let run: TestPage;

  const secretOf = (vendor: Vendor): string =>
    ({ deepgram: () => deepgram.grant(600), 'deepgram-flux': () => deepgram.grant(600), openai: () => 'key', 'openai-realtime': () => realtime.mintSecret(), 'openai-realtime-call': () => '', 'google-cloud': () => 'token', elevenlabs: () => elevenlabs.mintToken(), 'gemini-live': () => gemini.issueToken() })[vendor]();
  const simulatorOf: Readonly<Record<Vendor, unknown>> = { deepgram, 'deepgram-flux': deepgram, openai, 'openai-realtime': realtime, 'openai-realtime-call': realtime, 'google-cloud': google, elevenlabs, 'gemini-live': gemini };
  const call = (vendor: Vendor, secret = secretOf(vendor)): VendorCall => ({ vendor, url: served.get(simulatorOf[vendor])?.url ?? '', secret });
  const inPage = <Result>(name: string, ...args: unknown[]): Promise<Result> =>
    run.page.evaluate((method, given) => (globalThis as unknown as { vendors: Record<string, (...rest: unknown[]) => unknown> }).vendors[method]?.(...given), name, args) as Promise<Result>;
  const say = (to: VendorCall): Promise<Outcome> => inPage('say', to, SENTENCE);

  before(async () => {
    for (const simulator of [deepgram, openai, google]) served.set(simulator, await serveSimulator(simulator));
    for (const simulator of [realtime, elevenlabs]) served.set(simulator, await serveSimulator({ sockets: simulator, ...('fetch' in simulator && { fetch: simulator.fetch }) }));
    served.set(gemini, await serveSimulator({ sockets: gemini.sockets }));
    served.set(closed, await serveSimulator(closed, { cors: false }));
    const sound = join(folder, 'microphone.wav');
    writeFileSync(sound, file);
    run = await openTestPage({
      script: 'test/e2e/pages/vendors.ts',
      mounts: { '/assets/': 'dist/cdn/assets' },
      connect: [...served.values()].flatMap(({ url }) => [url, url.replace(/^http/, 'ws')]),
      flags: [`--use-file-for-fake-audio-capture=${sound}`],
    });
    await inPage('open', said, ((speech.sound.samples.length / RATE) * 1000) / words.length);
  });

  after(async () => {
    await run?.close();
    for (const each of served.values()) await each.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('write down what is said into the microphone, and tell who was not let in', { timeout: 90_000 }, async () => {
    const hearing: readonly Vendor[] = ['deepgram', 'deepgram-flux', 'openai', 'google-cloud', 'openai-realtime', 'gemini-live'];
    const takeOf = (vendor: Vendor) => (vendor === 'gemini-live' ? toneTake : speechTake);
    // A service hears the sound of a call only where it is a browser itself.
    const inOnePage = { vendor: 'openai-realtime-call', url: '', secret: '', take: speechTake };
    const strangers = (['openai-realtime-call', ...hearing] as const).map((vendor) => ({ ...call(vendor, vendor === 'gemini-live' ? 'auth_tokens/wrong' : WRONG), take: takeOf(vendor) }));
    const outcomes = await inPage<readonly Outcome[]>('hear', [...hearing.map((vendor) => ({ ...call(vendor), take: takeOf(vendor) })), inOnePage, ...strangers]);
    const [good, bad] = [outcomes.slice(0, hearing.length + 1), outcomes.slice(hearing.length + 1)];
    assert.deepEqual(
      good.map((outcome, index) => [hearing[index] ?? 'openai-realtime-call', outcome]),
      [...hearing, 'openai-realtime-call'].map((vendor) => [vendor, { text: vendor === 'gemini-live' ? TONES : said }]),
    );
    // Of a handshake that was refused a browser tells no more than that there is no connection.
    assert.deepEqual(
      bad.map(({ text, error }) => [text, error?.provider, error?.code]),
      [
        ['', 'openai-realtime-voice', 'adapter/auth'],
        ['', 'deepgram-speech-to-text', 'adapter/network'],
        ['', 'deepgram-flux', 'adapter/network'],
        ['', 'openai-speech-to-text', 'adapter/auth'],
        ['', 'google-cloud-speech-to-text', 'adapter/auth'],
        ['', 'openai-realtime-voice', 'adapter/network'],
        ['', 'gemini-live-voice', 'adapter/auth'],
      ],
    );
  });

  for (const [vendor, code] of [
    ['deepgram', 'adapter/network'],
    ['openai', 'adapter/auth'],
    ['google-cloud', 'adapter/auth'],
    ['elevenlabs', 'adapter/auth'],
    ['openai-realtime', 'adapter/network'],
    ['gemini-live', 'adapter/auth'],
  ] as const) {
    it(`speak a sentence to its end, and tell who was not let in: ${vendor}`, { timeout: 30_000 }, async () => {
      const { text, sound, error } = await say(call(vendor));
      assert.deepEqual([text, error], [SENTENCE, undefined]);
      assert.ok(sound && Math.abs(sound.played - sound.made) < 1, JSON.stringify(sound));
      const refused = await say(call(vendor, vendor === 'gemini-live' ? 'auth_tokens/wrong' : WRONG));
      assert.deepEqual([refused.sound, refused.error?.code], [undefined, code]);
    });
  }

  it('speak a sentence over a call', { timeout: 30_000 }, async () => {
    const { sound, error } = await say({ vendor: 'openai-realtime-call', url: '', secret: '' });
    assert.equal(error, undefined);
    // Each letter takes 60 ms, roughly kept: a call on a busy machine stretches sound and leaves gaps in it.
    const ms = SENTENCE.replaceAll(' ', '').length * 60;
    assert.ok(sound && sound.sounding > ms / 2 && sound.sounding < ms * 2, JSON.stringify(sound));
  });

  it('tell a server that is there, but whose answers the page may not read', { timeout: 30_000 }, async () => {
    const { error } = await say({ vendor: 'openai', url: served.get(closed)?.url ?? '', secret: 'key' });
    assert.deepEqual(error, { code: 'adapter/cors', provider: 'openai-text-to-speech' });
    assert.deepEqual(closed.requests.filter(({ method }) => method === 'POST'), [], 'nothing was said to it');
  });

  it('hand over credentials as browsers can', () => {
    for (const { upgrade } of deepgram.sockets.connections) {
      assert.deepEqual([upgrade.headers['origin'], upgrade.headers['authorization'], upgrade.protocols[0]], [run.url, undefined, 'bearer']);
    }
    for (const { headers } of [...openai.requests, ...google.requests]) assert.equal(headers['origin'], run.url);
    assert.deepEqual([run.foreign, run.violations], [[], []]);
  });
});
