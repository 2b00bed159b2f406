import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fixedPause } from '../../../../src/session/voice/pause-rule.js';
import { TurnTaker } from '../../../../src/session/voice/turn-taker.js';

interface Told {
  readonly taker: TurnTaker;
  readonly told: string[];
  /** Lets frames of 20 ms pass, from one moment to another. */
  pass(from: number, to: number): void;
}

function taker(text = '', ms = 500, obeysProvider = true): Told {
  const told: string[] = [];
  const made = new TurnTaker(
    {
      detector: fixedPause(ms),
      obeysProvider,
      isNoAnswer: (words) => words === 'mm-hm',
      onEager: (words) => told.push(`eager: ${words}`),
      onResumed: () => told.push('resumed'),
      onTurnEnd: ({ text: words, speechEndAt, decidedAt, transcriptAt }) => told.push(`end: ${words} ${speechEndAt} ${decidedAt} ${transcriptAt ?? '-'}`),
      onLongSilence: () => told.push('silence'),
    },
    0,
    text,
  );
  return {
    taker: made,
    told,
    pass: (from, to) => {
      for (let at = from + 20; at <= to; at += 20) made.tick(at);
    },
  };
}

describe('the end of a turn', () => {
  it('waits for certain words of the last speech, and takes a guess for them only after 1.5 s', () => {
    const { taker: made, told, pass } = taker();
    made.speechStart();
    made.guess('we built');
    made.speechEnd(1000);
    pass(1000, 2480);
    assert.deepEqual(told, ['eager: we built']);
    pass(2480, 2500);
    assert.deepEqual(told, ['eager: we built', 'end: we built 1000 2500 -']);
  });

  it('counts from the words where their sound was not found, as in a room louder than the voice', () => {
    const { taker: made, told, pass } = taker();
    made.speechStart();
    made.speechEnd(1000);
    pass(1000, 3000);
    made.guess('we');
    pass(3000, 3400);
    made.guess('we built');
    pass(3400, 3800);
    made.certain('we built a tool', 3800);
    pass(3800, 3900);
    assert.deepEqual(told, ['eager: we', 'resumed', 'eager: we built', 'resumed', 'eager: we built a tool']);
    pass(3900, 4000);
    assert.deepEqual(told.at(-1), 'end: we built a tool 3420 3920 3800');
  });

  it('counts from the last sound, not from the last word', () => {
    const { taker: made, told, pass } = taker();
    made.speechStart();
    made.certain('we built', 900);
    made.speechEnd(1000);
    made.speechStart();
    made.speechEnd(1300);
    pass(1300, 1700);
    made.certain('a tool', 1700);
    pass(1700, 2000);
    assert.deepEqual(told, ['eager: we built', 'resumed', 'eager: we built a tool', 'end: we built a tool 1300 1800 1700']);
  });

  it('words that change what was prepared make it void; a change of case or punctuation does not', () => {
    const { taker: made, told, pass } = taker('', 5000);
    made.speechStart();
    made.guess('we built a tool');
    made.speechEnd(1000);
    pass(1000, 1200);
    made.certain('We built a tool.', 1200);
    pass(1200, 1300);
    assert.deepEqual(told, ['eager: we built a tool']);
    made.guess('twice');
    pass(1300, 1440);
    assert.deepEqual(told, ['eager: we built a tool', 'resumed'], 'a guess has to stand still first');
    pass(1440, 1480);
    assert.deepEqual(told, ['eager: we built a tool', 'resumed', 'eager: We built a tool. twice']);
  });

  it('is prepared for later by those who pause often, and at last all the same', () => {
    const { taker: made, told, pass } = taker('', 60_000);
    const waited: number[] = [];
    for (let index = 0; index < 12; index += 1) {
      const begin = index * 2000;
      made.speechStart();
      made.certain(`word${index}`, begin);
      made.speechEnd(begin);
      const before = told.filter((line) => line.startsWith('eager')).length;
      for (let ms = 20; ms <= 1500; ms += 20) {
        pass(begin + ms - 20, begin + ms);
        if (told.filter((line) => line.startsWith('eager')).length > before) {
          waited.push(ms);
          break;
        }
      }
    }
    assert.deepEqual(waited, [160, 160, 160, 160, 300, 460, 600, 760, 900, 900, 900, 900]);
  });

  it('is not found before anything was said, whatever stood there before', () => {
    const { told, pass } = taker('an answer of before a reload');
    pass(0, 9000);
    assert.deepEqual(told, []);
  });

  it('follows the word of a recogniser that knows', () => {
    const { taker: made, told, pass } = taker('', 60_000);
    made.speechStart();
    made.certain('we built a tool', 1000);
    made.speechEnd(1000);
    made.providerEager();
    made.providerResumed();
    made.providerEager();
    made.providerEnd();
    pass(1000, 1020);
    assert.deepEqual(told, ['eager: we built a tool', 'resumed', 'eager: we built a tool', 'end: we built a tool 1000 1020 1000']);
  });

  it('leaves it to the detector where the word of a recogniser does not count, e.g. because of extra time', () => {
    const { taker: made, told, pass } = taker('', 3000, false);
    made.speechStart();
    made.certain('we built a tool', 1000);
    made.speechEnd(1000);
    made.providerEnd();
    pass(1000, 3980);
    assert.deepEqual(told, ['eager: we built a tool']);
    pass(3980, 4000);
    assert.deepEqual(told, ['eager: we built a tool', 'end: we built a tool 1000 4000 1000']);
  });

  it('is told once', () => {
    const { taker: made, told, pass } = taker();
    made.speechStart();
    made.certain('yes', 0);
    made.speechEnd(0);
    pass(0, 3000);
    made.finish(3000);
    assert.equal(told.filter((line) => line.startsWith('end')).length, 1);
  });
});

describe('silence', () => {
  it('is told once after 10 s, counted anew when asked to', () => {
    const { taker: made, told, pass } = taker();
    pass(0, 8000);
    made.restart(8000);
    pass(8000, 17_980);
    assert.deepEqual(told, []);
    pass(17_980, 60_000);
    assert.deepEqual(told, ['silence']);
  });

  it('is one too after mere noises of listening', () => {
    const { taker: made, told, pass } = taker();
    made.speechStart();
    made.certain('mm-hm', 400);
    made.speechEnd(400);
    pass(400, 10_400);
    assert.deepEqual(told, ['silence']);
  });
});
