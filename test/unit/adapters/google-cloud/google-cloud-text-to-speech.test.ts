import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { googleCloudTextToSpeech, type GoogleCloudTextToSpeechOptions } from '../../../../src/adapters/google-cloud/index.js';
import { googleCloudSpeechSimulator, speakTones, type GoogleCloudSpeechSimulatorOptions } from '../../../../src/testing/index.js';
import { toBase64 } from '../../../../src/utils/base64.js';
import { encodeWav } from '../../../../src/utils/wav-file.js';
import { codeOf, joined, samplesOf, spokenBy } from '../listen-to.js';
import { voiceRig, type VoiceRig } from '../speech-rigs.js';

const TEXT = 'Tell me about it.';
const LONG = 'This is one of many sentences that are said here, and it is not the last. '.repeat(6).trim();
const closing: VoiceRig[] = [];

afterEach(async () => {
  for (const rig of closing.splice(0)) await rig.close?.();
});

async function rigOf(options: Partial<GoogleCloudTextToSpeechOptions> = {}, simulated: GoogleCloudSpeechSimulatorOptions = {}): Promise<VoiceRig> {
  const rig = await voiceRig(
    ({ url, fetch, clock }) => googleCloudTextToSpeech({ accessToken: 'token', baseUrl: url, fetch, clock, ...options }),
    (clock) => googleCloudSpeechSimulator({ accessToken: 'token', clock, ...simulated }),
    24_000,
  );
  closing.push(rig);
  return rig;
}

const spokenTo = ({ simulator }: VoiceRig) => simulator.requests.flatMap(({ call }) => (call?.type === 'speak' ? [call.speech] : []));

describe('what is asked for', () => {
  it('is the voice of the call, else one of those given that speaks the language, else one that Google chooses', async () => {
    const voices = ['en-GB-Neural2-A', 'en-US-Neural2-C', 'de-DE-Neural2-B'];
    const rig = await rigOf({ voices });
    await spokenBy(rig, { text: TEXT, language: 'en-US' });
    await spokenBy(rig, { text: TEXT, language: 'de' });
    await spokenBy(rig, { text: TEXT, language: 'fr' });
    await spokenBy(rig, { text: TEXT, language: 'zh-Hans' });
    await spokenBy(rig, { text: TEXT, language: 'en-US', voice: 'de-DE-Neural2-B', rate: 1.25 });
    assert.deepEqual(spokenTo(rig).map(({ language, voice, rate }) => [language, voice, rate]), [
      ['en-GB', 'en-GB-Neural2-A', undefined],
      ['de-DE', 'de-DE-Neural2-B', undefined],
      ['fr-FR', undefined, undefined],
      ['cmn-CN', undefined, undefined],
      ['de-DE', 'de-DE-Neural2-B', 1.25],
    ]);
  });

  it('is one clause after another, the next one ahead of its time', async () => {
    const rig = await rigOf({}, { reply: { type: 'speech', delayMs: 100 } });
    const reader = rig.textToSpeech.speak({ text: LONG, language: 'en' }, { signal: new AbortController().signal })[Symbol.asyncIterator]();
    const first = reader.next();
    await rig.advance(150);
    assert.equal((await first).done, false);
    assert.equal(rig.simulator.requests.length, 2);
    // Nobody takes the sound of the first; the second comes, and no third is asked for.
    await rig.advance(1_000);
    assert.deepEqual([rig.simulator.requests.length, rig.simulator.open], [2, 0]);
    await reader.return?.();
    const { frames } = await spokenBy(rig, { text: LONG });
    const texts = spokenTo(rig).slice(2).map(({ text }) => text);
    assert.equal(texts.join(' '), LONG);
    assert.ok(texts.length >= 3 && texts.every((text) => text.length <= 200));
    assert.deepEqual(samplesOf(frames), joined(texts.map((text) => speakTones(text, 24_000))));
    assert.ok(frames.slice(0, -1).every(({ data }) => data.length === 480));
  });

  it('is broken off, also what was asked for ahead, when the reader leaves', async () => {
    const rig = await rigOf({}, { reply: { type: 'speech', delayMs: 100 } });
    const reader = rig.textToSpeech.speak({ text: LONG, language: 'en' }, { signal: new AbortController().signal })[Symbol.asyncIterator]();
    const first = reader.next();
    await rig.advance(150);
    await first;
    assert.equal(rig.simulator.open, 1);
    await reader.return?.();
    await rig.advance(0);
    assert.deepEqual([rig.simulator.open, rig.simulator.requests[1]?.isBrokenOff], [0, true]);
  });
});

describe('what comes back', () => {
  it('is refused where it is no sound, or of another kind than was asked for', async () => {
    const samples = speakTones('Hi', 24_000);
    const files = [encodeWav([samples], 16_000), encodeWav([samples], 24_000).subarray(44), encodeWav([], 24_000)];
    for (const answer of [Response.json({}), Response.json({ audioContent: '***' }), new Response('<html>'), ...files.map((file) => Response.json({ audioContent: toBase64(file) }))]) {
      const { error } = await spokenBy(await rigOf({ fetch: () => Promise.resolve(answer) }), { text: TEXT });
      assert.equal(codeOf(error), 'adapter/malformed');
    }
  });
});

describe('when it fails', () => {
  it('says why, with the wait that it is told, and nothing of the text', async () => {
    const cases = [
      [{ type: 'rate', retryAfterMs: 2_300 }, 'adapter/rate', 2_300],
      [{ type: 'quota' }, 'adapter/quota', 45_838],
      [{ type: 'auth' }, 'adapter/auth', undefined],
      [{ type: 'server' }, 'adapter/server', undefined],
      [{ type: 'speech', dieAfter: 0 }, 'adapter/closed', undefined],
    ] as const;
    for (const [reply, code, retryAfterMs] of cases) {
      const rig = await rigOf({}, { reply });
      const { error } = await spokenBy(rig, { text: 'The xylophone sounds for a while, and then it is over.' });
      assert.deepEqual([codeOf(error), (error as { retryAfterMs?: number }).retryAfterMs, rig.simulator.open], [code, retryAfterMs, 0]);
      assert.doesNotMatch(String(error), /xylophone/);
    }
  });

  it('hands out the clauses before the one that failed', async () => {
    const rig = await rigOf();
    rig.simulator.script({ type: 'speech' }, { type: 'server' });
    const { frames, error } = await spokenBy(rig, { text: LONG });
    const [first] = spokenTo(rig);
    assert.equal(codeOf(error), 'adapter/server');
    const whole = Math.floor(speakTones(first?.text ?? '', 24_000).length / 480) * 480;
    assert.deepEqual(samplesOf(frames), speakTones(first?.text ?? '', 24_000).slice(0, whole));
  });

  it('tells of a voice or a language that there is not as of what another provider may have', async () => {
    assert.equal(codeOf((await spokenBy(await rigOf(), { text: TEXT, voice: 'en-US-Nobody-A' })).error), 'adapter/unsupported');
    assert.equal(codeOf((await spokenBy(await rigOf(), { text: TEXT, language: 'no tag' })).error), 'adapter/unsupported');
  });

  it('gives up a server that does not answer, and closes the connection', async () => {
    const rig = await rigOf({ timeLimitMs: 3_000 }, { reply: { type: 'hang' } });
    const { error } = await spokenBy(rig, { text: TEXT });
    await rig.advance(0);
    assert.deepEqual([codeOf(error), rig.simulator.open, rig.simulator.requests[0]?.isBrokenOff], ['adapter/timeout', 0, true]);
  });

  it('is not made of options that cannot be', () => {
    assert.throws(() => googleCloudTextToSpeech({}), { code: 'option/invalid' });
    assert.throws(() => googleCloudTextToSpeech({ apiKey: 'a', accessToken: 'b' }), { code: 'option/invalid' });
    assert.throws(() => googleCloudTextToSpeech({ apiKey: 'a', timeLimitMs: -1 }), { code: 'option/invalid' });
  });
});
