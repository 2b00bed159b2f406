import { readFileSync, writeFileSync } from 'node:fs';

/** A piece of a clip, in seconds of true time. */
export interface Cut {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** Frames a second of the stored clips, and of Chromium's fake camera, whatever a clip was made at. */
const STORED_RATE = 15;
const CAMERA_RATE = 30;

/** JPEG pictures of a motion JPEG file: from each start marker to its end marker, entropy-coded data apart. */
export function splitMjpeg(bytes: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  let start = bytes.indexOf(Buffer.from([0xff, 0xd8]));
  while (start >= 0) {
    let at = start + 2;
    while (at + 3 < bytes.length) {
      if (bytes[at] !== 0xff) {
        at += 1;
        continue;
      }
      const marker = bytes[at + 1] ?? 0;
      if (marker === 0xd9) break;
      const standsAlone = marker === 0x00 || marker === 0x01 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
      at += standsAlone ? 2 : 2 + bytes.readUInt16BE(at + 2);
    }
    frames.push(bytes.subarray(start, at + 2));
    start = bytes.indexOf(Buffer.from([0xff, 0xd8]), at + 2);
  }
  return frames;
}

/** Joins pieces of clips into one that plays at true speed as a fake camera. */
export function joinClips(cuts: readonly Cut[], target: string): void {
  const pictures = cuts.flatMap(({ file, from, to }) =>
    splitMjpeg(readFileSync(file))
      .slice(Math.round(from * STORED_RATE), Math.round(to * STORED_RATE))
      .flatMap((frame) => Array<Buffer>(CAMERA_RATE / STORED_RATE).fill(frame)),
  );
  writeFileSync(target, Buffer.concat(pictures));
}
