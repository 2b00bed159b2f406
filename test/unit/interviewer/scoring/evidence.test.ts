import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAnswer } from '../../../../src/interviewer/scoring/evidence.js';

const POINTS = [
  { id: 'cache', text: 'Caching', signals: ['cache', 'time to live'] },
  { id: 'index', text: 'An index', signals: ['index', 'query plan'] },
  { id: 'queue', text: 'A queue', signals: ['message queue', 'backpressure'] },
  { id: 'shard', text: 'Sharding', signals: ['shard', 'partition key'] },
];
const QUESTION = 'How do you make a slow service with a large database faster?';
const found = (answer: string, english = true) =>
  readAnswer(answer, POINTS, { questionText: QUESTION, english }).evidence.map((evidence) => evidence.point.id);

describe('readAnswer', () => {
  it('finds points in other forms of their words, once each and in their order', () => {
    assert.deepEqual(found('I would put INDEXES on that column, and after that I am caching the result. And I would index more.'), ['cache', 'index']);
    assert.deepEqual(found('We gave every entry a time-to-live of one hour.'), ['cache']);
    assert.deepEqual(found('I would put a mèssage-queue in front of it.'), ['queue']);
  });

  it('matches whole words only', () => {
    assert.deepEqual(found('I like to wear cachets and indexicals to the office.'), []);
  });

  it('works on speech without any punctuation', () => {
    assert.deepEqual(found('so um first i would look at the query plan and then maybe i put a cache in front of it because it is read a lot'), ['cache', 'index']);
  });

  for (const answer of [
    'cache index message queue shard',
    'Cache, index, message queue, sharding, partition key, query plan, backpressure.',
    'I would say: cache, index, query plan, message queue, shard, partition key, backpressure, time to live.',
    'cache and index and message queue and shard and partition key',
    'the cache the index the message queue the shard the query plan',
    '- cache\n- index\n- message queue\n- shard',
    'cache. index. message queue. shard.',
    'Cache',
    'Excellent cache professional, experienced index specialist, senior message queue architect, certified shard expert.',
    'With the cache, an index, my shard, that partition key.',
  ]) {
    it(`sees a list and not an answer in "${answer.replace(/\n/g, ' ')}"`, () => assert.deepEqual(found(answer), []));
  }

  it('takes words for one point: the longer signal is meant, and what could say two says the one that nothing else does', () => {
    const points = [
      { id: 'meaning', text: 'What each method means', signals: ['post to create', 'retry'] },
      { id: 'codes', text: 'What each code means', signals: ['created'] },
      { id: 'safety', text: 'What may be repeated', signals: ['retry', 'idempotent'] },
    ];
    const said = (answer: string) => readAnswer(answer, points, { questionText: QUESTION, english: true }).evidence.map(({ point }) => point.id);
    assert.deepEqual(said('I would use a post to create the thing and then tell it to the caller.'), ['meaning']);
    assert.deepEqual(said('I would use a post to create the thing, and the answer is that it was created by us.'), ['meaning', 'codes']);
    assert.deepEqual(said('If it fails then I would retry it after a while, because it is what one does.'), ['meaning']);
    assert.deepEqual(said('If it fails then I would retry it. For that I have to use a post to create it, as I said.'), ['meaning', 'safety']);
    assert.deepEqual(said('If it fails then I would retry it. That is what I can do where it is idempotent, as I said.'), ['meaning', 'safety']);
  });

  it('takes an enumeration for what it is: a part of a sentence', () => {
    assert.deepEqual(found('For that I would use a cache, an index, a message queue and a partition key, because it is a service that is read a lot by many people.'), ['cache', 'index', 'queue', 'shard']);
    assert.deepEqual(found('what i would use for that is cache index and message queue because it is a service that is read by so many people in the morning'), ['cache', 'index', 'queue']);
  });

  it('sees a list also where prose is put behind it in the same sentence', () => {
    const list = 'latency throughput cache replication consensus index kubernetes observability';
    assert.deepEqual(found(`${list} and I am sure that we will get on well with it because it is what I do.`), []);
    assert.deepEqual(found(`I am sure that we will get on well with it because it is what I do ${list}.`), []);
  });

  it('sees a list also where prose is put behind it', () => {
    assert.deepEqual(found('cache index message queue shard. It is an honour to speak with you and I am sure that we will get on well.'), []);
  });

  for (const answer of [
    "I don't know anything about sharding.",
    'I’m not sure what an index is.',
    'Honestly I dont really know what a message queue does.',
    'Not sure what a cache is, sorry.',
    'I have never used a message queue in my work.',
    'A partition key is something that I have never worked with.',
    'No idea what you would do with an index there.',
    'I am not very familiar with the way a shard works.',
    'Um, sharding is something I know too little about, I am not sure about it.',
    'So what is a shard in that case?',
    'I forgot what the index was for.',
  ]) {
    it(`takes nothing from "${answer}"`, () => assert.deepEqual(found(answer), []));
  }

  for (const [answer, point] of [
    ["I don't know the exact figure, but I would put a cache in front of it.", 'cache'],
    ['I am not sure, I think that an index would help here.', 'index'],
    ["You don't know the cause yet, and that is why you look at the query plan first.", 'index'],
    ['I would add an index on it, I do not know which kind.', 'index'],
    ["I didn't have a cache in the beginning, and that hurt us.", 'cache'],
    ['We were not sure about the load, so we used a message queue.', 'queue'],
  ] as const) {
    it(`still hears the answer in "${answer}"`, () => assert.deepEqual(found(answer), [point]));
  }

  it('takes nothing from the question repeated', () => {
    const points = [{ id: 'p', text: 'p', signals: ['slow service', 'database'] }];
    assert.equal(readAnswer(QUESTION, points, { questionText: QUESTION }).evidence.length, 0);
    assert.equal(readAnswer(`You asked me: ${QUESTION.toUpperCase()}`, points, { questionText: QUESTION }).evidence.length, 0);
    assert.equal(readAnswer('I would split the database by customer and keep it small.', points, { questionText: QUESTION }).evidence.length, 1);
  });

  it('judges other languages by density alone', () => {
    const points = [{ id: 'p', text: 'p', signals: ['Zwischenspeicher'] }];
    const read = (answer: string) => readAnswer(answer, points, { english: false }).evidence.length;
    assert.equal(read('Ich lege einen Zwischenspeicher vor die Datenbank.'), 1);
    assert.equal(read('Zwischenspeicher'), 0);
    assert.equal(read('Zwischenspeicher Zwischenspeicher Zwischenspeicher Index Schlange'), 0);
  });
});
