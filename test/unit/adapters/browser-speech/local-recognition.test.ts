import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProcessLocally, RecognitionConstructor } from '../../../../src/adapters/browser-speech/index.js';
import { browserSpeechToText } from '../../../../src/adapters/browser-speech/index.js';
import { setUp } from './listener.js';

type Status = Awaited<ReturnType<NonNullable<RecognitionConstructor['available']>>>;

/** A browser that can recognise on the machine; `status` of the language, or one that fails to say. */
async function listenWith(mode: ProcessLocally | undefined, browser: 'old' | 'cannot say' | Status | Error) {
  const { clock, page, listen } = setUp();
  const asked: unknown[] = [];
  if (browser !== 'old') Object.assign(page.Constructor.prototype, { processLocally: false });
  if (browser !== 'old' && browser !== 'cannot say') {
    page.Constructor.available = (options) => {
      asked.push(options);
      return browser instanceof Error ? Promise.reject(browser) : Promise.resolve(browser);
    };
  }
  const adapter = browserSpeechToText({ recognition: page.Constructor, clock, ...(mode && { processLocally: mode }) });
  const listener = await listen(adapter);
  return { adapter, asked, code: listener.code, local: page.made[0]?.processLocally };
}

describe('where sound is recognised', () => {
  it('on the machine by default, where the browser has the language', async () => {
    const { adapter, asked, local } = await listenWith(undefined, 'available');
    assert.equal(local, true);
    assert.deepEqual(asked, [{ langs: ['en-GB'], processLocally: true }]);
    assert.equal(adapter.capabilities.onDevice, false);
  });

  for (const browser of ['old', 'downloadable', 'downloading', 'unavailable', 'cannot say', new Error('broken')] as const) {
    it(`by the browser's service where the machine cannot: ${browser instanceof Error ? 'an error' : browser}`, async () => {
      const { code, local } = await listenWith('prefer', browser);
      assert.equal(code, undefined);
      assert.notEqual(local, true);
    });
  }

  it('nowhere else where that is required', async () => {
    const { adapter, local } = await listenWith('require', 'available');
    assert.equal(local, true);
    assert.equal(adapter.capabilities.onDevice, true);
    assert.equal((await listenWith('require', 'cannot say')).local, true);
  });

  for (const browser of ['old', 'downloadable', 'unavailable', new Error('broken')] as const) {
    it(`not at all where it is required and the machine cannot: ${browser instanceof Error ? 'an error' : browser}`, async () => {
      const { adapter, code, local } = await listenWith('require', browser);
      assert.equal(code, browser === 'old' ? 'adapter/unsupported' : 'adapter/language');
      assert.equal(local, undefined);
      assert.equal(adapter.isSupported(), browser !== 'old');
    });
  }

  it('on the machine with another region where only that is installed there', async () => {
    const { clock, page, listen } = setUp();
    Object.assign(page.Constructor.prototype, { processLocally: false });
    const asked: string[] = [];
    page.Constructor.available = ({ langs: [tag = ''] }) => {
      asked.push(tag);
      return Promise.resolve(tag === 'en-US' ? 'available' : 'downloadable');
    };
    await listen(browserSpeechToText({ recognition: page.Constructor, clock }));
    assert.deepEqual(asked, ['en-GB', 'en-US']);
    assert.deepEqual([page.made[0]?.processLocally, page.made[0]?.lang], [true, 'en-US']);
  });

  it('as the browser does by itself where that is wanted', async () => {
    const { asked, local } = await listenWith('never', 'available');
    assert.notEqual(local, true);
    assert.deepEqual(asked, []);
  });

  it('is not found out for a call that is stopped meanwhile', async () => {
    const { clock, page, listen } = setUp();
    Object.assign(page.Constructor.prototype, { processLocally: false });
    page.Constructor.available = () => new Promise(() => undefined);
    const listener = await listen();
    listener.stop();
    await clock.advance(0);
    assert.equal(listener.ended, true);
    assert.equal(page.made.length, 0);
  });
});
