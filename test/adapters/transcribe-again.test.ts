import { expect } from '@open-wc/testing';
import { transcribeAgain } from '../../src/adapters/wrappers/index.js';
import { AdapterError } from '../../src/errors/index.js';
import type { SpeechToText } from '../../src/spec/index.js';

/** Measures what it hears. */
const meter = (): SpeechToText & { readonly heard: { ms: number; loudest: number; rates: Set<number> } } => {
  const heard = { ms: 0, loudest: 0, rates: new Set<number>() };
  return {
    heard,
    specificationVersion: 'v1',
    provider: 'meter',
    input: 'audio',
    capabilities: { interimResults: false, words: false, verbatim: true, turns: false, onDevice: true },
    isSupported: () => true,
    async *transcribe({ audio }, { signal }) {
      for await (const { data, sampleRate } of audio?.frames(signal) ?? []) {
        heard.ms += (data.length / sampleRate) * 1000;
        heard.rates.add(sampleRate);
        for (const sample of data) heard.loudest = Math.max(heard.loudest, Math.abs(sample));
      }
      yield { type: 'transcript-end', text: 'heard' };
    },
  };
};

/** A recording as the session makes them, of so many seconds of a tone. */
async function record(seconds: number): Promise<Blob> {
  const context = new AudioContext();
  const target = context.createMediaStreamDestination();
  const tone = new OscillatorNode(context, { frequency: 440 });
  tone.connect(target);
  tone.start();
  const recorder = new MediaRecorder(target.stream);
  const pieces: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
  const ended = new Promise((resolve) => recorder.addEventListener('stop', resolve));
  recorder.start(200);
  const begun = context.currentTime;
  while (context.currentTime < begun + seconds) await new Promise((resolve) => recorder.addEventListener('dataavailable', resolve, { once: true }));
  recorder.stop();
  await ended;
  await context.close();
  return new Blob(pieces, { type: recorder.mimeType });
}

describe('transcribeAgain', () => {
  it('reads what a recorder of the page recorded, at the rate that recognisers hear at', async () => {
    const speechToText = meter();
    const { text } = await transcribeAgain({ speechToText, recording: await record(1), language: 'en-US' }, { signal: new AbortController().signal });
    expect(text).to.equal('heard');
    expect([...speechToText.heard.rates]).to.deep.equal([16_000]);
    expect(speechToText.heard.ms).to.be.within(800, 3_000);
    expect(speechToText.heard.loudest).to.be.greaterThan(8_000);
  });

  it('says so where a recording is damaged', async () => {
    const failure = await transcribeAgain({ speechToText: meter(), recording: new Blob(['no sound']), language: 'en-US' }, { signal: new AbortController().signal }).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(AdapterError);
    expect((failure as AdapterError).code).to.equal('adapter/malformed');
  });
});
