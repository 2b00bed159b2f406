import { expect } from '@open-wc/testing';
import { browserSpeechToText, browserTextToSpeech } from '../../src/adapters/browser-speech/index.js';
import { InterviewError } from '../../src/errors/index.js';

const { signal } = new AbortController();
/** Klingon: also a browser that has a speech service and voices has none for it. */
const LANGUAGE = 'tlh';

/** What an iteration that must fail fails with, and how many parts came before. */
async function failureOf(parts: AsyncIterable<unknown>): Promise<{ readonly error: InterviewError; readonly parts: number }> {
  let count = 0;
  try {
    const reader = parts[Symbol.asyncIterator]();
    while (!(await reader.next()).done) count += 1;
  } catch (error) {
    if (InterviewError.isInstance(error)) return { error, parts: count };
    throw error;
  }
  throw new Error('It ended without an error.');
}

// Chromium on a build machine has the interfaces, and neither a speech service nor a voice behind them.
describe('the speech of this very browser', () => {
  it('is there by its interfaces', () => {
    expect(browserSpeechToText().isSupported()).to.equal(true);
    expect(browserTextToSpeech().isSupported()).to.equal(true);
  });

  it('rejects with a typed error where there is no service', async () => {
    const { error, parts } = await failureOf(browserSpeechToText().transcribe({ language: LANGUAGE }, { signal }));
    expect(parts).to.equal(0);
    expect(error.code).to.be.oneOf(['media/not-found', 'adapter/network', 'adapter/unsupported']);
    expect(error.action).not.to.equal('');
  });

  it('rejects with a typed error again when it is asked again', async () => {
    const adapter = browserSpeechToText();
    const codes = [];
    for (let attempt = 0; attempt < 2; attempt += 1) codes.push((await failureOf(adapter.transcribe({ language: LANGUAGE }, { signal }))).error.code);
    expect(codes[1]).to.equal(codes[0]);
  });

  it('ends without an error when it is stopped as soon as it begins', async () => {
    const controller = new AbortController();
    const parts = browserSpeechToText().transcribe({ language: LANGUAGE }, { signal: controller.signal })[Symbol.asyncIterator]();
    const first = parts.next();
    controller.abort();
    expect(await first).to.deep.equal({ value: undefined, done: true });
  });

  it('is unsupported where there is no voice, and says so from then on', async () => {
    const adapter = browserTextToSpeech();
    const { error, parts } = await failureOf(adapter.speak({ text: 'Nobody will hear this.', language: LANGUAGE }, { signal }));
    expect(parts).to.equal(0);
    expect(error.code).to.equal('adapter/unsupported');
    expect(error.message).not.to.contain('Nobody');
    expect(adapter.isSupported()).to.equal(speechSynthesis.getVoices().length > 0);
  });
});
