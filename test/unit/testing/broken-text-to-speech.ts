import { AdapterError } from '../../../src/errors/index.js';
import type { CallContext, TextToSpeech, TextToSpeechOptions, TextToSpeechPart } from '../../../src/spec/index.js';
import { scriptedTextToSpeech, virtualClock, type CreateTextToSpeechRig, type ScriptedTextToSpeech, type TextToSpeechRig, type VirtualClock } from '../../../src/testing/index.js';

type Bug = (inner: ScriptedTextToSpeech, clock: VirtualClock) => { -readonly [Name in keyof TextToSpeech]?: TextToSpeech[Name] | 'v2' };

/** `scriptedTextToSpeech` on a virtual clock. */
export function scriptedTextToSpeechRig(): TextToSpeechRig & { readonly voice: ScriptedTextToSpeech; readonly clock: VirtualClock } {
  const clock = virtualClock();
  let failing = false;
  const good = scriptedTextToSpeech({ clock });
  const bad = scriptedTextToSpeech({ clock, failure: new AdapterError('scripted-text-to-speech', 'server', 'it failed as it was told') });
  return {
    clock,
    voice: good,
    textToSpeech: { ...good, speak: (options, context) => (failing ? bad : good).speak(options, context) },
    get sounding() {
      return good.speaking;
    },
    get spoken() {
      return good.spoken.join(' ');
    },
    advance: (ms) => clock.advance(ms),
    fail: () => void (failing = true),
  };
}

/** Rigs whose voice has this bug. */
export function rigWithBug(bug: string): CreateTextToSpeechRig {
  return () => {
    const rig = scriptedTextToSpeechRig();
    const inner = Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(rig.voice), speak: { value: rig.textToSpeech.speak } }) as ScriptedTextToSpeech;
    const textToSpeech = { ...inner, ...BUGS[bug]!(inner, rig.clock) } as TextToSpeech;
    return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(rig), textToSpeech: { value: textToSpeech } }) as TextToSpeechRig;
  };
}

const changed = (change: (part: TextToSpeechPart, text: string) => readonly TextToSpeechPart[]): Bug => (inner) => ({
  async *speak(options, context) {
    for await (const part of inner.speak(options, context)) yield* change(part, options.text);
  },
});
const changedProgress = (change: (charIndex: number, text: string) => number): Bug =>
  changed((part, text) => [part.type === 'speech-progress' ? { ...part, charIndex: change(part.charIndex, text) } : part]);
const changedText = (change: (text: string) => string): Bug => (inner) => ({
  speak: (options, context) => inner.speak({ ...options, text: change(options.text) }, context),
});
const run = (speak: (inner: TextToSpeech, options: TextToSpeechOptions, context: CallContext, clock: VirtualClock) => AsyncIterable<TextToSpeechPart>): Bug => (inner, clock) => ({
  speak: (options, context) => speak(inner, options, context, clock),
});
const pause = (clock: VirtualClock, ms: number): Promise<void> => new Promise((resolve) => clock.setTimer(ms, resolve));

/** Mistakes that a voice could make; the contract must find each of them. */
export const BUGS: Readonly<Record<string, Bug>> = {
  'has another version': () => ({ specificationVersion: 'v2' }),
  'has no name': () => ({ provider: 'A voice' }),
  'does not say who plays': () => ({ output: undefined as never }),
  'is not supported where it works': () => ({ isSupported: () => false }),
  'swallows the last word': changedText((text) => text.replace(/\S+\s*$/, '')),
  'speaks 500 characters': changedText((text) => text.slice(0, 500)),
  'says everything twice': changedText((text) => `${text} ${text}`),
  'does not tell its start': changed((part) => (part.type === 'speech-start' ? [] : [part])),
  'does not tell its end': changed((part) => (part.type === 'speech-end' ? [] : [part])),
  'tells its start with every word': changed((part) => (part.type === 'speech-progress' ? [{ type: 'speech-start' }, part] : [part])),
  'delivers audio and says that it plays': () => ({ output: 'audio' }),
  'delivers frames without samples': (inner, clock) => ({
    output: 'audio',
    ...changed((part) => (part.type === 'speech-progress' ? [part, { type: 'audio', frame: { data: new Int16Array(0), sampleRate: 24_000, at: 0 } }] : []))(inner, clock),
  }),
  'counts backwards': changedProgress((charIndex, text) => text.length - charIndex),
  'counts beyond the text': changedProgress((charIndex, text) => (charIndex > 20 ? text.length + 1 : charIndex)),
  'counts in its own clause': changedProgress((charIndex) => charIndex % 20),
  'stays at the beginning': changedProgress(() => 0),
  'tells progress although it says that it does not': () => ({ capabilities: { streamingText: false, progress: false } }),
  'tells no progress although it says that it does': changed((part) => (part.type === 'speech-progress' ? [] : [part])),
  'ends before the last word is over': run(async function* (inner, options, context) {
    const reader = inner.speak(options, context)[Symbol.asyncIterator]();
    let last = -1;
    for (const { index } of options.text.matchAll(/\S+/g)) last = index;
    for (let result = await reader.next(); !result.done; result = await reader.next()) {
      yield result.value;
      if (result.value.type !== 'speech-progress' || result.value.charIndex !== last) continue;
      yield { type: 'speech-end' };
      void reader.next().catch(() => undefined);
      return;
    }
  }),
  'reports everything when it is over': run(async function* (inner, options, context) {
    const parts: TextToSpeechPart[] = [];
    for await (const part of inner.speak(options, context)) parts.push(part);
    yield* parts;
  }),
  'hangs at the end': run(async function* (inner, options, context) {
    yield* inner.speak(options, context);
    await new Promise(() => undefined);
  }),
  'starts to speak nothing': run(async function* (inner, options, context) {
    if (options.text.trim()) yield* inner.speak(options, context);
    else yield* [{ type: 'speech-start' }, { type: 'speech-end' }] as const;
  }),
  'speaks punctuation': run((inner, options, context) => inner.speak(options.text.trim() ? options : { ...options, text: 'x' }, context)),
  'works once': (inner) => {
    let used = false;
    return {
      speak: (options, context) => {
        const { text } = options;
        const again = used;
        used = true;
        return inner.speak(again ? { ...options, text: '' } : { ...options, text }, context);
      },
    };
  },
  'speaks when it is called': (inner) => ({
    speak(options, context) {
      const reader = inner.speak(options, context)[Symbol.asyncIterator]();
      const first = reader.next();
      first.catch(() => undefined);
      return (async function* () {
        try {
          for (let result = await first; !result.done; result = await reader.next()) yield result.value;
        } finally {
          await reader.return?.();
        }
      })();
    },
  }),
  'does not look at a signal that is over': run((inner, options, { signal }) => inner.speak(options, { signal: signal.aborted ? new AbortController().signal : signal })),
  'ends without an error when it is silenced': run(async function* (inner, options, { signal }) {
    try {
      yield* inner.speak(options, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }),
  'wraps the reason of the signal': run(async function* (inner, options, { signal }) {
    try {
      yield* inner.speak(options, { signal });
    } catch (cause) {
      throw new AdapterError('scripted-text-to-speech', 'closed', 'it was silenced', { cause });
    }
  }),
  'finishes its sentence when it is silenced': run(async function* (inner, options, { signal }) {
    signal.throwIfAborted();
    yield* inner.speak(options, { signal: new AbortController().signal });
    signal.throwIfAborted();
  }),
  'is silenced a moment later': run(async function* (inner, options, { signal }, clock) {
    signal.throwIfAborted();
    const late = new AbortController();
    signal.addEventListener('abort', () => clock.setTimer(300, () => late.abort(signal.reason)));
    yield* inner.speak(options, { signal: late.signal });
  }),
  'hands out a part that waited for its reader': run(async function* (inner, options, { signal }) {
    const parts: TextToSpeechPart[] = [];
    let over: { readonly error?: unknown } | undefined;
    let wake = (): void => undefined;
    const own = new AbortController();
    signal.addEventListener('abort', () => own.abort(signal.reason));
    if (signal.aborted) own.abort(signal.reason);
    void (async () => {
      for await (const part of inner.speak(options, { signal: own.signal })) {
        parts.push(part);
        wake();
      }
    })()
      .then(() => (over = {}), (error: unknown) => (over = { error }))
      .finally(() => wake());
    try {
      for (;;) {
        const part = parts.shift();
        if (part) yield part;
        else if (over) break;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
      if (over && 'error' in over) throw over.error;
    } finally {
      own.abort();
    }
  }),
  'goes on when the reader leaves': run(async function* (inner, options, context) {
    const reader = inner.speak(options, context)[Symbol.asyncIterator]();
    for (let result = await reader.next(); !result.done; result = await reader.next()) yield result.value;
  }),
  'says what it was silenced in once more': (inner) => {
    let left = '';
    return {
      async *speak(options, { signal }) {
        const text = `${left} ${options.text}`.trim();
        left = options.text;
        yield* inner.speak({ ...options, text }, { signal });
        left = '';
      },
    };
  },
  'ends as if nothing were when it fails': run(async function* (inner, options, { signal }) {
    try {
      yield* inner.speak(options, { signal });
    } catch {
      signal.throwIfAborted();
    }
  }),
  'fails without a type': run(async function* (inner, options, { signal }) {
    try {
      yield* inner.speak(options, { signal });
    } catch {
      signal.throwIfAborted();
      throw new Error('it failed');
    }
  }),
  'tells the text in its failure': run(async function* (inner, options, { signal }) {
    try {
      yield* inner.speak(options, { signal });
    } catch {
      signal.throwIfAborted();
      throw new AdapterError('scripted-text-to-speech', 'server', `it failed at "${options.text}"`);
    }
  }),
  'hangs when it fails': run(async function* (inner, options, { signal }, clock) {
    try {
      yield* inner.speak(options, { signal });
    } catch {
      signal.throwIfAborted();
      await pause(clock, 60_000);
    }
  }),
};
