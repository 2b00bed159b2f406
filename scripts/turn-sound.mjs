// Sound for `npm run bench:turns`: phrases of the fixtures' speech, each group behind a click that tells the page where it is.
import { writeFileSync } from 'node:fs';
import { fromPcmBytes } from '../src/utils/pcm-bytes.ts';
import { readWav } from '../src/utils/read-wav.ts';
import { encodeWav } from '../src/utils/wav-file.ts';

const RATE = 48_000;
/** Seconds from the click to the first phrase. */
const LEAD = 0.5;
const CLICK_SAMPLES = 48;
/** Between the two clicks of a marker; the distance says which one it is. */
const FIRST_GAP_MS = 20;
const GAP_STEP_MS = 10;

/** Parts of answer.wav between its pauses (audio.truth.json: speech and microPauses), with their words. */
const PARTS = [
  { from: 6.07, to: 8.29, text: 'We planned the change for three months' },
  { from: 17.889, to: 19.479, text: 'In the end we had no outage' },
  { from: 19.689, to: 22.545, text: 'and the monthly run became four times faster' },
  { from: 8.47, to: 12.309, text: 'and we wrote tests for every report that our customers rely on' },
];

const samplesOf = (wav) => fromPcmBytes(readWav(wav).bytes);

/** Groups of parts with the pauses (s) between them, and a gap behind each group. */
function compose(speech, room, groups, gap) {
  const length = (group) => LEAD + group.reduce((sum, { part, pause }) => sum + part.to - part.from + pause, 0) + gap;
  const total = Math.round(groups.reduce((sum, group) => sum + length(group), 0) * RATE);
  const wav = Int16Array.from({ length: total }, (_, index) => room[index % room.length] ?? 0);
  const phrases = [];
  let at = 0;
  for (const [index, group] of groups.entries()) {
    for (const click of [at, at + (FIRST_GAP_MS + GAP_STEP_MS * index) / 1000]) wav.fill(31_000, Math.round(click * RATE), Math.round(click * RATE) + CLICK_SAMPLES);
    let moment = LEAD;
    const heard = [];
    group.forEach(({ part, pause }, place) => {
      const samples = speech.subarray(Math.round(part.from * RATE), Math.round(part.to * RATE));
      wav.set(samples, Math.round((at + moment) * RATE));
      heard.push({ from: moment * 1000, to: (moment + part.to - part.from) * 1000, words: part.text.split(' '), isLast: place === group.length - 1 });
      moment += part.to - part.from + pause;
    });
    phrases.push(heard);
    at += length(group);
  }
  return { wav, phrases };
}

/** One phrase for each turn, and time for a reply behind it. */
export function turnSound(speech, room) {
  return compose(samplesOf(speech), samplesOf(room), PARTS.slice(0, 3).map((part) => [{ part, pause: 0 }]), 4.6);
}

/** Answers with pauses of 0.8 to 1.5 s in mid-sentence: eight groups of three phrases. */
export function pauseHeavySound(speech, room) {
  const groups = Array.from({ length: 8 }, (_, index) => {
    const pause = (step) => 0.8 + (((index * 2 + step) * 7) % 15) / 14 * 0.7;
    return [
      { part: PARTS[0], pause: pause(0) },
      { part: PARTS[1], pause: pause(1) },
      { part: PARTS[2], pause: 0 },
    ];
  });
  return compose(samplesOf(speech), samplesOf(room), groups, 5);
}

export function writeWav(path, samples) {
  writeFileSync(path, encodeWav([samples], RATE));
}
