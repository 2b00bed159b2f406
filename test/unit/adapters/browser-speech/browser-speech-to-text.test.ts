import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { browserSpeechToText } from '../../../../src/adapters/browser-speech/index.js';
import { AdapterError, MediaDeviceError } from '../../../../src/errors/index.js';
import { Listener, setUp } from './listener.js';

describe('browserSpeechToText', () => {
  it('asks for what an interview needs', async () => {
    const { page, listen } = setUp();
    await listen();
    const { lang, continuous, interimResults, maxAlternatives } = page.latest;
    assert.deepEqual([lang, continuous, interimResults, maxAlternatives], ['en-GB', true, true, 1]);
  });

  it('tells guesses, certain words and where speech starts and ends', async () => {
    const { clock, page, listen } = setUp();
    const listener = await listen();
    await page.say('I built');
    await page.say('it');
    assert.deepEqual(listener.heard, ['<', '?I', '?I built', 'I built', '>', '<', '?it', 'it', '>']);
    assert.equal(clock.pending, 2);
  });

  it('is unsupported where the page has no recogniser', async () => {
    const adapter = browserSpeechToText();
    assert.equal(adapter.isSupported(), false);
    const listener = new Listener(adapter);
    await setUp().clock.advance(0);
    assert.equal(listener.code, 'adapter/unsupported');
  });

  describe('when the browser ends its session', () => {
    it('starts it again and goes on, minute after minute', async () => {
      const { clock, page, listen } = setUp();
      const listener = await listen();
      for (let minute = 0; minute < 5; minute += 1) {
        await clock.advance(60_000);
        await page.say(`minute ${minute}`);
      }
      assert.deepEqual(listener.certain, ['minute 0', 'minute 1', 'minute 2', 'minute 3', 'minute 4']);
      assert.equal(page.made.length, 1);
      assert.ok(page.starts > 30);
    });

    it('counts what was only guessed as said', async () => {
      const { page, listen } = setUp();
      const listener = await listen();
      await page.begin('never certain');
      page.latest.end();
      await page.say('and on');
      assert.deepEqual(listener.certain, ['never certain', 'and on']);
    });

    it('starts again at once after words or a silence, so that nothing is missed', async () => {
      const { clock, page, listen } = setUp();
      await listen();
      page.latest.results(['word', 0.9]);
      page.latest.end();
      assert.equal(page.starts, 2);
      await clock.advance(8000);
      assert.equal(page.starts, 3);
    });

    it('hears the same word again in the next one', async () => {
      const { clock, page, listen } = setUp();
      const listener = await listen();
      for (let session = 0; session < 2; session += 1) {
        page.latest.results(['yes', 0.9]);
        await clock.advance(1000);
        page.latest.end();
      }
      assert.deepEqual(listener.certain, ['yes', 'yes']);
    });

    it('ends speech that was going on', async () => {
      const { page, listen } = setUp();
      const listener = await listen();
      await page.begin('cut off');
      page.latest.end();
      await page.say('anew');
      assert.deepEqual(listener.heard.filter((part) => part === '<' || part === '>'), ['<', '>', '<', '>']);
    });

    it('waits longer and longer where sessions end as soon as they begin, and gives up after six', async () => {
      const { clock, page, listen } = setUp();
      const listener = await listen();
      const starts: number[] = [];
      while (listener.code === undefined && starts.length < 20) {
        starts.push(clock.now());
        page.latest.end();
        const { starts: before } = page;
        for (let step = 0; step < 100 && page.starts === before && listener.code === undefined; step += 1) await clock.advance(50);
      }
      assert.deepEqual(starts, [0, 100, 300, 700, 1500, 3100]);
      assert.equal(listener.code, 'adapter/closed');
      assert.equal(clock.pending, 0);
    });

    it('gives up also where it has worked before', async () => {
      const { clock, page, listen } = setUp();
      const listener = await listen();
      await page.say('it worked');
      page.latest.end();
      for (let attempt = 0; attempt < 6; attempt += 1) {
        page.active?.end();
        await clock.advance(100 * 2 ** attempt);
      }
      assert.equal(listener.code, 'adapter/closed');
      assert.deepEqual(listener.certain, ['it worked']);
    });

    it('forgets failed starts once it has worked', async () => {
      const { clock, page, listen } = setUp();
      const listener = await listen();
      for (let round = 0; round < 10; round += 1) {
        page.latest.end();
        await clock.advance(100);
        page.latest.results([`word ${round}`, 0.9]);
        page.latest.end();
        await clock.advance(0);
      }
      assert.equal(listener.code, undefined);
      assert.equal(listener.certain.length, 10);
    });
  });

  describe('when it is stopped', () => {
    it('waits for the last words, but not for longer than 300 ms', async () => {
      const { clock, page, listen } = setUp();
      const listener = await listen();
      await page.begin('these last');
      page.latest.stop = () => undefined;
      listener.stop();
      await clock.advance(299);
      assert.equal(listener.ended, false);
      await clock.advance(1);
      assert.equal(listener.ended, true);
      assert.deepEqual(listener.certain, ['these last']);
      assert.equal(page.active, undefined);
      assert.equal(clock.pending, 0);
    });

    it('takes the final that the browser still gives, and ends with its session', async () => {
      const { clock, page, listen } = setUp();
      const listener = await listen();
      await page.begin('I bild it');
      listener.stop();
      page.latest.hear('I built it');
      await clock.advance(120);
      assert.equal(listener.ended, true);
      assert.deepEqual(listener.parts.filter(({ type }) => type === 'transcript-end'), [{ type: 'transcript-end', text: 'I built it', confidence: 0.9 }]);
      assert.equal(clock.pending, 0);
    });

    it('shows no guess any more, and yet keeps it', async () => {
      const { clock, page, listen } = setUp();
      const listener = await listen();
      await page.begin('one two');
      page.latest.stop = () => undefined;
      listener.stop();
      page.latest.results(['one two three']);
      await clock.advance(300);
      assert.deepEqual(listener.heard.slice(-2), ['?one two', 'one two three']);
    });

    it('does not tell speech that starts only then', async () => {
      const { clock, page, listen } = setUp();
      const listener = await listen();
      listener.stop();
      page.latest.dispatchEvent(new Event('speechstart'));
      await clock.advance(300);
      assert.deepEqual(listener.parts, []);
    });

    it('has the words that iOS gives only then', async () => {
      const { clock, page, listen } = setUp({ dialect: 'ios' });
      const listener = await listen();
      await page.say('the first');
      await page.say('the second');
      assert.deepEqual(listener.certain, []);
      listener.stop();
      await clock.advance(300);
      assert.deepEqual(listener.parts.filter(({ type }) => type === 'transcript-end'), [
        { type: 'transcript-end', text: 'the first', confidence: 0.8 },
        { type: 'transcript-end', text: 'the second', confidence: 0.8 },
      ]);
    });

    it('does not listen on, however early it is stopped', async () => {
      for (let hops = 0; hops < 20; hops += 1) {
        const { clock, page, adapter } = setUp();
        const listener = new Listener(adapter);
        for (let hop = 0; hop < hops; hop += 1) await Promise.resolve();
        listener.stop();
        await clock.advance(300);
        assert.equal(listener.ended, true, `after ${hops} steps`);
        assert.equal(page.active, undefined, `after ${hops} steps`);
      }
    });

    it('ends at once while it waits for another start', async () => {
      const { clock, page, listen } = setUp();
      const listener = await listen();
      page.latest.end();
      listener.stop();
      await clock.advance(0);
      assert.equal(listener.ended, true);
      await clock.advance(5000);
      assert.equal(page.starts, 1);
      assert.equal(clock.pending, 0);
    });
  });

  describe('when the browser fails', () => {
    for (const [name, code, Type] of [
      ['not-allowed', 'media/denied', MediaDeviceError],
      ['audio-capture', 'media/not-found', MediaDeviceError],
      ['network', 'adapter/network', AdapterError],
      ['language-not-supported', 'adapter/language', AdapterError],
      ['service-not-allowed', 'adapter/unsupported', AdapterError],
      ['bad-grammar', 'adapter/server', AdapterError],
    ] as const) {
      it(`rejects with ${code} for ${name}, after what was heard`, async () => {
        const { clock, page, listen } = setUp();
        const listener = await listen();
        if (name !== 'network') await page.begin('heard before');
        page.latest.fail(name);
        await clock.advance(0);
        assert.equal(listener.code, code);
        assert.ok(listener.error instanceof Type);
        assert.deepEqual(listener.certain, name === 'network' ? [] : ['heard before']);
        await clock.advance(60_000);
        assert.equal(page.starts, 1);
        assert.equal(page.active, undefined);
      });
    }

    it('takes a silence and an interruption for no failure', async () => {
      const { clock, page, listen } = setUp();
      const listener = await listen();
      await clock.advance(1000);
      page.latest.fail('no-speech');
      await clock.advance(1000);
      page.latest.fail('aborted');
      await page.say('still there');
      assert.deepEqual(listener.certain, ['still there']);
    });

    it('tries a connection again that has worked before, and goes on', async () => {
      const { clock, page, listen } = setUp();
      const listener = await listen();
      await page.say('before');
      page.latest.fail('network');
      assert.equal(page.active, undefined);
      await clock.advance(100);
      page.latest.fail('network');
      await clock.advance(200);
      await page.say('after');
      assert.deepEqual(listener.certain, ['before', 'after']);
      // The failure is forgotten: the next session begins without a pause.
      page.latest.end();
      assert.notEqual(page.active, undefined);
    });

    it('gives a connection up that does not come back, and says so', async () => {
      const { clock, page, listen } = setUp();
      const listener = await listen();
      await page.say('before');
      for (let attempt = 0; attempt < 6; attempt += 1) {
        page.active?.fail('network');
        await clock.advance(1600);
      }
      assert.equal(listener.code, 'adapter/network');
      assert.deepEqual(listener.certain, ['before']);
    });

    it('is unsupported where the recogniser refuses to start', async () => {
      const { clock, page, listen } = setUp();
      page.Constructor.prototype.start = () => {
        throw new DOMException('no', 'NotAllowedError');
      };
      const listener = await listen();
      await clock.advance(0);
      assert.equal(listener.code, 'adapter/unsupported');
      assert.equal(clock.pending, 0);
    });
  });

  describe('one at a time', () => {
    it('ends the first when a second begins, with what it had heard', async () => {
      const { clock, page, listen } = setUp();
      const first = await listen();
      await page.begin('for the first');
      const second = await listen();
      await clock.advance(0);
      assert.equal(first.code, 'adapter/closed');
      assert.deepEqual(first.certain, ['for the']);
      await page.say('for the second');
      assert.deepEqual(second.certain, ['for the second']);
      assert.deepEqual(first.certain, ['for the']);
    });

    it('goes for two adapters on one page, too', async () => {
      const { clock, page, listen } = setUp();
      const first = await listen();
      const second = await listen(browserSpeechToText({ recognition: page.Constructor, clock }));
      await page.say('only once');
      await clock.advance(10_000);
      assert.equal(first.code, 'adapter/closed');
      assert.deepEqual(second.certain, ['only once']);
    });

    it('lets one that is stopping have its last words first', async () => {
      const { clock, page, listen } = setUp();
      const first = await listen();
      await page.begin('the last words');
      first.stop();
      const second = await listen();
      assert.equal(page.made.length, 1);
      await clock.advance(300);
      assert.equal(first.ended, true);
      assert.deepEqual(first.certain, ['the last']);
      await page.say('mine');
      assert.deepEqual(second.certain, ['mine']);
    });

    it('leaves the microphone to the last of three', async () => {
      const { clock, page, adapter, listen } = setUp();
      const listeners = [await listen(), new Listener(adapter), new Listener(adapter)];
      await clock.advance(1000);
      await page.say('who hears it');
      assert.deepEqual(listeners.map(({ code }) => code), ['adapter/closed', 'adapter/closed', undefined]);
      assert.deepEqual(listeners.map(({ certain }) => certain.length), [0, 0, 1]);
    });

    it('does not begin when it is stopped while it waits for the other', async () => {
      const { clock, page, listen } = setUp();
      const first = await listen();
      first.stop();
      const second = await listen();
      second.stop();
      const third = await listen();
      assert.equal(second.ended, true);
      assert.equal(page.made.length, 1);
      await clock.advance(300);
      assert.equal(page.made.length, 2);
      await page.say('after both');
      assert.deepEqual(third.certain, ['after both']);
    });

    it('goes on after one that could not be made', async () => {
      const { clock, page, listen } = setUp();
      let misses = 1;
      const Constructor = new Proxy(page.Constructor, {
        construct(target) {
          if (misses-- > 0) throw new TypeError('no more recognisers');
          return new target();
        },
      });
      const fallible = browserSpeechToText({ recognition: Constructor, clock });
      assert.ok((await listen(fallible)).error instanceof TypeError);
      const second = await listen(fallible);
      await page.say('made now');
      assert.deepEqual(second.certain, ['made now']);
    });
  });

  describe('the track', () => {
    const track = (readyState: 'live' | 'ended') => ({ track: { readyState } as MediaStreamTrack, frames: () => assert.fail('frames are not for it') });

    it('is handed to the browser while it is live', async () => {
      const { page, adapter, listen } = setUp();
      const audio = track('live');
      await listen(adapter, audio);
      assert.equal(page.latest.track, audio.track);
    });

    it('is not handed over once it is over', async () => {
      const { page, adapter, listen } = setUp();
      await listen(adapter, track('ended'));
      assert.equal(page.latest.track, undefined);
      assert.equal(page.starts, 1);
    });

    it('is left out where the browser refuses it', async () => {
      const { page, adapter, listen } = setUp();
      const { start } = page.Constructor.prototype;
      page.Constructor.prototype.start = function (given) {
        if (given) throw new TypeError('no tracks');
        start.call(this);
      };
      const listener = await listen(adapter, track('live'));
      await page.say('heard all the same');
      assert.deepEqual(listener.certain, ['heard all the same']);
    });
  });
});
