// Two stretches of the recorded answer, at both rates, and the rooms of the fixtures: what every voice activity is tried with.
import type { RecordedSound, RecordedSpeech, VoiceActivityRig } from '../../src/testing/index.js';
import { cut, joined } from './sound.js';
import { soundOf, speechSpans, type SpeechTruth } from './speech.js';

/** Pieces of the clip that begin and end in its pauses, s, and what lies between them of a quiet room. */
const PIECES = [
  [12.35, 17.8],
  [17.6, 19.6],
] as const;
const BETWEEN = 0.9;
const ROOM = 4;

export type Recordings = Required<Pick<VoiceActivityRig, 'speech' | 'quiet' | 'noise'>>;

/** `read`: the bytes of a file among the speech of the fixtures. */
export async function recordings(read: (file: string) => Promise<Uint8Array>): Promise<Recordings> {
  const truth = JSON.parse(new TextDecoder().decode(await read('audio.truth.json'))) as SpeechTruth;
  const clip = async (name: string): Promise<RecordedSound> => soundOf(await read(`${name}.wav`));
  const speech = async (rate: '' | '.48k'): Promise<RecordedSpeech> => {
    const [answer, room] = [await clip(`answer${rate}`), await clip(`silence${rate}`)];
    const [first, second] = PIECES.map(([from, to]) => cut(answer, from, to)) as [RecordedSound, RecordedSound];
    return { ...joined(first, cut(room, 0, BETWEEN), second), spans: spansOf(truth) };
  };
  return { speech: [await speech(''), await speech('.48k')], quiet: cut(await clip('silence'), 0, ROOM), noise: cut(await clip('noisy-room'), 0, ROOM) };
}

/** Where speech lies in the pieces, one after the other. */
function spansOf(truth: SpeechTruth): RecordedSpeech['spans'] {
  // Also the shorter pauses: the second piece ends in one.
  const spans = speechSpans(truth, 'answer', 200);
  let at = 0;
  return PIECES.map(([from, to]) => {
    const [start, end] = spans.find(([begins]) => begins >= from * 1000) ?? [NaN, NaN];
    const span = [start + at - from * 1000, end + at - from * 1000] as const;
    at += (to - from + BETWEEN) * 1000;
    return span;
  });
}
