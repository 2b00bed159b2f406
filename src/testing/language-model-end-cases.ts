import { expectFailure, expectReason } from './adapter-assertions.js';
import { expectEqual, expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import type { SimulatedReply } from './language-model-reply.js';
import { languageModelCase, SECRET, type CreateLanguageModelRig, type LanguageModelCase } from './language-model-rig.js';
import { outcomeOf, settle } from './passing-time.js';

const REASON = new DOMException('The turn is over.', 'AbortError');
const SPOKEN = 'marmalade';
const STALLED: SimulatedReply = { type: 'text', deltas: ['One ', 'two ', 'three'], stallAfter: 2 };

/** How a call ends before its time. */
export function languageModelEndCases(create: CreateLanguageModelRig): readonly ContractCase[] {
  const testCase = (name: string, body: (context: LanguageModelCase) => Promise<void>) => languageModelCase(create, name, body);
  const failure = (name: string, reply: SimulatedReply, codes: readonly string[]): ContractCase =>
    testCase(name, async ({ rig, call, reply: replyTo }) => {
      if (rig.cannot?.includes(reply.type)) return;
      rig.script(reply);
      const code = await expectFailure(rig, call().done, ['adapter'], 'A failure must be told.', [SECRET]);
      expectThat(codes.includes(code), `The code must be ${codes.join(' or ')}; it is ${code}.`);
      const after = await replyTo();
      expectThat(after.text !== '', 'The next call must work again.');
    });
  return [
    testCase('asks nothing of the provider before the iteration begins', async ({ rig }) => {
      rig.model.stream({ system: '', messages: [] }, { signal: new AbortController().signal });
      await rig.advance(100);
      expectEqual(rig.requests, 0, 'Calling stream() must not send anything yet.');
    }),
    testCase('rejects at once with the reason when the signal is already over', async ({ rig, iterate }) => {
      await expectReason(rig, iterate(undefined, AbortSignal.abort(REASON)).next(), REASON, 'The iteration must reject with the signal\'s reason.');
      expectEqual(rig.requests, 0, 'Nothing must be sent.');
    }),
    testCase('ends the request when it is aborted before the first token', async ({ rig, call, until }) => {
      rig.script({ type: 'hang' });
      const under = call();
      await until(() => rig.open === 1, 'The request must reach the provider.');
      under.abort(REASON);
      await expectReason(rig, under.done, REASON, 'The iteration must reject with the signal\'s reason.');
      await until(() => rig.open === 0, 'The request must end with the signal.');
    }),
    testCase('ends the request when it is aborted in the middle of the reply', async ({ rig, call, until }) => {
      rig.script(STALLED);
      const under = call();
      await until(() => under.text === 'One two ', 'What the provider has said must be handed out.');
      const before = under.parts.length;
      under.abort(REASON);
      await expectReason(rig, under.done, REASON, 'The iteration must reject with the signal\'s reason.');
      await until(() => rig.open === 0, 'The request must end with the signal.');
      expectEqual(under.parts.length, before, 'After the signal nothing may be handed out.');
    }),
    testCase('ends the request at once also when nobody reads', async ({ rig, iterate, until }) => {
      const controller = new AbortController();
      rig.script(STALLED);
      const reader = iterate(undefined, controller.signal);
      await settle(rig, reader.next(), 'The first part must come.');
      controller.abort(REASON);
      await until(() => rig.open === 0, 'The request must end with the signal.');
      await expectReason(rig, reader.next(), REASON, 'The next part must not be handed out.');
    }),
    testCase('ends the request when the reader leaves the loop', async ({ rig, iterate, until }) => {
      rig.script(STALLED);
      const reader = iterate();
      await settle(rig, reader.next(), 'The first part must come.');
      await settle(rig, Promise.resolve(reader.return?.()), 'Leaving the loop must end the iteration.');
      await until(() => rig.open === 0, 'The request must end.');
    }),
    failure('tells of a limit of calls', { type: 'rate' }, ['adapter/rate']),
    testCase('tells how long the provider asks to wait', async ({ rig, call }) => {
      if (rig.cannot?.includes('rate') || rig.cannot?.includes('retryAfterMs')) return;
      rig.script({ type: 'rate', retryAfterMs: 2500 });
      const outcome = await settle(rig, outcomeOf(call().done), 'A failure must be told.');
      const told = 'error' in outcome && typeof outcome.error === 'object' && outcome.error !== null && 'retryAfterMs' in outcome.error ? outcome.error.retryAfterMs : undefined;
      // Some headers are whole seconds, and are then rounded up.
      expectThat(typeof told === 'number' && told >= 2500 && told <= 3000, `retryAfterMs must be what the provider asks, 2500; it is ${String(told)}.`);
    }),
    failure('tells of a used-up allowance', { type: 'quota' }, ['adapter/quota']),
    failure('tells of a wrong key', { type: 'auth' }, ['adapter/auth']),
    failure('tells of a fault of the provider', { type: 'server' }, ['adapter/server', 'adapter/unsupported']),
    failure('tells of a provider that is overloaded', { type: 'server', status: 503 }, ['adapter/server', 'adapter/unsupported']),
    ...(['dieAfter', 'failAfter'] as const).map((kind) =>
      testCase(kind === 'dieAfter' ? 'tells of a reply that breaks off' : 'tells of an error within the reply', async ({ rig, call }) => {
        if (rig.cannot?.includes(kind)) return;
        rig.script({ type: 'text', deltas: [`The ${SPOKEN} `, 'is'], [kind]: 1 });
        const under = call();
        await expectFailure(rig, under.done, ['adapter'], 'A reply that is not whole must be told.', [SECRET, SPOKEN]);
        expectThat(under.parts.every(({ type }) => type !== 'finish'), 'There must be no finish.');
      }),
    ),
  ];
}
