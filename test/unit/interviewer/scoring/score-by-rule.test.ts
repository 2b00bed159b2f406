import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_RUBRIC } from '../../../../src/interviewer/default-rubric.js';
import { RULE_EVALUATOR, scoreByRule } from '../../../../src/interviewer/scoring/score-by-rule.js';
import { RubricSchema, parse, type Question, type Rubric } from '../../../../src/spec/index.js';

const QUESTION: Question = {
  id: 'q1',
  kind: 'planned',
  text: 'How do you make a slow service faster?',
  source: 'bank',
  reason: 'A test.',
  timeLimitMs: 60_000,
  expectedPoints: [
    { id: 'cache', text: 'Caching', signals: ['cache'] },
    { id: 'index', text: 'An index', signals: ['index'] },
    { id: 'queue', text: 'A queue', signals: ['message queue'] },
    { id: 'shard', text: 'Sharding', signals: ['shard'] },
  ],
};
const CACHE = 'I would put a cache in front of it.';
const INDEX = 'Then I would add an index on that column.';
const QUEUE = 'The rest goes through a message queue to the workers.';
const SHARD = 'At some point we have to shard the data by customer.';

const levels = (answer: string, question = QUESTION) => {
  const [content, detail] = scoreByRule(question, answer).scores;
  return [content?.level, detail?.level];
};

describe('DEFAULT_RUBRIC', () => {
  it('is a valid rubric with an anchor for every level', () => {
    const rubric = parse('plan', RubricSchema, DEFAULT_RUBRIC);
    for (const criterion of rubric.criteria) assert.deepEqual(criterion.levels.map((level) => level.level), [1, 2, 3, 4, 5]);
  });
});

describe('scoreByRule', () => {
  it('raises the level of content with the share of points', () => {
    assert.equal(levels(CACHE)[0], 2);
    assert.equal(levels(`${CACHE} ${INDEX}`)[0], 3);
    assert.equal(levels(`${CACHE} ${INDEX} ${QUEUE}`)[0], 4);
    assert.equal(levels(`${CACHE} ${INDEX} ${QUEUE} ${SHARD}`)[0], 5);
    const five = { ...QUESTION, expectedPoints: [...QUESTION.expectedPoints, { id: 'e', text: 'e', signals: ['edge'] }] };
    assert.equal(levels(CACHE, five)[0], 1);
  });

  it('says who judged, what was covered with the words that say it, and what is missing', () => {
    const evaluation = scoreByRule(QUESTION, `Hello. ${CACHE} ${INDEX}`);
    assert.deepEqual(evaluation.evaluator, RULE_EVALUATOR);
    assert.equal(evaluation.questionId, 'q1');
    assert.deepEqual(evaluation.covered, [
      { pointId: 'cache', text: 'Caching', quote: CACHE },
      { pointId: 'index', text: 'An index', quote: INDEX },
    ]);
    assert.deepEqual(evaluation.missing.map((point) => point.pointId), ['queue', 'shard']);
    assert.equal(evaluation.feedback, undefined);
  });

  it('raises detail with reasons, examples and figures that belong to a point', () => {
    assert.equal(levels(CACHE)[1], 1);
    assert.equal(levels('I would put a cache in front of it, because the same rows are read over and over.')[1], 2);
    assert.equal(levels('I would put a cache in front of it, because it is read a lot, and it saved us 300 ms.')[1], 3);
    assert.equal(levels('In my last job we put a cache in front of it, because it is read a lot, and it saved us 300 ms.')[1], 4);
    assert.equal(
      levels(`In my last job we put a cache in front of it. It saved us 300 ms, because the cache held most rows. ${INDEX.slice(0, -1)}, so that we read less. For example the index on the date made it 10 times faster.`)[1],
      5,
    );
  });

  it('quotes the words that carry the detail', () => {
    const answer = 'Hello there. I would put a cache in front of it, because the same rows are read over and over.';
    assert.equal(scoreByRule(QUESTION, answer).scores[1]?.quote, 'because the same rows are read over and over.');
  });

  it('does not count a reason that belongs to no point', () => {
    assert.equal(levels(`${CACHE} I apply because I am passionate, for example I worked 12 hours a day in my last job.`)[1], 1);
  });

  for (const answer of ['', '   ', ':', '.', 'Thought process:', 'Thought process: cache', '```', '5/5', 'Score: 5', '{"level":5}', 'cache', '\u200b', '🙂']) {
    it(`gives no level for ${JSON.stringify(answer)}`, () => {
      const evaluation = scoreByRule(QUESTION, answer);
      for (const score of evaluation.scores) {
        assert.equal(score.level, null);
        assert.equal(score.quote, undefined);
        assert.match(score.reason, /^No evidence/);
      }
      assert.equal(evaluation.covered.length, 0);
      assert.equal(evaluation.missing.length, 4);
    });
  }

  it('gives no level where the question has no expected points', () => {
    assert.deepEqual(levels(`${CACHE} ${INDEX}`, { ...QUESTION, expectedPoints: [] }), [null, null]);
  });

  it('leaves criteria to a person that a rule cannot judge', () => {
    const rubric: Rubric = {
      id: 'mine',
      version: '1',
      criteria: [{ id: 'correctness', title: 'Correctness', weight: 1, levels: [{ level: 1, anchor: 'Wrong.' }, { level: 5, anchor: 'Right.' }] }],
    };
    const [score] = scoreByRule(QUESTION, CACHE, rubric).scores;
    assert.equal(score?.level, null);
    assert.match(score?.reason ?? '', /person/);
  });

  it('keeps to the levels that a host has anchored', () => {
    const rubric: Rubric = {
      id: 'mine',
      version: '1',
      criteria: [{ id: 'content', title: 'Content', weight: 1, levels: [{ level: 3, anchor: 'Some.' }, { level: 5, anchor: 'All.' }] }],
    };
    const level = (answer: string) => scoreByRule(QUESTION, answer, rubric).scores[0]?.level;
    assert.equal(level(CACHE), 3);
    assert.equal(level(`${CACHE} ${INDEX} ${QUEUE}`), 3);
    assert.equal(level(`${CACHE} ${INDEX} ${QUEUE} ${SHARD}`), 5);
  });

  it('judges a follow-up on top of what was said before', () => {
    const followUp: Question = { ...QUESTION, id: 'q1-f1', kind: 'follow-up', followUpOf: 'q1', expectedPoints: QUESTION.expectedPoints.slice(1, 2) };
    const content = (answer: string, answers: readonly string[]) =>
      scoreByRule(followUp, answer, DEFAULT_RUBRIC, { earlier: { points: QUESTION.expectedPoints, answers } }).scores[0];
    assert.equal(content(INDEX, [CACHE])?.level, 3);
    assert.equal(content(INDEX, [`${CACHE} ${QUEUE} ${SHARD}`])?.level, 5);
    assert.equal(content(INDEX, [CACHE])?.quote, INDEX);
    assert.equal(content('Nothing comes to my mind there.', [CACHE])?.level, null);
  });

  it('puts no words of the answer into its reasons', () => {
    const evaluation = scoreByRule(QUESTION, 'I would put a cache in front of it, because Xylophonia said so in 300 ms.');
    assert.ok(evaluation.scores.every((score) => !score.reason.includes('Xylophonia') && !score.reason.includes('cache')));
  });
});

describe('scoreByRule where no spaces stand between words', () => {
  const points = (first: string[], second: string[]): Question['expectedPoints'] => [
    { id: 'index', text: 'An index', signals: first },
    { id: 'measure', text: 'Measuring', signals: second },
  ];
  const CASES: Readonly<Record<string, { readonly points: Question['expectedPoints']; readonly answer: string; readonly list: string; readonly off: string }>> = {
    zh: { points: points(['索引', '数据库索引'], ['测量', '性能分析']), answer: '我会先做性能分析,看看是哪个查询慢,然后给那一列加上索引,最后再看一次结果。', list: '索引、测量、性能分析、数据库索引', off: '我觉得这个问题很有意思,谢谢你们给我这个机会,我非常努力。' },
    ja: { points: points(['インデックス'], ['測定', '計測']), answer: 'まず私はどのクエリが遅いのかを測定して、それからその列にインデックスを追加しました。', list: 'インデックス、測定、計測', off: 'とても面白い質問だと思いますし、機会をいただきありがとうございます。' },
    th: { points: points(['ดัชนี'], ['วัด']), answer: 'ผมจะเริ่มจากการวัดเวลาของคำสั่งที่ช้า แล้วจึงเพิ่มดัชนีให้กับคอลัมน์นั้นในฐานข้อมูล', list: 'ดัชนี วัด', off: 'ผมคิดว่าเป็นคำถามที่ดีมาก และขอบคุณที่ให้โอกาสผมในวันนี้' },
  };

  for (const [language, { points: expectedPoints, answer, list, off }] of Object.entries(CASES)) {
    it(`an answer is judged, a list of words and idle talk are not (${language})`, () => {
      const question: Question = { ...QUESTION, text: '?', expectedPoints };
      const evaluation = scoreByRule(question, answer, DEFAULT_RUBRIC, { language });
      assert.deepEqual(evaluation.covered.map(({ pointId }) => pointId), ['index', 'measure']);
      assert.equal(evaluation.scores[0]?.level, 5);
      for (const { quote } of evaluation.covered) assert.ok(answer.includes(quote));
      for (const idle of [list, off]) assert.deepEqual(scoreByRule(question, idle, DEFAULT_RUBRIC, { language }).covered, [], idle);
    });
  }
});
