import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { storedFile } from '../../../../src/adapters/mediapipe/task-archive.js';
import { fixture } from '../../../helpers/fixtures.mjs';

type Entry = { name: string; bytes: Uint8Array; method?: number; padding?: number; extra?: number };

/** A stored ZIP archive, with padding before its entries as MediaPipe's packer makes it. */
function archive(entries: Entry[], comment = 0): ArrayBuffer {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  const push = (bytes: Uint8Array) => {
    parts.push(bytes);
    offset += bytes.length;
  };
  for (const { name, bytes, method = 0, padding = 0, extra = 0 } of entries) {
    push(new Uint8Array(padding));
    const text = new TextEncoder().encode(name);
    const local = new DataView(new ArrayBuffer(30));
    const central = new DataView(new ArrayBuffer(46));
    local.setUint32(0, 0x04034b50, true);
    local.setUint16(8, method, true);
    local.setUint16(26, text.length, true);
    local.setUint16(28, extra, true);
    central.setUint32(0, 0x02014b50, true);
    central.setUint16(10, method, true);
    central.setUint32(24, bytes.length, true);
    central.setUint16(28, text.length, true);
    central.setUint32(42, offset, true);
    directory.push(new Uint8Array(central.buffer), text);
    for (const part of [new Uint8Array(local.buffer), text, new Uint8Array(extra), bytes]) push(part);
  }
  const start = offset;
  directory.forEach(push);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, offset - start, true);
  end.setUint32(16, start, true);
  push(new Uint8Array(end.buffer));
  push(new Uint8Array(comment));
  const all = Buffer.concat(parts);
  return all.buffer.slice(all.byteOffset, all.byteOffset + all.byteLength) as ArrayBuffer;
}

describe('storedFile', () => {
  const inner = new Uint8Array(archive([{ name: 'labels.txt', bytes: Uint8Array.of(7) }]));
  const entries: Entry[] = [
    { name: 'first.tflite', bytes: inner, padding: 2 },
    { name: 'second.tflite', bytes: Uint8Array.of(1, 2, 3), padding: 3, extra: 5 },
  ];

  it('finds each file, padded, with extra fields, and not the archives inside the models', () => {
    assert.deepEqual(storedFile(archive(entries), 'first.tflite'), inner);
    assert.deepEqual(storedFile(archive(entries), 'second.tflite'), Uint8Array.of(1, 2, 3));
    assert.equal(storedFile(archive(entries), 'labels.txt'), undefined);
  });

  it('finds it also before a comment', () => {
    assert.deepEqual(storedFile(archive(entries, 101), 'second.tflite'), Uint8Array.of(1, 2, 3));
  });

  it('says undefined of a compressed file', () => {
    assert.equal(storedFile(archive([{ name: 'a', bytes: Uint8Array.of(1), method: 8 }]), 'a'), undefined);
  });

  it('says undefined of what is no archive, or half of one', () => {
    assert.equal(storedFile(new ArrayBuffer(0), 'a'), undefined);
    assert.equal(storedFile(new ArrayBuffer(5000), 'a'), undefined);
    const whole = archive(entries);
    for (let length = 0; length < whole.byteLength; length++) assert.doesNotThrow(() => storedFile(whole.slice(0, length), 'second.tflite'));
  });

  it('never reads beyond the archive, whatever the offsets say', () => {
    const whole = archive(entries);
    for (let at = 0; at < whole.byteLength; at++) {
      const broken = whole.slice(0);
      new Uint8Array(broken)[at] = 0xff;
      assert.doesNotThrow(() => storedFile(broken, 'second.tflite'), `byte ${at}`);
    }
  });

  it('says undefined of a file that claims to be longer than the archive', () => {
    const broken = archive([{ name: 'a', bytes: Uint8Array.of(1, 2, 3) }]);
    // 34 bytes of local entry with its file, then 24 into the directory's: the size.
    new DataView(broken).setUint32(34 + 24, 3000, true);
    assert.equal(storedFile(broken, 'a'), undefined);
  });

  const model = fixture('models/face_landmarker.task');
  it('takes the face detector out of the real model', { skip: model ? false : 'no fixtures: models/face_landmarker.task' }, () => {
    const bytes = readFileSync(model ?? '');
    const detector = storedFile(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer, 'face_detector.tflite');
    assert.equal(createHash('sha256').update(detector ?? '').digest('hex'), 'b4578f35940bf5a1a655214a1cce5cab13eba73c1297cd78e1a04c2380b0152f');
  });
});
