import { openaiLanguageModel } from '../../../src/adapters/openai/index.js';
import { AdapterError } from '../../../src/errors/index.js';
import type { CallContext, LanguageModel, ModelMessage, ModelPart, ModelRequest } from '../../../src/spec/index.js';
import { openaiSimulator, type CreateLanguageModelRig, type LanguageModelRig } from '../../../src/testing/index.js';
import { directRig, withAll } from './language-model-rigs.js';

type Bug = (inner: LanguageModel) => { -readonly [Name in keyof LanguageModel]?: LanguageModel[Name] | '' | 'v2' };

/** A model that hears, over a simulator that is asked directly. */
export function soundRig(): LanguageModelRig {
  return directRig((clock) => {
    const simulator = openaiSimulator({ clock });
    return { simulator, model: openaiLanguageModel({ baseUrl: 'https://models.example/v1', model: 'some-model', audioInput: true, fetch: simulator.fetch }) };
  });
}

/** Rigs whose model has this bug. */
export function rigWithBug(bug: string): CreateLanguageModelRig {
  return () => {
    const rig = soundRig();
    return withAll(rig, { model: { ...own(rig.model), ...BUGS[bug]!(own(rig.model)) } as LanguageModel });
  };
}

/** A class keeps its methods in its prototype. */
function own(model: LanguageModel): LanguageModel {
  const { specificationVersion, provider, modelId, capabilities } = model;
  return { specificationVersion, provider, modelId, capabilities, stream: (request, context) => model.stream(request, context) };
}

const run = (stream: (inner: LanguageModel, request: ModelRequest, context: CallContext) => AsyncIterable<ModelPart>): Bug => (inner) => ({
  stream: (request, context) => stream(inner, request, context),
});
/** Each part becomes those that `change` makes of it. */
const changed = (change: (part: ModelPart) => readonly ModelPart[]): Bug =>
  run(async function* (inner, request, context) {
    for await (const part of inner.stream(request, context)) yield* change(part);
  });
const changedRequest = (change: (request: ModelRequest) => ModelRequest): Bug => run((inner, request, context) => inner.stream(change(request), context));
const changedMessages = (change: (messages: readonly ModelMessage[]) => readonly ModelMessage[]): Bug => changedRequest((request) => ({ ...request, messages: change(request.messages) }));
const changedParts = (change: (part: ModelMessage['parts'][number]) => readonly ModelMessage['parts'][number][]): Bug =>
  changedMessages((messages) => messages.map(({ role, parts }) => ({ role, parts: parts.flatMap(change) })));
const changedError = (change: (error: AdapterError, said: string) => unknown): Bug =>
  run(async function* (inner, request, context) {
    let said = '';
    try {
      for await (const part of inner.stream(request, context)) {
        if (part.type === 'text-delta') said += part.text;
        yield part;
      }
    } catch (error) {
      throw error instanceof AdapterError ? change(error, said) : error;
    }
  });
const deaf = (): CallContext => ({ signal: new AbortController().signal });
const changedFinish = (change: object): Bug => changed((part) => [part.type === 'finish' ? { ...part, ...change } : part]);

/** Mistakes that a model could make; the contract must find each of them. */
export const BUGS: Readonly<Record<string, Bug>> = {
  'has another version': () => ({ specificationVersion: 'v2' }),
  'does not name its model': () => ({ modelId: '' }),
  'hands out text twice': changed((part) => (part.type === 'text-delta' ? [part, part] : [part])),
  'hands out empty text': changed((part) => (part.type === 'finish' ? [{ type: 'text-delta', text: '' }, part] : [part])),
  'does not finish': changed((part) => (part.type === 'finish' ? [] : [part])),
  'finishes twice': changed((part) => (part.type === 'finish' ? [part, part] : [part])),
  'goes on after its finish': changed((part) => (part.type === 'finish' ? [part, { type: 'text-delta', text: ' ' }] : [part])),
  'always says that it stopped by itself': changedFinish({ reason: 'stop' }),
  'forgets its warnings': changedFinish({ warnings: undefined }),
  'counts half tokens': changedFinish({ usage: { inputTokens: 1.5 } }),
  'waits for the end before it hands out text': run(async function* (inner, request, context) {
    const parts: ModelPart[] = [];
    for await (const part of inner.stream(request, context)) parts.push(part);
    yield* parts;
  }),
  'breaks characters': changed((part) => [part.type === 'text-delta' ? { ...part, text: part.text.replace(/[^\0-\x7f]/g, '\uFFFD') } : part]),
  'forgets its instructions': changedRequest((request) => ({ ...request, system: '' })),
  'says its instructions as a message': changedRequest(({ system, messages, ...rest }) => ({ ...rest, system: '', messages: [{ role: 'user', parts: [{ type: 'text', text: system }] }, ...messages] })),
  'forgets what was said before': changedMessages((messages) => messages.slice(-1)),
  'takes its own words for those of the other': changedMessages((messages) => messages.map((message) => ({ ...message, role: 'user' }))),
  'sends data without delimiters': changedParts((part) => [part.type === 'data' ? { type: 'text', text: part.text } : part]),
  'sends data within delimiters that can be forged': changedParts((part) => [part.type === 'data' ? { type: 'text', text: `<data>\n${part.text}\n</data>` } : part]),
  'changes data': changedParts((part) => [part.type === 'data' ? { ...part, text: part.text.replaceAll('<', '&lt;') } : part]),
  'sends data among its instructions': changedRequest((request) => {
    const data = request.messages.flatMap(({ parts }) => parts).flatMap((part) => (part.type === 'data' ? [part.text] : []));
    return { ...request, system: [request.system, ...data].join('\n') };
  }),
  'merges data with the message around it': changedMessages((messages) =>
    messages.map(({ role, parts }) => ({ role, parts: parts.some(({ type }) => type === 'data') ? [{ type: 'text', text: parts.map((part) => ('text' in part ? part.text : '')).join('\n') }] : parts })),
  ),
  'does not ask for JSON though it says that it can': changedRequest(({ system, messages }) => ({ system, messages })),
  'drops a schema without a word': (inner) => ({ capabilities: { ...inner.capabilities, json: false }, stream: ({ system, messages }, context) => inner.stream({ system, messages }, context) }),
  'loses sound': changedParts((part) => (part.type === 'audio' ? [] : [part])),
  'loses the end of the sound': changedParts((part) => [part.type === 'audio' ? { ...part, frames: part.frames.slice(0, -1) } : part]),
  'sends the sound byte by byte the wrong way round': changedParts((part) => [
    part.type === 'audio' ? { ...part, frames: part.frames.map((frame) => ({ ...frame, data: frame.data.map((sample) => ((sample & 0xff) << 8) | ((sample >> 8) & 0xff)) })) } : part,
  ]),
  'leaves out sound although it says that it cannot hear': (inner) => ({
    capabilities: { ...inner.capabilities, audioInput: false },
    stream: (request, context) => inner.stream({ ...request, messages: request.messages.map(({ role, parts }) => ({ role, parts: parts.filter(({ type }) => type !== 'audio') })) }, context),
  }),
  'mixes calls': (inner) => {
    let shared: AsyncIterator<ModelPart> | undefined;
    return {
      async *stream(request, context) {
        shared ??= inner.stream(request, context)[Symbol.asyncIterator]();
        for (let result = await shared.next(); !result.done; result = await shared.next()) yield result.value;
      },
    };
  },
  'asks when it is called': (inner) => ({
    stream(request, context) {
      const parts = inner.stream(request, context)[Symbol.asyncIterator]();
      const first = parts.next();
      first.catch(() => undefined);
      return (async function* () {
        for (let result = await first; !result.done; result = await parts.next()) yield result.value;
      })();
    },
  }),
  'does not look at a signal that is over': run((inner, request, { signal }) => inner.stream(request, signal.aborted ? deaf() : { signal })),
  'does not listen to its signal': run((inner, request, { signal }) => inner.stream(request, signal.aborted ? { signal } : deaf())),
  'ends as if nothing were when it is aborted': run(async function* (inner, request, context) {
    try {
      yield* inner.stream(request, context);
    } catch (error) {
      if (!context.signal.aborted) throw error;
    }
  }),
  'wraps the reason': run(async function* (inner, request, context) {
    try {
      yield* inner.stream(request, context);
    } catch (cause) {
      throw context.signal.aborted ? new AdapterError('some-model', 'closed', 'it was aborted', { cause }) : cause;
    }
  }),
  'rejects at once but leaves the request open': run(async function* (inner, request, { signal }) {
    signal.throwIfAborted();
    const parts = inner.stream(request, deaf())[Symbol.asyncIterator]();
    const over = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    over.catch(() => undefined);
    for (;;) {
      const result = await Promise.race([parts.next(), over]);
      if (result.done) return;
      yield result.value;
    }
  }),
  'looks at its signal only when somebody reads': run(async function* (inner, request, { signal }) {
    signal.throwIfAborted();
    const parts = inner.stream(request, deaf())[Symbol.asyncIterator]();
    try {
      for (;;) {
        const result = await parts.next();
        signal.throwIfAborted();
        if (result.done) return;
        yield result.value;
      }
    } finally {
      void parts.return?.();
    }
  }),
  'goes on when the reader leaves': run(async function* (inner, request, context) {
    const parts = inner.stream(request, context)[Symbol.asyncIterator]();
    for (let result = await parts.next(); !result.done; result = await parts.next()) yield result.value;
  }),
  'fails without a type': changedError(() => new Error('it failed')),
  'calls every failure a fault of the server': changedError(() => new AdapterError('some-model', 'server', 'it failed')),
  'calls every failure a limit': changedError(({ retryAfterMs }) => new AdapterError('some-model', 'rate', 'it failed', retryAfterMs === undefined ? {} : { retryAfterMs })),
  'forgets how long to wait': changedError((error) => new AdapterError('some-model', error.reason as 'rate', 'it failed')),
  'takes seconds for milliseconds': changedError((error) => new AdapterError('some-model', error.reason as 'rate', 'it failed', { retryAfterMs: (error.retryAfterMs ?? 0) / 1000 })),
  'tells the reply in its failure': changedError((error, said) => new AdapterError('some-model', error.reason as 'rate', `it failed after "${said}"`)),
  'tells the prompt in its failure': run(async function* (inner, request, context) {
    try {
      yield* inner.stream(request, context);
    } catch (error) {
      throw error instanceof AdapterError ? new AdapterError('some-model', error.reason as 'rate', `it failed on ${JSON.stringify(request.messages)}`) : error;
    }
  }),
  'finishes when the reply breaks off': run(async function* (inner, request, context) {
    let begun = false;
    try {
      for await (const part of inner.stream(request, context)) {
        begun = true;
        yield part;
      }
    } catch (error) {
      if (!begun || context.signal.aborted) throw error;
      yield { type: 'finish', reason: 'other', warnings: [] };
    }
  }),
  'works no more after a failure': (inner) => {
    let failure: unknown;
    return {
      async *stream(request, context) {
        if (failure) throw failure;
        try {
          yield* inner.stream(request, context);
        } catch (error) {
          failure = error;
          throw error;
        }
      },
    };
  },
};
