// A whole interview by a model, from a real resume: the model is a server on this machine that speaks the vendor's protocol.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyLog } from '../../src/record/index.js';
import { geminiSimulator, openaiSimulator, serveSimulator } from '../../src/testing/index.js';
import type { ReceivedConversation, SimulatedReply } from '../../src/testing/language-model-reply.js';
import { clickButton, element, fill, openTestPage, textWith, visibleText, waitUntil, type TestPage } from '../helpers/browser-page.js';
import { fixturesDir } from '../helpers/fixtures.mjs';
import { sharedBrowser } from '../helpers/shared-browser.js';
import { errorCodes, events, state, until } from '../helpers/panel-run.js';

const skip = fixturesDir() ? false : 'no fixtures beside the repository';
const ANSWERS = [
  'We wrote each transfer and its event in one PostgreSQL transaction, because Kafka alone could have lost it, and a relay sent it on.',
  'Twice a day we compared the sums of both sides, and in two years we found no difference.',
  'I would use a Go worker per partition, measure the lag, and add partitions only where the lag stays.',
  'The lag in seconds, and how many retries each worker makes in a minute.',
];

const textOf = ({ messages }: ReceivedConversation): string => messages.flatMap(({ parts }) => parts.map((part) => (part.type === 'text' ? part.text : ''))).join('\n');
const data = (conversation: ReceivedConversation, name: string): string[] =>
  [...textOf(conversation).matchAll(/<data name="([^"]+)" id="\w+">\n([^]*?)\n<\/data/g)].flatMap(([, label, text]) => (label === name ? [(text ?? '').replace(/\p{Co}\n?/gu, ' ')] : []));

/** As a model would: from the job, the resume and the last answer; and, as a judge, from the answer alone. */
function thinking(conversation: ReceivedConversation): SimulatedReply {
  const { system } = conversation;
  const json = JSON.stringify(system.startsWith('You judge one answer') ? judged(conversation) : system.includes('asks something in return') ? helped(conversation) : asked(conversation));
  return { type: 'text', deltas: json.match(/[^]{1,40}/g) ?? [], chunkBytes: 7 };
}

function asked(conversation: ReceivedConversation): object {
  const [last] = data(conversation, 'answer').slice(-1);
  const points = [{ text: 'Names what was done', signals: ['we', 'I would'] }];
  if (last && /follow-up/.test(textOf(conversation).split('</data').at(-1) ?? '')) {
    const text = last.includes('PostgreSQL') ? 'You mentioned PostgreSQL. How did you check that it held?' : 'Which numbers would tell you that another partition is needed?';
    return { kind: 'follow-up', text, reason: 'The answer left out the check.', expectedPoints: points };
  }
  const employer = /Quillmark Payments/.exec(data(conversation, 'resume').join(' '))?.[0] ?? 'nowhere';
  const skill = /Kafka/.exec(data(conversation, 'job description').join(' '))?.[0] ?? 'nothing';
  const first = data(conversation, 'question asked').length === 0;
  const text = first ? `At ${employer}, how did you keep payments and events in step?` : `How would you size ${skill} consumers for a day with ten times the load?`;
  return { kind: 'question', text, reason: 'It is what the job asks for.', expectedPoints: points };
}

/** In other words, and no more. */
function helped(conversation: ReceivedConversation): object {
  const [wanted = ''] = data(conversation, 'what the candidate asks in return');
  return { kind: 'clarify', text: /step/.test(wanted) ? 'What did you do so that both always said the same?' : 'Profiler!' };
}

function judged(conversation: ReceivedConversation): object {
  const words = data(conversation, 'answer').join(' ').split(/[\s\p{Co}]/u);
  const quote = words.slice(0, 6).join(' ');
  return { criteria: ['content', 'reasoning', 'evidence'].map((id) => ({ id, level: 4, quote, reason: 'It says what was done.' })), covered: [{ id: 'p1', quote }] };
}

for (const [vendor, simulator] of [['gemini', geminiSimulator] as const, ['openai', openaiSimulator] as const]) {
  for (const dying of [false, true]) {
    const name = dying ? 'when the server dies in the middle, the question bank goes on in the same turn' : 'asks by resume and job, follows up, judges and reports';
    test(`an interview by ${vendor}: ${name}`, { skip, timeout: 90_000 }, async () => {
      const simulated = simulator({ reply: ({ conversation }) => (conversation ? thinking(conversation) : { type: 'server' }) });
      const served = await serveSimulator(simulated);
      const run = await openTestPage({
        script: 'test/e2e/pages/model-interview.ts',
        query: `?vendor=${vendor}&url=${encodeURIComponent(served.url)}`,
        connect: served.url,
        mounts: { '/fixtures/': fixturesDir() ?? '' },
        browser: sharedBrowser,
      });
      try {
        await clickButton(run.page, 'Agree and continue');
        await clickButton(run.page, 'Start the interview');
        const questions: string[] = [];
        for (let turn = 0; (await state(run, 'phase')) !== 'ended' && turn < 8; turn++) {
          await until(run, 'turn', 'listening');
          questions.push(await state<string>(run, 'question.text'));
          if (turn === 0) await ask(run, 'What do you mean by in step?');
          if (dying && turn === 1) await served.close();
          if (dying && turn === 1) await ask(run, 'What exactly do you mean by held?');
          await fill(run.page, 'textarea', ANSWERS[turn] ?? 'Nothing more to say about it.');
          await clickButton(run.page, 'Done');
          await waitUntil(run.page, turnIsOver, { args: [turn + 1] as [number], what: `the end of turn ${turn + 1}` });
        }
        await until(run, 'phase', 'ended');
        const log = await events(run);
        assert.equal(verifyLog(log).valid, true);
        const sources = log.flatMap((event) => (event.type === 'question-asked' && event.data ? [event.data.question.source] : []));
        const evaluations = log.flatMap((event) => (event.type === 'answer-evaluated' && event.data ? [event.data.evaluation] : []));
        // This browser has no voice; that is told apart.
        const failed = log.flatMap((event) => (event.type === 'error-occurred' && event.data && event.data.code !== 'adapter/unsupported' ? [event.data.code] : []));
        assert.equal(questions[0], 'At Quillmark Payments, how did you keep payments and events in step?');
        const help = log.flatMap((event) => (event.type === 'help-given' && event.data ? [`${event.data.reply.kind} ${event.data.reply.source} ${event.data.reply.text}`] : []));
        assert.equal(help[0], 'clarify model What did you do so that both always said the same?');
        if (dying) assert.match(help[1] ?? '', /^repeat rule .*How did you check that it held\?$/);
        assert.equal(questions[1], 'You mentioned PostgreSQL. How did you check that it held?');
        if (dying) {
          assert.deepEqual(sources.slice(0, 2), ['model', 'model']);
          assert.ok(sources.slice(2).length > 0 && sources.slice(2).every((source) => source === 'bank'), String(sources));
          assert.ok(failed.length > 0 && failed.every((code) => code.startsWith('adapter/')), String(failed));
          assert.ok((await errorCodes(run)).some((code) => code.startsWith('adapter/')), 'the page was told');
          assert.ok(evaluations.some(({ review }) => review?.includes('fallback')));
          assert.doesNotMatch(await visibleText(run.page, 'interview-panel'), /adapter|openai|gemini/i);
        } else {
          assert.deepEqual(questions.slice(2), ['How would you size Kafka consumers for a day with ten times the load?', 'Which numbers would tell you that another partition is needed?']);
          assert.deepEqual([sources, failed], [['model', 'model', 'model', 'model'], []]);
          for (const [index, { scores, evaluator }] of evaluations.entries()) {
            assert.equal(evaluator.provider, 'model-scorer');
            for (const { level, quote } of scores) assert.ok(level === 4 && quote && ANSWERS[index]?.includes(quote), quote);
          }
          const report = await textWith(run.page, 'interview-report', /4\.0 of 5/);
          for (const words of [/Gives reasons: level 4/, /Judged more than once: 4, 4/, /prompt 1\./]) assert.match(report, words);
        }
        assert.deepEqual([run.foreign, run.violations.filter((text) => !/ERR_CONNECTION_REFUSED/.test(text))], [[], []]);
      } finally {
        await run.close();
        await served.close();
      }
    });
  }
}

/** By the field for it; until the reply is there and the answer may go on. */
async function ask(run: TestPage, words: string): Promise<void> {
  const open = await element(run.page, '.ask summary');
  await open.click();
  await fill(run.page, '.ask input', words);
  await clickButton(run.page, 'Ask');
  await until(run, 'help.stage', 'done');
  await until(run, 'turn', 'listening');
  const reply = await state<string>(run, 'help.reply.text');
  assert.ok((await visibleText(run.page, 'interview-panel')).includes(reply), 'the reply is on screen');
  await open.click();
}

function turnIsOver(turns: number): boolean {
  const { session } = (globalThis as unknown as { panel: { session: { state: { phase: string; turn: string; turns: readonly unknown[] } } } }).panel;
  return session.state.phase === 'ended' || (session.state.turns.length === turns && session.state.turn === 'listening');
}
