// npm run eval:audio: plays the speech of the fixtures, and mixtures of it, through the analyser and the rules, and
// compares what was reported with what is in them. No browser: frame by frame, as a microphone gives them.
//   --voices DIR  also every WAV of DIR, one speaker each (16 bit, mono), alone and in pairs
//   --out FILE    everything as JSON
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { fixtureCases, voiceCases } from '../test/evals/audio/cases.ts';
import { judge, listenTo } from '../test/evals/audio/judge.ts';
import { costOf, costText, table, totalsOf } from '../test/evals/audio/table.ts';
import { fixture } from '../test/helpers/fixtures.mjs';
import { readWav } from '../test/helpers/wav.ts';

const { values } = parseArgs({ options: { voices: { type: 'string' }, out: { type: 'string' } } });
const has = fixture('speech/two-voices.wav');
if (!has && !values.voices) {
  console.error('The speech of the fixtures is not here. Name a folder of voices: --voices DIR.');
  process.exit(2);
}
const voices = values.voices
  ? readdirSync(values.voices)
      .filter((file) => file.endsWith('.wav'))
      .sort()
      .map((file) => ({ name: basename(file, '.wav'), sound: readWav(join(values.voices, file)) }))
  : [];
const cases = [...(has ? fixtureCases((name) => readWav(fixture(`speech/${name}.wav`))) : []), ...voiceCases(voices)];
const judged = cases.map(judge);
const totals = totalsOf(judged);
console.log(table(judged, totals));
if (has) console.log(`At 48 kHz, as most microphones are: ${costText(costOf(listenTo(readWav(fixture('speech/two-voices.48k.wav'))).costs))}`);
if (values.out) writeFileSync(values.out, `${JSON.stringify({ total: totals, cases: judged.map(({ costs: _costs, ...each }) => each) }, null, 2)}\n`);
