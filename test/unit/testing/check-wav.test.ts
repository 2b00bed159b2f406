import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { geminiSimulator, openaiSimulator } from '../../../src/testing/index.js';
import { problemOfWav } from '../../../src/testing/check-wav.js';
import { toBase64 } from '../../../src/utils/base64.js';
import { encodeWav } from '../../../src/utils/wav-file.js';

const GOOD = encodeWav([Int16Array.from({ length: 320 }, (_, index) => index * 50)], 16_000);

/** The file with a 16 bit number put in at some place. */
function altered(at: number, value: number): Uint8Array {
  const bytes = GOOD.slice();
  new DataView(bytes.buffer).setUint16(at, value, true);
  return bytes;
}

const BROKEN: Readonly<Record<string, Uint8Array>> = {
  'nothing at all': new Uint8Array(0),
  'another file': new TextEncoder().encode('OggS and more that is no WAV file at all, whatever it is'),
  'samples without a header': GOOD.subarray(44),
  'a file that breaks off': GOOD.subarray(0, GOOD.length - 2),
  'a file with something behind it': Uint8Array.from([...GOOD, 0, 0]),
  'a length that is not its own': altered(4, 7),
  'no format': Uint8Array.from([...GOOD.subarray(0, 12), 120, ...GOOD.subarray(13)]),
  'a format that nobody knows': altered(20, 0x55),
  'no channel': altered(22, 0),
  'another rate than its bytes a second': altered(24, 48_000),
  'half a sample in a block': altered(32, 1),
  'bits that are none': altered(34, 12),
  'sound that is longer than the file': altered(40, 642),
  'no sound': encodeWav([], 16_000),
};

const gemini = (bytes: Uint8Array): Promise<Response> =>
  geminiSimulator().fetch('https://models.example/v1beta/models/some-model:streamGenerateContent?alt=sse', {
    method: 'POST',
    headers: { 'x-goog-api-key': 'key' },
    body: JSON.stringify({ contents: [{ role: 'user', parts: [{ inlineData: { mimeType: 'audio/wav', data: toBase64(bytes) } }] }] }),
  });
const openai = (bytes: Uint8Array): Promise<Response> =>
  openaiSimulator().fetch('https://models.example/v1/chat/completions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'some-model', stream: true, messages: [{ role: 'user', content: [{ type: 'input_audio', input_audio: { data: toBase64(bytes), format: 'wav' } }] }] }),
  });

describe('a WAV file', () => {
  it('that is whole is taken', async () => {
    assert.equal(problemOfWav(GOOD), undefined);
    assert.deepEqual([(await gemini(GOOD)).status, (await openai(GOOD)).status], [200, 200]);
    const withList = Uint8Array.from([...GOOD.subarray(0, 36), ...new TextEncoder().encode('LIST'), 3, 0, 0, 0, 65, 66, 67, 0, ...GOOD.subarray(36)]);
    new DataView(withList.buffer).setUint32(4, withList.length - 8, true);
    assert.equal(problemOfWav(withList), undefined);
  });

  for (const [name, bytes] of Object.entries(BROKEN)) {
    it(`with ${name} is refused by both simulators`, async () => {
      assert.notEqual(problemOfWav(bytes), undefined);
      assert.deepEqual([(await gemini(bytes)).status, (await openai(bytes)).status], [400, 400]);
    });
  }

  it('larger than a request may be is refused by Gemini', async () => {
    const response = await gemini(encodeWav([new Int16Array(8_000_000)], 16_000));
    assert.equal(response.status, 400);
    assert.match(await response.text(), /payload size/);
  });
});
