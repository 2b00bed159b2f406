import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { openaiTextToSpeech, type OpenaiTextToSpeechOptions } from '../../../../src/adapters/openai/index.js';
import { openaiSpeechSimulator, speakTones, type OpenaiSpeechSimulatorOptions } from '../../../../src/testing/index.js';
import { codeOf, joined, samplesOf, spokenBy } from '../listen-to.js';
import { voiceRig, type VoiceRig } from '../speech-rigs.js';

const TEXT = 'Tell me about it.';
const closing: VoiceRig[] = [];

afterEach(async () => {
  for (const rig of closing.splice(0)) await rig.close?.();
});

async function rigOf(options: Partial<OpenaiTextToSpeechOptions> = {}, simulated: OpenaiSpeechSimulatorOptions = {}): Promise<VoiceRig> {
  const rig = await voiceRig(
    ({ url, fetch, clock }) => openaiTextToSpeech({ model: 'gpt-4o-mini-tts', voice: 'marin', credentials: 'key', baseUrl: `${url}/v1`, fetch, clock, ...options }),
    (clock) => openaiSpeechSimulator({ apiKey: 'key', clock, ...simulated }),
    24_000,
  );
  closing.push(rig);
  return rig;
}

describe('what is asked for', () => {
  it('is PCM, of the voice of the call or else the usual one, at the rate and in the manner that is wanted', async () => {
    const rig = await rigOf({ instructions: 'Calmly.' });
    await spokenBy(rig, { text: TEXT });
    await spokenBy(rig, { text: TEXT, voice: 'alloy', rate: 1.25 });
    const usual = { model: 'gpt-4o-mini-tts', input: TEXT, voice: 'marin', response_format: 'pcm', stream_format: 'audio', instructions: 'Calmly.' };
    assert.deepEqual(rig.simulator.requests.map(({ body }) => body), [usual, { ...usual, voice: 'alloy', speed: 1.25 }]);
  });

  it('is never more than OpenAI takes, cut between sentences', async () => {
    const sentence = 'This is one of many sentences that are said here, and it is not the last. ';
    const rig = await rigOf();
    const { frames } = await spokenBy(rig, { text: sentence.repeat(60) });
    const texts = rig.simulator.requests.flatMap(({ call }) => (call?.type === 'speak' ? [call.speech.text] : []));
    assert.equal(texts.length, 3);
    assert.ok(texts.every((text) => text.length <= 2_000 && text.endsWith('last.')));
    assert.equal(texts.join(' '), sentence.repeat(60).trim());
    // Also where one request ends and the next begins, no frame is short.
    assert.ok(frames.slice(0, -1).every(({ data }) => data.length === 480));
    assert.deepEqual(samplesOf(frames), joined(texts.map((text) => speakTones(text, 24_000))));
  });

  it('has the token of this very call', async () => {
    let count = 0;
    const rig = await rigOf({ credentials: () => `key-${(count += 1)}` }, { apiKey: 'key-2' });
    assert.deepEqual([codeOf((await spokenBy(rig, { text: TEXT })).error), (await spokenBy(rig, { text: TEXT })).error], ['adapter/auth', undefined]);
  });
});

describe('what comes back', () => {
  it('is whole, wherever its bytes are cut', async () => {
    for (const chunkBytes of [1, 3, 959, 961, 7_777]) {
      const rig = await rigOf({}, { reply: { type: 'speech', chunkBytes, samples: speakTones('Tell me', 24_000).subarray(0, 5_001) } });
      const { frames, error } = await spokenBy(rig, { text: TEXT });
      assert.equal(error, undefined);
      assert.deepEqual(samplesOf(frames), speakTones('Tell me', 24_000).slice(0, 5_001), String(chunkBytes));
    }
  });

  it('is handed out while the rest is still made', async () => {
    const rig = await rigOf({}, { reply: { type: 'speech', delayMs: 100 } });
    const reader = rig.textToSpeech.speak({ text: TEXT, language: 'en' }, { signal: new AbortController().signal })[Symbol.asyncIterator]();
    const first = reader.next();
    await rig.advance(150);
    assert.equal((await first).done, false);
    assert.equal(rig.simulator.open, 1);
    await reader.return?.();
    await rig.advance(0);
    assert.deepEqual([rig.simulator.open, rig.simulator.requests[0]?.isBrokenOff], [0, true]);
  });

  it('is not silence that nobody notices', async () => {
    const rig = await rigOf({}, { reply: { type: 'speech', samples: new Int16Array(0) } });
    assert.equal(codeOf((await spokenBy(rig, { text: TEXT })).error), 'adapter/malformed');
    const page = await rigOf({ fetch: () => Promise.resolve(new Response('<html>', { headers: { 'content-type': 'text/html' } })) });
    assert.equal(codeOf((await spokenBy(page, { text: TEXT })).error), 'adapter/malformed');
  });
});

describe('when it fails', () => {
  it('says why, with the wait that it is told, and nothing of the text', async () => {
    const cases = [
      [{ type: 'rate', retryAfterMs: 2_300 }, 'adapter/rate', 2_300],
      [{ type: 'quota' }, 'adapter/quota', undefined],
      [{ type: 'auth' }, 'adapter/auth', undefined],
      [{ type: 'server' }, 'adapter/server', undefined],
      [{ type: 'speech', dieAfter: 2 }, 'adapter/closed', undefined],
    ] as const;
    for (const [reply, code, retryAfterMs] of cases) {
      const rig = await rigOf({}, { reply });
      const { error } = await spokenBy(rig, { text: 'The xylophone sounds for a while, and then it is over.' });
      assert.deepEqual([codeOf(error), (error as { retryAfterMs?: number }).retryAfterMs, rig.simulator.open], [code, retryAfterMs, 0]);
      assert.doesNotMatch(String(error), /xylophone/);
    }
  });

  it('hands out what came before the line broke', async () => {
    const rig = await rigOf({}, { reply: { type: 'speech', delayMs: 100, dieAfter: 3 } });
    const { frames, error } = await spokenBy(rig, { text: TEXT });
    const samples = samplesOf(frames);
    assert.deepEqual([codeOf(error), samples.length > 0], ['adapter/closed', true]);
    assert.deepEqual(samples, speakTones(TEXT, 24_000).slice(0, samples.length));
  });

  it('tells of a voice that there is not as of what another server may have', async () => {
    assert.equal(codeOf((await spokenBy(await rigOf({ voice: 'nobody' }), { text: TEXT })).error), 'adapter/unsupported');
  });

  it('gives up a server that falls silent, before or in the middle, and closes the connection', async () => {
    for (const reply of [{ type: 'hang' }, { type: 'speech', stallAfter: 1 }] as const) {
      const rig = await rigOf({ timeLimitMs: 3_000 }, { reply });
      const { error } = await spokenBy(rig, { text: TEXT });
      await rig.advance(0);
      assert.deepEqual([codeOf(error), rig.simulator.open, rig.simulator.requests[0]?.isBrokenOff], ['adapter/timeout', 0, true]);
    }
  });

  it('does not give up a reader that takes its time', async () => {
    const rig = await rigOf({ timeLimitMs: 3_000 });
    const reader = rig.textToSpeech.speak({ text: TEXT, language: 'en' }, { signal: new AbortController().signal })[Symbol.asyncIterator]();
    let count = 0;
    for (let next = await reader.next(); !next.done; next = await reader.next()) if ((count += 1) % 20 === 0) await rig.line.clock.advance(4_000);
    assert.equal(count, Math.ceil(speakTones(TEXT, 24_000).length / 480));
  });

  it('is not made of options that cannot be', () => {
    assert.throws(() => openaiTextToSpeech({ model: '', voice: 'marin' }), { code: 'option/invalid' });
    assert.throws(() => openaiTextToSpeech({ model: 'tts-1', voice: '' }), { code: 'option/invalid' });
    assert.throws(() => openaiTextToSpeech({ model: 'tts-1', voice: 'alloy', timeLimitMs: 0 }), { code: 'option/invalid' });
  });
});
