import { AdapterError } from '../../../src/errors/index.js';
import type { CallContext, SpeechToText, SpeechToTextOptions, SpeechToTextPart } from '../../../src/spec/index.js';
import type { CreateSpeechToTextRig, SpeechToTextRig, VirtualClock } from '../../../src/testing/index.js';
import { scriptedSpeechToTextRig } from './rigs.js';

type Parts = AsyncIterable<SpeechToTextPart>;
type Bug = (inner: SpeechToText, clock: VirtualClock) => { -readonly [Name in keyof SpeechToText]?: SpeechToText[Name] | 'v2' };

/** Rigs whose recogniser has this bug. */
export function rigWithBug(bug: string): CreateSpeechToTextRig {
  return (utterances) => {
    const rig = scriptedSpeechToTextRig(utterances);
    const { speechToText, clock } = rig;
    const broken = { ...speechToText, ...BUGS[bug]!(speechToText, clock) } as SpeechToText;
    const stranger = rig.stranger && ({ ...rig.stranger, ...BUGS_OF_STRANGERS[bug]?.(rig.stranger, clock) } as SpeechToText);
    // The getter of `open` must stay one.
    return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(rig), speechToText: { value: broken }, stranger: { value: stranger } }) as SpeechToTextRig;
  };
}

/** Each part becomes those that `change` makes of it. */
const changed = (change: (part: SpeechToTextPart, signal: AbortSignal) => readonly SpeechToTextPart[]): Bug => (inner) => ({
  async *transcribe(options, context) {
    for await (const part of inner.transcribe(options, context)) yield* change(part, context.signal);
  },
});
const changedText = (change: (text: string) => string): Bug => changed((part) => ['text' in part ? { ...part, text: change(part.text) } : part]);
const changedCapability = (name: keyof SpeechToText['capabilities'], value: unknown): Bug => (inner) => ({
  capabilities: { ...inner.capabilities, [name]: value },
});
const run = (transcribe: (inner: SpeechToText, options: SpeechToTextOptions, context: CallContext, clock: VirtualClock) => Parts): Bug => (inner, clock) => ({
  transcribe: (options, context) => transcribe(inner, options, context, clock),
});
const aborted = (signal: AbortSignal): Promise<void> => new Promise((resolve) => signal.addEventListener('abort', () => resolve()));

/** Mistakes of those whom the provider refuses. */
const BUGS_OF_STRANGERS: Readonly<Record<string, Bug>> = {
  'takes a refusal for silence': run(async function* () {
    yield* [];
  }),
};

/** Mistakes that a recogniser could make; the contract must find each of them. */
export const BUGS: Readonly<Record<string, Bug>> = {
  'takes a refusal for silence': () => ({}),
  'has another version': () => ({ specificationVersion: 'v2' }),
  'has no name': () => ({ provider: '' }),
  'opens the microphone although it says that it wants frames': () => ({ input: 'device' }),
  'does not say whether it reports turns': changedCapability('turns', undefined),
  'is not supported where it works': () => ({ isSupported: () => false }),
  'loses words': changedText((text) => text.split(' ').slice(0, 2).join(' ')),
  'is certain twice': changed((part) => (part.type === 'transcript-end' ? [part, part] : [part])),
  'hands out a certain text as a guess': changed((part) => (part.type === 'transcript-end' ? [{ type: 'transcript-delta', text: part.text }] : [part])),
  'guesses all over again from the beginning': (inner) => ({
    async *transcribe(options, context) {
      let heard = '';
      for await (const part of inner.transcribe(options, context)) {
        if (part.type === 'transcript-end') heard += `${part.text} `;
        yield part.type === 'transcript-delta' ? { ...part, text: heard + part.text } : part;
      }
    },
  }),
  'guesses only what is new': (inner) => ({
    async *transcribe(options, context) {
      for await (const part of inner.transcribe(options, context)) yield part.type === 'transcript-delta' ? { ...part, text: part.text.split(' ').at(-1) ?? '' } : part;
    },
  }),
  'never guesses although it says that it does': changed((part) => (part.type === 'transcript-delta' ? [] : [part])),
  'guesses although it says that it does not': changedCapability('interimResults', false),
  'gives its confidence in percent': changed((part) => [part.type === 'transcript-end' ? { ...part, confidence: 95 } : part]),
  'hands out empty text': changed((part) => (part.type === 'transcript-end' ? [part, { type: 'transcript-end', text: ' ' }] : [part])),
  'reports turns although it says that it does not': changed((part) => (part.type === 'transcript-end' ? [part, { type: 'turn-end', text: part.text }] : [part])),
  'times words although it says that it does not': changed((part) => [part.type === 'transcript-end' ? { ...part, words: [{ text: part.text, start: 0, end: 1 }] } : part]),
  'times words backwards': (inner) => ({
    capabilities: { ...inner.capabilities, words: true },
    ...changed((part) => [part.type === 'transcript-end' ? { ...part, words: [{ text: part.text, start: 2, end: 1 }] } : part])(inner, undefined as never),
  }),
  'times words by the sound that it got': (inner) => ({
    capabilities: { ...inner.capabilities, words: true },
    ...changed((part) => [part.type === 'transcript-end' ? { ...part, words: part.text.split(' ').map((text) => ({ text, start: 0, end: 1 })) } : part])(inner, undefined as never),
  }),
  'has no times although it says that it has': changedCapability('words', true),
  'drops the word of the last moment': changed((part, signal) =>
    signal.aborted && part.type === 'transcript-end' && part.text.split(' ').length > 2 ? [{ ...part, text: part.text.split(' ').slice(0, -1).join(' ') }] : [part],
  ),
  'tells the start of speech with every guess': changed((part) => (part.type === 'transcript-delta' ? [{ type: 'speech-start' }, part] : [part])),
  'gives up in a long silence': run(async function* (inner, options, { signal }, clock) {
    const own = new AbortController();
    signal.addEventListener('abort', () => own.abort());
    let cancel = clock.setTimer(8000, () => own.abort());
    for await (const part of inner.transcribe(options, { signal: own.signal })) {
      cancel();
      cancel = clock.setTimer(8000, () => own.abort());
      yield part;
    }
    cancel();
  }),
  'hears voices in a silence': run(async function* (inner, options, { signal }, clock) {
    const own = new AbortController();
    signal.addEventListener('abort', () => own.abort());
    let heard = false;
    clock.setTimer(8000, () => heard || own.abort());
    for await (const part of inner.transcribe(options, { signal: own.signal })) {
      heard = true;
      yield part;
    }
    if (signal.aborted) return;
    yield { type: 'transcript-end', text: 'thank you for watching' };
    yield* inner.transcribe(options, { signal });
  }),
  'drops what a slow reader does not take': run(async function* (inner, options, context, clock) {
    let latest: SpeechToTextPart | undefined;
    let over = false;
    let failure: unknown;
    void (async () => {
      for await (const part of inner.transcribe(options, context)) latest = part;
    })()
      .catch((error: unknown) => (failure = error))
      .finally(() => (over = true));
    while (!over || latest) {
      const part = latest;
      latest = undefined;
      if (part) yield part;
      else await new Promise<void>((resolve) => clock.setTimer(10, resolve));
    }
    if (failure) throw failure;
  }),
  'opens when it is called': (inner) => ({
    transcribe(options, context) {
      const parts = inner.transcribe(options, context)[Symbol.asyncIterator]();
      const first = parts.next();
      return (async function* () {
        for (let result = await first; !result.done; result = await parts.next()) yield result.value;
      })();
    },
  }),
  'does not look at a signal that is over': run((inner, options, context) =>
    inner.transcribe(options, context.signal.aborted ? { signal: new AbortController().signal } : context),
  ),
  'does not listen to its signal': run((inner, options, { signal }) =>
    inner.transcribe(options, signal.aborted ? { signal } : { signal: new AbortController().signal }),
  ),
  'drops the last guess': changed((part, signal) => (signal.aborted && part.type === 'transcript-end' ? [] : [part])),
  'is certain of the first of the last words only': changed((part, signal) =>
    signal.aborted && part.type === 'transcript-end' ? [{ ...part, text: part.text.split(' ')[0] ?? '' }] : [part],
  ),
  'rejects when it is stopped': run(async function* (inner, options, context) {
    yield* inner.transcribe(options, context);
    context.signal.throwIfAborted();
  }),
  'goes on guessing after it was stopped': changed((part, signal) =>
    signal.aborted && part.type === 'transcript-end' ? [{ type: 'transcript-delta', text: part.text }, part] : [part],
  ),
  'keeps its reader of frames after the end': run(async function* (inner, options, context) {
    const frames = options.audio?.frames(new AbortController().signal)[Symbol.asyncIterator]();
    void frames?.next().catch(() => undefined);
    yield* inner.transcribe(options, context);
  }),
  'goes on listening when the reader leaves': run(async function* (inner, options, context) {
    const parts = inner.transcribe(options, context)[Symbol.asyncIterator]();
    for (let result = await parts.next(); !result.done; result = await parts.next()) yield result.value;
  }),
  'hands out the words of before again': (inner) => {
    const before: SpeechToTextPart[] = [];
    return {
      async *transcribe(options, context) {
        yield* before;
        for await (const part of inner.transcribe(options, context)) {
          before.push(part);
          yield part;
        }
      },
    };
  },
  'works once': (inner) => {
    let used = false;
    return {
      async *transcribe(options, context) {
        if (used) return;
        used = true;
        yield* inner.transcribe(options, context);
      },
    };
  },
  'waits for its signal when the source is exhausted': run(async function* (inner, options, context) {
    yield* inner.transcribe(options, context);
    if (!context.signal.aborted) await aborted(context.signal);
  }),
  'ends as if nothing were when it fails': run(async function* (inner, options, context) {
    try {
      yield* inner.transcribe(options, context);
    } catch {
      return;
    }
  }),
  'fails without a type': run(async function* (inner, options, context) {
    try {
      yield* inner.transcribe(options, context);
    } catch {
      throw new Error('it failed');
    }
  }),
  'tells the words in its failure': run(async function* (inner, options, context) {
    let heard = '';
    try {
      for await (const part of inner.transcribe(options, context)) {
        if ('text' in part) heard = part.text;
        yield part;
      }
    } catch {
      throw new AdapterError('scripted-speech-to-text', 'server', `it failed after "${heard}"`);
    }
  }),
};
