import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { openaiSpeechToText, type OpenaiSpeechToTextOptions } from '../../../../src/adapters/openai/index.js';
import { openaiSpeechSimulator, type OpenaiSpeechSimulatorOptions } from '../../../../src/testing/index.js';
import { codeOf, heardOf, listenTo } from '../listen-to.js';
import { hearingRig, type HearingRig } from '../speech-rigs.js';

const SAID = 'we build small tools';
const GPT = 'gpt-4o-mini-transcribe';
const closing: HearingRig[] = [];

afterEach(async () => {
  for (const rig of closing.splice(0)) await rig.close?.();
});

async function rigOf(options: Partial<OpenaiSpeechToTextOptions> = {}, { sampleRate = 48_000, ...simulated }: OpenaiSpeechSimulatorOptions & { sampleRate?: number } = {}): Promise<HearingRig> {
  const rig = await hearingRig(
    ({ url, fetch, clock }) => openaiSpeechToText({ model: GPT, credentials: 'key', baseUrl: `${url}/v1/`, fetch, clock, random: () => 0, ...options }),
    (clock) => openaiSpeechSimulator({ apiKey: 'key', clock, ...simulated }),
    { sampleRate },
  );
  closing.push(rig);
  return rig;
}

const fieldsOf = ({ simulator }: HearingRig): Record<string, string> =>
  Object.fromEntries([...(simulator.requests[0]?.body as FormData)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
const soundsOf = ({ simulator }: HearingRig) => simulator.requests.flatMap(({ call }) => (call?.type === 'hear' ? [call.sound] : []));

describe('what is sent', () => {
  it('is a file with a name, the model, the language of ISO 639-1, hints as prompt, and a wish for certainty', async () => {
    const rig = await rigOf({ temperature: 0 });
    await heardOf(rig, SAID, 'pt-BR', ['Quill\u200bmark', ' Kafka ']);
    assert.deepEqual(fieldsOf(rig), { model: GPT, language: 'pt', prompt: 'Quillmark, Kafka', temperature: '0', response_format: 'json', 'include[]': 'logprobs' });
    assert.equal(rig.simulator.requests[0]?.path, '/v1/audio/transcriptions');
    assert.deepEqual(soundsOf(rig).map(({ sampleRate }) => sampleRate), [16_000]);
  });

  it('asks Whisper for times, and other models for what they know', async () => {
    const whisper = await rigOf({ model: 'whisper-large-v3' });
    await heardOf(whisper, SAID);
    const body = whisper.simulator.requests[0]?.body as FormData;
    assert.deepEqual([body.get('response_format'), body.getAll('timestamp_granularities[]'), body.get('include[]')], ['verbose_json', ['word', 'segment'], null]);
    for (const model of ['gpt-4o-transcribe-diarize', 'parakeet']) {
      const rig = await rigOf({ model });
      const { listening } = await heardOf(rig, SAID);
      assert.deepEqual([fieldsOf(rig)['response_format'], fieldsOf(rig)['include[]'], listening.texts, listening.ends[0]?.confidence], ['json', undefined, [SAID], undefined]);
    }
  });

  it('has no language where the model has to find it out, and Whisper\'s code where that is another', async () => {
    for (const [tag, code] of [['fil-PH', 'tl'], ['nb-NO', 'no'], ['yue-HK', undefined], ['zh-Hant-TW', 'zh'], ['', undefined]] as const) {
      const rig = await rigOf();
      await heardOf(rig, SAID, tag);
      assert.equal(fieldsOf(rig)['language'], code, tag);
    }
  });

  it('is all of the sound and nothing else, at whatever rate the microphone has, also when it changes', async () => {
    for (const sampleRate of [8_000, 16_000, 44_100, 48_000]) {
      const rig = await rigOf({}, { sampleRate });
      assert.deepEqual((await heardOf(rig, SAID)).listening.texts, [SAID], String(sampleRate));
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

  it('has the key of this very call, or none for servers that ask for none', async () => {
    let count = 0;
    const rig = await rigOf({ credentials: () => Promise.resolve(`key-${(count += 1)}`) }, { apiKey: 'key-2' });
    const first = await heardOf(rig, SAID);
    assert.deepEqual([codeOf(first.error), (await heardOf(rig, SAID)).listening.texts], ['adapter/auth', [SAID]]);
    assert.deepEqual(rig.simulator.requests.map(({ headers }) => headers['authorization']), ['Bearer key-1', 'Bearer key-2']);
    const open = await hearingRig(({ url, fetch, clock }) => openaiSpeechToText({ model: 'whisper', baseUrl: url, fetch, clock }), (clock) => openaiSpeechSimulator({ clock }));
    closing.push(open);
    await heardOf(open, SAID);
    assert.deepEqual([open.simulator.requests[0]?.headers['authorization'], open.simulator.requests[0]?.status], [undefined, 200]);
  });
});

describe('what comes back', () => {
  it('has the geometric mean of the probabilities of its tokens as confidence', async () => {
    for (const [options, name] of [[{}, 'at once'], [{ stream: true }, 'streamed'], [{ model: 'whisper-1' }, 'by segments']] as const) {
      const rig = await rigOf(options);
      rig.simulator.script({ type: 'speech', confidence: 0.7 });
      const { listening } = await heardOf(rig, SAID);
      assert.equal(listening.ends[0]?.confidence?.toFixed(6), '0.700000', name);
    }
  });

  it('has the times of its words on the clock of the session', async () => {
    const rig = await rigOf({ model: 'whisper-1' });
    const listening = listenTo(rig);
    await rig.audio.pause(5_000);
    const from = rig.line.clock.now();
    await rig.audio.say(SAID);
    await rig.audio.pause(2_600);
    const [end] = listening.ends;
    assert.deepEqual(end?.words?.map(({ text }) => text), SAID.split(' '));
    assert.ok(Math.abs((end?.words?.[0]?.start ?? 0) - from) < 40, `${end?.words?.[0]?.start} is not ${from}`);
    assert.ok(end?.words?.every((word, index, all) => word.start <= word.end && word.start >= (all[index - 1]?.end ?? 0)));
    listening.stop();
    await listening.done;
  });

  it('comes word by word where it is streamed, however it is cut into chunks', async () => {
    const rig = await rigOf({ stream: true });
    rig.simulator.script({ type: 'speech', chunkBytes: 7 });
    const listening = listenTo(rig);
    await rig.audio.say(SAID);
    await rig.audio.pause(2_600);
    assert.deepEqual(listening.parts.flatMap((part) => (part.type === 'transcript-delta' ? [part.text] : [])), ['we', 'we build', 'we build small', SAID]);
    assert.deepEqual(listening.texts, [SAID]);
    listening.stop();
    await listening.done;
  });

  it('is taken at once from a server that does not stream', async () => {
    const rig = await rigOf({ stream: true, model: 'whisper-1', detail: 'none' });
    assert.deepEqual((await heardOf(rig, SAID)).listening.texts, [SAID]);
  });

  it('is nothing where only a dot, a note, or the prompt comes back', async () => {
    for (const text of ['.', '♪ ♪', ' Quillmark,  Kafka, Redis. ']) {
      const rig = await rigOf();
      rig.simulator.script({ type: 'speech', text });
      assert.deepEqual((await heardOf(rig, SAID, 'en', ['Quillmark', 'Kafka', 'Redis'])).listening.texts, [], text);
    }
    const rig = await rigOf();
    rig.simulator.script({ type: 'speech', text: 'Kafka' });
    assert.deepEqual((await heardOf(rig, SAID, 'en', ['Kafka'])).listening.texts, ['Kafka']);
  });

  it('is left out where Whisper itself takes a segment for silence', async () => {
    const segment = (text: string, start: number, noSpeech: number, logprob: number): unknown => ({ text, start, end: start + 1, no_speech_prob: noSpeech, avg_logprob: logprob, tokens: [1, 2] });
    const answer = {
      text: 'We build. Thank you for watching.',
      segments: [segment(' We build.', 0, 0.02, Math.log(0.8)), segment(' Thank you for watching.', 1, 0.9, -1.4)],
      words: [{ word: 'We', start: 0.1, end: 0.3 }, { word: 'build', start: 0.3, end: 0.6 }, { word: 'Thank', start: 1.2, end: 1.4 }],
    };
    const rig = await rigOf({ model: 'whisper-1', fetch: () => Promise.resolve(Response.json(answer)) });
    const [end] = (await heardOf(rig, SAID)).listening.ends;
    assert.deepEqual([end?.text, end?.words?.map(({ text }) => text), end?.confidence?.toFixed(3)], ['We build.', ['We', 'build'], '0.800']);
  });

  it('is refused where it is no transcription, or more than can have been said, and not quoted', async () => {
    const secret = 'xylophone ';
    const answers = [{ words: secret }, { text: 5 }, [], { text: secret.repeat(200) }];
    for (const answer of [...answers.map((json) => Response.json(json)), new Response(`<html>${secret}`, { headers: { 'content-type': 'text/html' } })]) {
      const rig = await rigOf({ fetch: () => Promise.resolve(answer) });
      const { error } = await heardOf(rig, SAID);
      assert.equal(codeOf(error), 'adapter/malformed');
      assert.ok(!`${String(error)} ${(error as { action?: string }).action}`.includes(secret.trim()));
    }
  });
});

describe('when it fails', () => {
  it('sends the sound again after what passes, not earlier than told, and loses no word', async () => {
    const rig = await rigOf();
    rig.simulator.script({ type: 'rate', retryAfterMs: 3_000 }, { type: 'server', status: 503 }, { type: 'speech', dieAfter: 0 });
    const { listening, error } = await heardOf(rig, SAID);
    assert.deepEqual([listening.texts, error], [[SAID], undefined]);
    const [first, second] = rig.simulator.requests.map(({ at }) => at);
    assert.ok((second ?? 0) - (first ?? 0) >= 3_000, `${first}, ${second}`);
    assert.equal(rig.simulator.requests.length, 4);
  });

  it('sends it again after a stream that broke, and guesses anew', async () => {
    const rig = await rigOf({ stream: true });
    rig.simulator.script({ type: 'speech', dieAfter: 2 });
    const { listening } = await heardOf(rig, SAID);
    assert.deepEqual(listening.texts, [SAID]);
    const guesses = listening.parts.flatMap((part) => (part.type === 'transcript-delta' ? [part.text] : []));
    assert.deepEqual(guesses.slice(-4), ['we', 'we build', 'we build small', SAID]);
  });

  it('does not ask again for what does not pass', async () => {
    for (const [failure, code] of [[{ type: 'auth' }, 'adapter/auth'], [{ type: 'quota' }, 'adapter/quota'], [{ type: 'rate', retryAfterMs: 60_000 }, 'adapter/rate']] as const) {
      const rig = await rigOf();
      rig.simulator.script(failure);
      const { error } = await heardOf(rig, SAID);
      assert.deepEqual([codeOf(error), rig.simulator.requests.length, rig.open], [code, 1, 0]);
    }
    const unknown = await rigOf({}, { models: ['other'] });
    assert.equal(codeOf((await heardOf(unknown, SAID)).error), 'adapter/unsupported');
  });

  it('gives a server up that takes too long, and closes the connection', async () => {
    for (const reply of [{ type: 'hang' }, { type: 'speech', stallAfter: 1 }] as const) {
      const rig = await rigOf({ stream: true, timeLimitMs: 5_000 });
      rig.simulator.script(reply);
      const listening = listenTo(rig);
      await rig.audio.say(SAID);
      await rig.audio.pause(2_600);
      await rig.advance(6_000);
      assert.deepEqual([codeOf(await listening.done), rig.open, rig.simulator.requests[0]?.isBrokenOff], ['adapter/timeout', 0, true]);
    }
  });

  it('tells a server that is not there from one that refuses', async () => {
    const rig = await rigOf({ fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
    assert.equal(codeOf((await heardOf(rig, SAID)).error), 'adapter/network');
  });
});

describe('openaiSpeechToText', () => {
  it('says truthfully what it can do', () => {
    const of = (options: Partial<OpenaiSpeechToTextOptions>): readonly boolean[] => {
      const { interimResults, words, verbatim, turns, onDevice } = openaiSpeechToText({ model: GPT, ...options }).capabilities;
      return [interimResults, words, verbatim, turns, onDevice];
    };
    assert.deepEqual(of({}), [false, false, false, false, false]);
    assert.deepEqual(of({ stream: true }), [true, false, false, false, false]);
    assert.deepEqual(of({ model: 'whisper-1' }), [false, true, false, false, false]);
    assert.deepEqual(of({ model: 'whisper-1', stream: true }), [true, false, false, false, false]);
  });

  it('is not made of options that cannot be', () => {
    assert.throws(() => openaiSpeechToText({ model: '' }), { code: 'option/invalid' });
    assert.throws(() => openaiSpeechToText({ model: GPT, timeLimitMs: 0 }), { code: 'option/invalid' });
    assert.throws(() => openaiSpeechToText({ model: 'whisper-1', stream: true, detail: 'words' }), { code: 'option/invalid' });
  });
});
