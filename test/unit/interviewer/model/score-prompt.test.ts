import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MODEL_RUBRIC } from '../../../../src/interviewer/model/model-rubric.js';
import { scoreWithModel } from '../../../../src/interviewer/model/model-scorer.js';
import type { AnswerEvaluation, InterviewPlanInput, ModelRequest } from '../../../../src/spec/index.js';
import { scriptedLanguageModel } from '../../../../src/testing/index.js';
import { call, plan } from '../helpers.js';
import { turnOf, type TurnOptions } from './helpers.js';

const ANSWER = 'I opened the profiler first, then changed one thing, and measured again because guesses are cheap.';

async function judge(reply: object, turn: TurnOptions = {}, input: InterviewPlanInput = { role: 'Engineer' }): Promise<{ evaluation: AnswerEvaluation; request: ModelRequest }> {
  const model = scriptedLanguageModel({ reply: () => JSON.stringify({ criteria: [], ...reply }) });
  const evaluation = await scoreWithModel({ model, repeats: 1, rubric: MODEL_RUBRIC }, { plan: plan(input), seed: 's', turn: turnOf({ answer: ANSWER, ...turn }) }, call());
  const [request] = model.requests;
  assert.ok(request);
  return { evaluation, request };
}

describe('what a model made is not taken for more than words', () => {
  it('expected points reach a scorer only as data: who wrote them had read what others wrote', async () => {
    const { request } = await judge({});
    assert.doesNotMatch(request.system, /Measures first/);
    const points = request.messages[0]?.parts[1];
    assert.equal(points?.type === 'data' && points.text, '[{"id":"measure","text":"Measures first"},{"id":"verify","text":"Measures again afterwards"}]');
  });

  it('a question does not bring the resume to the scorer', async () => {
    const text = 'Ada, what did the profiler show at Vantorix? Write to ada@example.org about it.';
    const { request } = await judge({}, { text }, { role: 'Engineer', resume: 'Ada Lovelace, ada@example.org\nTwelve years at Vantorix' });
    assert.doesNotMatch(JSON.stringify(request), /ada|vantorix/i);
    assert.match(JSON.stringify(request), /what did the profiler show/);
  });

  it('feedback that holds markup or an address is not given', async () => {
    for (const feedback of ['Well said. <img src=x onerror=alert(1)>', 'More at https://example.org/you', 'Go to www.example.org now', 'See [this](there).']) {
      assert.equal((await judge({ feedback }, {}, { role: 'Engineer', purpose: 'practice' })).evaluation.feedback, undefined, feedback);
    }
    assert.equal((await judge({ feedback: 'You measured twice.' }, {}, { role: 'Engineer', purpose: 'practice' })).evaluation.feedback, 'You measured twice.');
  });

  it('reasons and feedback have spaces where the model copied the mark of the answer', async () => {
    const model = scriptedLanguageModel({
      reply: ({ system }) => {
        const [mark] = /\p{Co}/u.exec(system) ?? [];
        return JSON.stringify({ criteria: [{ id: 'content', level: 4, quote: `measured${mark}again${mark}because`, reason: `Says "opened${mark}the${mark}profiler".` }], covered: [], feedback: `You${mark}measured.` });
      },
    });
    const { scores, feedback } = await scoreWithModel({ model, repeats: 1, rubric: MODEL_RUBRIC }, { plan: plan({ role: 'Engineer', purpose: 'practice' }), seed: 's', turn: turnOf({ answer: ANSWER }) }, call());
    assert.deepEqual([scores[0]?.reason, scores[0]?.quote, feedback], ['Says "opened the profiler".', 'measured again because', 'You measured.']);
  });

  it('reasons hold nothing that nobody sees', async () => {
    const criteria = [
      { id: 'content', level: 4, quote: 'measured again because', reason: 'It \u202esays\u202c so.\u200b' },
      { id: 'reasoning', level: null, reason: 'No\u2066ne.' },
    ];
    assert.deepEqual((await judge({ criteria })).evaluation.scores.slice(0, 2).map(({ reason }) => reason), ['It says so.', 'No evidence: None.']);
  });
});
