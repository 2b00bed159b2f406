import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Observation } from '../../../../src/spec/index.js';
import { fixtureCases, voiceCases } from '../../../evals/audio/cases.js';
import { incidentsOf, judge, listenTo, type JudgedCase } from '../../../evals/audio/judge.js';
import { table, totalsOf } from '../../../evals/audio/table.js';
import { fixture } from '../../../helpers/fixtures.mjs';
import { madeVoice, pinkNoise } from '../../../helpers/made-sound.js';
import { cut, joined, mixed, readWav } from '../../../helpers/wav.js';

const skip = fixture('speech/audio.truth.json') ? false : 'no fixtures';
const read = (name: string) => readWav(fixture(`speech/${name}.wav`) ?? name);

describe('what is heard in the fixtures', { skip }, () => {
  const shown = ({ incidents }: JudgedCase) => incidents.map(({ kind, severity }) => `${kind} ${severity}`);
  const judged = new Map((skip ? [] : fixtureCases(read)).slice(0, 4).map((each) => [each.name, judge(each)]));
  const of = (name: string): JudgedCase => judged.get(name) ?? assert.fail(name);

  it('is nothing in an answer and in a quiet room', () => {
    assert.deepEqual([shown(of('answer')), shown(of('silence'))], [[], []]);
  });

  it('is a loud room in the loud room, from its beginning to its end', () => {
    const { incidents } = of('noisy-room');
    assert.deepEqual(shown(of('noisy-room')), ['loud-noise note']);
    assert.deepEqual([incidents[0]?.start, Math.round(incidents[0]?.end ?? 0)], [0, 20]);
  });

  it('is another voice where two overlap, and only there', () => {
    const { clips } = JSON.parse(readFileSync(fixture('speech/audio.truth.json') ?? '', 'utf8')) as { clips: { 'two-voices': { overlap: { start: number; end: number } } } };
    const { start, end } = clips['two-voices'].overlap;
    const { incidents } = of('two-voices');
    assert.ok(incidents.length > 0 && incidents.every(({ kind }) => kind === 'other-voice'));
    assert.ok(incidents.some(({ severity }) => severity === 'warn'));
    for (const incident of incidents) assert.ok(incident.start >= start - 0.1 && incident.end <= end + 0.1, JSON.stringify(incident));
  });

  it('replays to the same from JSON', () => {
    const { observations } = listenTo(read('two-voices'));
    assert.deepEqual(incidentsOf(JSON.parse(JSON.stringify(observations)) as Observation[], 13_533), incidentsOf(observations, 13_533));
  });
});

describe('the evaluation of sound', () => {
  const voices = [120, 190].map((pitch) => ({ name: `made ${pitch}`, sound: joined(pinkNoise(1, -62), mixed(madeVoice({ seconds: 17, pitch, seed: String(pitch) }), pinkNoise(17, -62))) }));

  it('finds made voices in each other and not alone, and counts both', () => {
    const judged = voiceCases(voices).map(judge);
    const [other] = totalsOf(judged).kinds;
    assert.deepEqual([other?.required, other?.found, other?.wrong, other?.recall, other?.precision], [4, 4, 0, 1, 1]);
    assert.match(table(judged, totalsOf(judged)), /other-voice: recall 100 % \(4\/4\), precision 100 %/);
  });

  it('counts what was missed and what was wrong', () => {
    const sound = cut(voices[0]?.sound ?? pinkNoise(1, 0), 0, 8);
    const missed = judge({ name: 'nobody else', sound, events: [{ kind: 'other-voice', start: 2, end: 7 }] });
    const wrong = judge({ name: 'hiss', sound: pinkNoise(10, -25), events: [] });
    const [other, noise] = totalsOf([missed, wrong]).kinds;
    assert.deepEqual([other?.recall, other?.precision, noise?.recall, noise?.precision], [0, null, null, 0]);
  });
});
