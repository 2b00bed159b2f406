import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { EMBEDDED_BANK_IDS, loadEmbeddedBanks } from '../../../../src/interviewer/banks/index.js';
import { readAnswer } from '../../../../src/interviewer/scoring/evidence.js';
import { scoreByRule } from '../../../../src/interviewer/scoring/score-by-rule.js';
import { keysOf, tokenise } from '../../../../src/interviewer/scoring/tokens.js';
import { InvalidInputError } from '../../../../src/errors/index.js';
import { parseQuestionBank, type BankQuestion, type Question } from '../../../../src/spec/index.js';
import { MODEL_ANSWERS } from '../model-answers.js';

const banks = await loadEmbeddedBanks();
const questions = banks.flatMap((bank) => bank.questions.map((question) => ({ bank, question, name: `${bank.id}/${question.id}` })));

/** Signals that occur in a text, whatever the sentence around them. */
function signalsIn(text: string, signals: readonly string[]): string[] {
  const tokens = tokenise(text);
  return signals.filter((signal) => {
    const keys: readonly string[] = keysOf(tokenise(signal));
    return tokens.some((_, from) => tokens.slice(from, from + 8).some((__, length) => keysOf(tokens.slice(from, from + length + 1)).some((key) => keys.includes(key))));
  });
}

const asked = (question: BankQuestion): Question => ({ ...question, kind: 'planned', source: 'bank', reason: 'A test.', timeLimitMs: 180_000 });

describe('embedded question banks', () => {
  it('are the six that are promised, each valid and named like its file', () => {
    assert.deepEqual(EMBEDDED_BANK_IDS, ['web-development', 'backend', 'data-ml', 'finance', 'behavioural', 'customer-support']);
    for (const id of EMBEDDED_BANK_IDS) {
      const url = new URL(`../../../../src/interviewer/banks/${id}.json`, import.meta.url);
      assert.equal(parseQuestionBank(JSON.parse(readFileSync(url, 'utf8'))).id, id);
    }
  });

  it('hold at least twelve questions each, two or more at every difficulty', () => {
    for (const bank of banks) {
      assert.ok(bank.questions.length >= 12, bank.id);
      for (const difficulty of [1, 2, 3, 4, 5]) {
        assert.ok(bank.questions.filter((question) => question.difficulty === difficulty).length >= 2, `${bank.id} at ${difficulty}`);
      }
    }
  });

  it('have questions that can be read out: one to three short sentences without code', () => {
    for (const { question, name } of questions) {
      for (const text of [question.text, ...question.followUps.map((followUp) => followUp.text)]) {
        assert.ok(text.length <= 200, `${name}: ${text.length}`);
        assert.match(text, /[.?]$/, name);
        assert.doesNotMatch(text, /[`{}<>;_*#]/, name);
      }
      assert.ok(question.tags.length > 0, name);
    }
  });

  it('have three to five expected points with four or more different signals each', () => {
    for (const { question, name } of questions) {
      assert.ok(question.expectedPoints.length >= 3 && question.expectedPoints.length <= 5, name);
      for (const point of question.expectedPoints) {
        const keys = new Set(point.signals.map((signal) => keysOf(tokenise(signal))[0]));
        assert.equal(keys.size, point.signals.length, `${name}/${point.id} has a signal twice`);
        assert.ok(keys.size >= 4 && keys.size <= 14, `${name}/${point.id}: ${keys.size}`);
      }
    }
  });

  it('give no answer away, neither in the question nor in the follow-up', () => {
    for (const { question, name } of questions) {
      assert.ok(new Set(question.followUps.map((followUp) => followUp.missing)).size >= 2, name);
      for (const point of question.expectedPoints) {
        assert.deepEqual(signalsIn(question.text, point.signals), [], `${name}/${point.id}`);
        for (const followUp of question.followUps.filter((each) => each.missing === point.id)) {
          assert.deepEqual(signalsIn(followUp.text, point.signals), [], `${name}/${point.id}, follow-up`);
        }
      }
    }
  });

  it('have signals that are all found where somebody says them in a sentence', () => {
    for (const { question, name } of questions) {
      for (const point of question.expectedPoints) {
        for (const signal of point.signals) {
          const answer = `Well, what I would do there is that I take ${signal} into account in all of it.`;
          assert.equal(readAnswer(answer, [point], { questionText: question.text }).evidence.length, 1, `${name}/${point.id}: ${signal}`);
        }
      }
    }
  });

  it('find nothing in what has nothing to do with the question', () => {
    const smallTalk =
      'On Sundays I like to bake bread with my neighbour. You take flour, water and a little yeast, you wait until the dough has risen, and then it goes into a hot oven. ' +
      'My grandmother did it on a wood stove, and the whole village could smell it. I find that it calms me down after a long walk in the hills.';
    for (const { question, name } of questions) {
      const covered = scoreByRule(asked(question), smallTalk).covered;
      assert.deepEqual(covered, [], name);
    }
  });

  it('tell a good answer from a weak one', () => {
    for (const { bank, question, good, weak } of MODEL_ANSWERS) {
      const source = questions.find((each) => each.bank.id === bank && each.question.id === question);
      assert.ok(source, question);
      const [goodContent, goodDetail] = scoreByRule(asked(source.question), good).scores;
      const [weakContent] = scoreByRule(asked(source.question), weak).scores;
      assert.ok((goodContent?.level ?? 0) >= 4, `${question}: a good answer has content ${goodContent?.level}`);
      assert.ok((goodDetail?.level ?? 0) >= 1);
      assert.ok((weakContent?.level ?? 0) <= 2, `${question}: a weak answer has content ${weakContent?.level}`);
    }
  });

  it('hear little in a good answer to another question of the same field', () => {
    let heard = 0;
    let points = 0;
    for (const { bank, question, good } of MODEL_ANSWERS) {
      for (const other of questions.filter((each) => each.bank.id === bank && each.question.id !== question)) {
        heard += scoreByRule(asked(other.question), good).covered.length;
        points += other.question.expectedPoints.length;
      }
    }
    assert.ok(heard / points < 0.2, `${heard} of ${points}`);
  });
});

describe('loadEmbeddedBanks', () => {
  it('loads those that are asked for, in that order', async () => {
    assert.deepEqual((await loadEmbeddedBanks(['finance', 'backend'])).map((bank) => bank.id), ['finance', 'backend']);
    assert.deepEqual(await loadEmbeddedBanks([]), []);
  });

  it('refuses an unknown one, says where it stands and which there are', async () => {
    for (const id of ['cooking', 'constructor']) {
      await assert.rejects(loadEmbeddedBanks(['backend', id]), (error: unknown) => {
        assert.ok(error instanceof InvalidInputError);
        assert.equal(error.code, 'plan/invalid');
        assert.equal(error.issues[0]?.path, 'domains.1');
        for (const known of EMBEDDED_BANK_IDS) assert.match(error.message, new RegExp(known));
        return true;
      });
    }
  });
});
