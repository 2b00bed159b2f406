import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { googleCloudSpeechToText, type GoogleCloudSpeechToTextOptions } from '../../../../src/adapters/google-cloud/index.js';
import { googleCloudSpeechSimulator, type GoogleCloudSpeechSimulatorOptions } from '../../../../src/testing/index.js';
import { codeOf, heardOf, listenTo } from '../listen-to.js';
import { hearingRig, type HearingRig } from '../speech-rigs.js';

const SAID = 'we build small tools';
const closing: HearingRig[] = [];

afterEach(async () => {
  for (const rig of closing.splice(0)) await rig.close?.();
});

async function rigOf(options: Partial<GoogleCloudSpeechToTextOptions> = {}, { sampleRate = 48_000, ...simulated }: GoogleCloudSpeechSimulatorOptions & { sampleRate?: number } = {}): Promise<HearingRig> {
  const rig = await hearingRig(
    ({ url, fetch, clock }) => googleCloudSpeechToText({ ...(!options.accessToken && { apiKey: 'key' }), baseUrl: url, fetch, clock, random: () => 0, ...options }),
    (clock) => googleCloudSpeechSimulator({ apiKey: 'key', clock, ...simulated }),
    { sampleRate },
  );
  closing.push(rig);
  return rig;
}

const configOf = ({ simulator }: HearingRig): unknown => (simulator.requests[0]?.body as { config: unknown }).config;
const soundsOf = ({ simulator }: HearingRig) => simulator.requests.flatMap(({ call }) => (call?.type === 'hear' ? [call.sound] : []));

describe('what is sent', () => {
  it('is the sound, its rate, the language with its region, hints as phrases, and a wish for times and certainty', async () => {
    const rig = await rigOf({ model: 'latest_long', alternativeLanguages: ['de', 'pt-BR', 'zh-TW'] });
    await heardOf(rig, SAID, 'pt', ['Quill\u200bmark', ' ', 'x'.repeat(120)]);
    assert.deepEqual(configOf(rig), {
      encoding: 'LINEAR16',
      sampleRateHertz: 16_000,
      languageCode: 'pt-BR',
      alternativeLanguageCodes: ['de-DE', 'cmn-Hant-TW'],
      speechContexts: [{ phrases: ['Quillmark', 'x'.repeat(100)] }],
      enableWordTimeOffsets: true,
      enableWordConfidence: true,
      enableAutomaticPunctuation: true,
      model: 'latest_long',
    });
    assert.deepEqual(rig.simulator.requests.map(({ status, path }) => [status, path]), [[200, '/v1/speech:recognize']]);
  });

  it('is all of the sound and nothing else, at whatever rate the microphone has, also when it changes', async () => {
    for (const sampleRate of [8_000, 16_000, 44_100, 48_000]) {
      assert.deepEqual((await heardOf(await rigOf({}, { sampleRate }), SAID)).listening.texts, [SAID], String(sampleRate));
    }
    const rig = await rigOf({}, { sampleRate: 8_000 });
    const listening = listenTo(rig);
    await rig.audio.say('we build');
    rig.audio.sampleRate = 16_000;
    await rig.audio.say('small tools');
    await rig.audio.pause(2_600);
    listening.stop();
    await rig.advance(1_000);
    assert.deepEqual([listening.texts, soundsOf(rig).map(({ sampleRate }) => sampleRate)], [[SAID], [8_000, 16_000]]);
  });

  it('is never a minute long, and no word of it is lost, where there is no pause', async () => {
    const rig = await rigOf({}, { sampleRate: 8_000 });
    const listening = listenTo(rig);
    const said = Array.from({ length: 500 }, (_, index) => `word${index}`).join(' ');
    await rig.audio.say(said);
    listening.stop();
    await rig.advance(1_000);
    assert.equal(await listening.done, undefined);
    assert.ok(soundsOf(rig).length >= 3);
    for (const { samples, sampleRate } of soundsOf(rig)) assert.ok(samples.length / sampleRate <= 51);
    assert.equal(listening.texts.join(' '), said);
  });

  it('has the token or the key of this very call, in a header and not in the address', async () => {
    let count = 0;
    const rig = await rigOf({ accessToken: () => `token-${(count += 1)}`, quotaProject: 'mine' }, { accessToken: 'token-2' });
    assert.deepEqual([codeOf((await heardOf(rig, SAID)).error), (await heardOf(rig, SAID)).listening.texts], ['adapter/auth', [SAID]]);
    assert.deepEqual(rig.simulator.requests.map(({ headers }) => [headers['authorization'], headers['x-goog-user-project']]), [['Bearer token-1', 'mine'], ['Bearer token-2', 'mine']]);
    const keyed = await rigOf({ apiKey: () => Promise.resolve('key') });
    await heardOf(keyed, SAID);
    assert.deepEqual([keyed.simulator.requests[0]?.headers['x-goog-api-key'], keyed.simulator.requests[0]?.headers['authorization']], ['key', undefined]);
  });
});

describe('what comes back', () => {
  it('has words with times on the clock of the session, and the confidence of all its parts', async () => {
    const rig = await rigOf();
    rig.simulator.script({ type: 'speech', confidence: 0.7 });
    const listening = listenTo(rig);
    await rig.audio.pause(5_000);
    const from = rig.line.clock.now();
    const said = `${SAID} and then we measure them`;
    await rig.audio.say(said);
    await rig.audio.pause(2_600);
    const [end] = listening.ends;
    assert.deepEqual([end?.text, end?.confidence?.toFixed(6)], [said, '0.700000']);
    assert.deepEqual(end?.words?.map(({ text, confidence }) => [text, confidence]), said.split(' ').map((word) => [word, 0.7]));
    assert.ok(Math.abs((end?.words?.[0]?.start ?? 0) - from) < 40, `${end?.words?.[0]?.start} is not ${from}`);
    listening.stop();
    await listening.done;
  });

  it('has no confidence where Google gives none, which it writes as 0', async () => {
    const rig = await rigOf();
    rig.simulator.script({ type: 'speech', confidence: 0 });
    const [end] = (await heardOf(rig, SAID)).listening.ends;
    assert.deepEqual([end?.text, end?.confidence, end?.words?.[0]?.confidence], [SAID, undefined, undefined]);
  });

  it('is nothing where nothing was understood, and refused where it is no answer', async () => {
    const rig = await rigOf();
    rig.simulator.script({ type: 'speech', text: '' });
    assert.deepEqual((await heardOf(rig, SAID)).listening.texts, []);
    for (const answer of [Response.json({ results: [{ alternatives: [{ words: [] }] }] }), Response.json({ results: [{ alternatives: [{ transcript: 'xylophone '.repeat(200) }] }] }), new Response('<html>xylophone')]) {
      const { error } = await heardOf(await rigOf({ fetch: () => Promise.resolve(answer) }), SAID);
      assert.equal(codeOf(error), 'adapter/malformed');
      assert.doesNotMatch(String(error), /xylophone/);
    }
  });
});

describe('when it fails', () => {
  it('sends the sound again after what passes, not earlier than RetryInfo says, and loses no word', async () => {
    const rig = await rigOf();
    rig.simulator.script({ type: 'rate', retryAfterMs: 3_000 }, { type: 'server', status: 503 }, { type: 'speech', dieAfter: 0 });
    const { listening, error } = await heardOf(rig, SAID);
    assert.deepEqual([listening.texts, error], [[SAID], undefined]);
    const [first, second] = rig.simulator.requests.map(({ at }) => at);
    assert.ok((second ?? 0) - (first ?? 0) >= 3_000, `${first}, ${second}`);
  });

  it('does not ask again for what does not pass', async () => {
    for (const [failure, code] of [[{ type: 'auth' }, 'adapter/auth'], [{ type: 'quota' }, 'adapter/quota']] as const) {
      const rig = await rigOf();
      rig.simulator.script(failure);
      const { error } = await heardOf(rig, SAID);
      assert.deepEqual([codeOf(error), rig.simulator.requests.length, rig.open], [code, 1, 0]);
    }
    assert.equal(codeOf((await heardOf(await rigOf({ apiKey: 'other' }), SAID)).error), 'adapter/auth');
    assert.equal(codeOf((await heardOf(await rigOf(), SAID, 'no tag')).error), 'adapter/unsupported');
  });

  it('gives a server up that takes too long, and closes the connection', async () => {
    const rig = await rigOf({ timeLimitMs: 5_000 });
    rig.simulator.script({ type: 'hang' });
    const listening = listenTo(rig);
    await rig.audio.say(SAID);
    await rig.audio.pause(2_600);
    await rig.advance(6_000);
    assert.deepEqual([codeOf(await listening.done), rig.open, rig.simulator.requests[0]?.isBrokenOff], ['adapter/timeout', 0, true]);
  });

  it('is not made of options that cannot be', () => {
    assert.throws(() => googleCloudSpeechToText({}), { code: 'option/invalid' });
    assert.throws(() => googleCloudSpeechToText({ apiKey: 'a', accessToken: 'b' }), { code: 'option/invalid' });
    assert.throws(() => googleCloudSpeechToText({ apiKey: 'a', timeLimitMs: 0 }), { code: 'option/invalid' });
    assert.throws(() => googleCloudSpeechToText({ apiKey: 'a', alternativeLanguages: ['de', 'fr', 'es', 'pt'] }), { code: 'option/invalid' });
    const { interimResults, words, verbatim, turns, onDevice } = googleCloudSpeechToText({ apiKey: 'a' }).capabilities;
    assert.deepEqual([interimResults, words, verbatim, turns, onDevice], [false, true, false, false, false]);
  });
});
