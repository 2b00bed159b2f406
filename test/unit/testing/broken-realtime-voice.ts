import type { CallContext, RealtimeVoice, RealtimeVoiceOptions, RealtimeVoicePart, RealtimeVoiceSession } from '../../../src/spec/index.js';
import type { CreateRealtimeVoiceRig, RealtimeVoiceRig } from '../../../src/testing/index.js';
import { PartQueue } from '../../../src/utils/part-queue.js';
import { openaiRealtimeRig, type OpenaiRealtimeRig } from '../adapters/openai/realtime-rig.js';

type Methods = { -readonly [Name in 'startTurn' | 'endTurn' | 'say' | 'interrupt' | 'close']?: RealtimeVoiceSession[Name] };

interface Broken {
  readonly inner: RealtimeVoiceSession;
  readonly rig: OpenaiRealtimeRig;
  readonly options: RealtimeVoiceOptions;
  /** Hands a part out. */
  hand(part: RealtimeVoicePart): void;
}

/** A mistake: in what the voice says of itself, in how it opens, in what it does, or in what it hands out. */
interface Bug {
  readonly voice?: { -readonly [Name in keyof RealtimeVoice]?: RealtimeVoice[Name] | 'v2' };
  readonly open?: (inner: RealtimeVoice, options: RealtimeVoiceOptions, context: CallContext, rig: OpenaiRealtimeRig) => Promise<RealtimeVoiceSession>;
  readonly methods?: (broken: Broken) => Methods;
  /** What comes of a part; `seen`: parts of before. */
  readonly part?: (part: RealtimeVoicePart, seen: readonly RealtimeVoicePart[]) => readonly RealtimeVoicePart[];
  readonly begun?: (broken: Broken) => void;
  /** What the parts fail with instead. */
  readonly failure?: (error: unknown) => unknown;
  readonly rig?: (rig: OpenaiRealtimeRig, hand: (part: RealtimeVoicePart) => void) => Partial<RealtimeVoiceRig>;
}

/** Rigs whose voice has this bug. */
export function rigWithBug(name: string): CreateRealtimeVoiceRig {
  const bug = BUGS[name]!;
  return () => {
    const rig = openaiRealtimeRig();
    const queue: { hand: (part: RealtimeVoicePart) => void } = { hand: () => undefined };
    const open = async (options: RealtimeVoiceOptions, context: CallContext): Promise<RealtimeVoiceSession> => {
      const inner = await (bug.open ? bug.open(rig.realtimeVoice, options, context, rig) : rig.realtimeVoice.open(options, context));
      const parts = new PartQueue<RealtimeVoicePart>();
      queue.hand = (part) => parts.push(part);
      const broken: Broken = { inner, rig, options, hand: queue.hand };
      bug.begun?.(broken);
      void pass(inner, parts, bug);
      const methods: Methods = {
        startTurn: () => inner.startTurn(),
        endTurn: () => inner.endTurn(),
        say: (text) => inner.say(text),
        interrupt: (ms) => inner.interrupt(ms),
        close: () => inner.close(),
        ...bug.methods?.(broken),
      };
      return { parts, ...methods } as RealtimeVoiceSession;
    };
    const voice = rig.realtimeVoice;
    const { specificationVersion, provider, modelId, capabilities } = voice;
    const realtimeVoice = { specificationVersion, provider, modelId, capabilities, isSupported: () => true, open, ...bug.voice } as RealtimeVoice;
    const descriptors = { ...Object.getOwnPropertyDescriptors(rig), realtimeVoice: { value: realtimeVoice } };
    return Object.defineProperties({}, { ...descriptors, ...Object.getOwnPropertyDescriptors(bug.rig?.(rig, (part) => queue.hand(part)) ?? {}) }) as RealtimeVoiceRig;
  };
}

async function pass(inner: RealtimeVoiceSession, parts: PartQueue<RealtimeVoicePart>, bug: Bug): Promise<void> {
  const seen: RealtimeVoicePart[] = [];
  try {
    for await (const part of inner.parts) {
      for (const each of bug.part ? bug.part(part, seen) : [part]) parts.push(each);
      seen.push(part);
    }
    parts.close();
  } catch (error) {
    parts.fail(bug.failure ? bug.failure(error) : error);
  }
}

const without = (...types: readonly RealtimeVoicePart['type'][]): Bug => ({ part: (part) => (types.includes(part.type) ? [] : [part]) });
const count = (seen: readonly RealtimeVoicePart[], type: RealtimeVoicePart['type']): number => seen.filter((part) => part.type === type).length;
const BEEP: RealtimeVoicePart = { type: 'audio', frame: { data: new Int16Array(480).fill(5_000), sampleRate: 24_000, at: 0 } };

/** Mistakes that such a voice could make; the contract must find each of them. */
export const BUGS: Readonly<Record<string, Bug>> = {
  'has another version': { voice: { specificationVersion: 'v2' } as never },
  'has no model': { voice: { modelId: '' } },
  'does not say what it can do': { voice: { capabilities: {} as never } },
  'is not supported where it works': { voice: { isSupported: () => false } },
  'greets by itself': { begun: ({ inner }) => inner.say('Hello!') },
  'adds a word': { methods: ({ inner }) => ({ say: (text) => inner.say(/\w/.test(text) ? `${text} Well.` : text) }) },
  'says everything in reverse order': { methods: ({ inner }) => ({ say: (text) => inner.say(text.split(' ').reverse().join(' ')) }) },
  'counts its frames through': { part: (part, seen) => [part.type === 'audio' ? { ...part, frame: { ...part.frame, at: count(seen, 'audio') * 20 } } : part] },
  'has frames that do not follow each other': { part: (part) => [part.type === 'audio' ? { ...part, frame: { ...part.frame, at: part.frame.at * 2 } } : part] },
  'forgets the end of a reply': { part: (part, seen) => (part.type === 'reply-end' && count(seen, 'reply-end') > 0 ? [] : [part]) },
  'ends each reply twice': { part: (part) => (part.type === 'reply-end' ? [part, part] : [part]) },
  'does not write down what it says': without('output-transcript-delta', 'output-transcript-end'),
  'says punctuation': { methods: ({ inner }) => ({ say: (text) => inner.say(/\w/.test(text) ? text : 'dash') }) },
  'is never done with nothing to say': { methods: ({ inner }) => ({ say: (text) => (/\w/.test(text) ? inner.say(text) : undefined) }) },
  'cannot be interrupted': { methods: () => ({ interrupt: () => undefined }) },
  'forgets to end what was interrupted': {
    methods: ({ inner }) => ({ interrupt: (ms) => inner.interrupt(ms) }),
    part: (part, seen) => (part.type === 'reply-end' && !seen.some(({ type }) => type === 'output-transcript-end') ? [] : [part]),
  },
  'still says what was to follow an interruption': {
    methods({ inner }) {
      const said: string[] = [];
      return {
        say: (text) => (said.push(text), inner.say(text)),
        interrupt(ms) {
          inner.interrupt(ms);
          for (const text of said.slice(1)) inner.say(text);
        },
      };
    },
  },
  'ends something when nothing is interrupted': { methods: ({ inner, hand }) => ({ interrupt: (ms) => (inner.interrupt(ms), hand({ type: 'reply-end' })) }) },
  'hands out what the model says unasked': { rig: (_rig, hand) => ({ interject: () => hand(BEEP) }) },
  'writes down only the first turn': { part: (part, seen) => (part.type === 'input-transcript-end' && count(seen, 'turn-transcribed') > 0 ? [] : [part]) },
  'writes everything down twice': { part: (part) => (part.type === 'input-transcript-end' ? [part, part] : [part]) },
  'tells that a turn is written down before it is': { methods: ({ inner, hand }) => ({ endTurn: () => (inner.endTurn(), hand({ type: 'turn-transcribed' })) }), ...without('turn-transcribed') },
  'guesses what is certain once more': { part: (part, seen) => [part.type === 'input-transcript-delta' && count(seen, 'input-transcript-end') > 0 ? { ...part, text: `we build ${part.text}` } : part] },
  'does not guess although it says that it does': without('input-transcript-delta'),
  'reads the microphone from the beginning': { begun: ({ inner }) => (inner.startTurn(), inner.endTurn()), part: (part, seen) => (part.type === 'turn-transcribed' && count(seen, 'turn-transcribed') === 0 ? [] : [part]) },
  'listens between turns': {
    methods: ({ inner, hand }) => ({ endTurn: () => void setImmediate(() => (inner.endTurn(), inner.startTurn(), hand({ type: 'turn-transcribed' }))) }),
    ...without('turn-transcribed'),
  },
  'never ends a turn in which nobody spoke': { part: (part, seen) => (part.type === 'turn-transcribed' && count(seen, 'input-transcript-end') === 0 ? [] : [part]) },
  'ends turns by itself although it must not': { part: (part, seen) => (part.type === 'input-transcript-end' && count(seen, 'input-transcript-end') === 0 ? [part, { type: 'turn-end' }] : [part]) },
  'does not tell the end of a turn': without('turn-end'),
  'answers the candidate': { part: (part) => (part.type === 'turn-end' ? [part, BEEP] : [part]) },
  'is deaf while it speaks': {
    methods({ inner, hand }) {
      let isSpeaking = false;
      return {
        say: (text) => ((isSpeaking = true), inner.say(text)),
        startTurn: () => (isSpeaking ? undefined : inner.startTurn()),
        endTurn: () => (isSpeaking ? hand({ type: 'turn-transcribed' }) : inner.endTurn()),
      };
    },
  },
  'gives up when the line breaks': { rig: (rig) => ({ cut: () => (rig.simulator.refuse(...Array.from({ length: 50 }, () => 503)), rig.cut()) }) },
  'does not tell that the line broke': without('reconnecting', 'reconnected'),
  'loses what was said before the line broke': {
    methods: ({ inner }) => ({ endTurn: () => inner.endTurn() }),
    part: (part, seen) => (part.type === 'input-transcript-end' && count(seen, 'reconnected') > 0 ? [{ ...part, text: part.text.split(' ').slice(-1).join(' ') }] : [part]),
  },
  'says what was cut once more from its start': {
    methods({ inner, rig }) {
      const { cut } = rig.simulator;
      return {
        say(text) {
          inner.say(text);
          rig.simulator.cut = () => (cut.call(rig.simulator), inner.say(text));
        },
      };
    },
  },
  'leaves out what was cut': {
    methods: ({ inner, rig }) => ({
      say(text) {
        inner.say(text);
        const { cut } = rig.simulator;
        rig.simulator.cut = () => (cut.call(rig.simulator), inner.interrupt(0));
      },
    }),
  },
  'does not keep what nobody has read': { part: (part) => (part.type === 'audio' ? [] : [part]) },
  'does not end when it is closed': { methods: () => ({ close: () => new Promise(() => undefined) }) },
  'goes on after it was closed': { methods: () => ({ close: async () => undefined }) },
  'wraps the reason of the signal': { failure: (error) => new Error('wrapped', { cause: error }) },
  'does not look at its signal': { open: (inner, options) => inner.open(options, { signal: new AbortController().signal }) },
  'opens with any key': {
    open: (inner, options, context) => inner.open(options, context).catch((error: unknown) => {
      context.signal.throwIfAborted();
      void error;
      return { parts: new PartQueue<RealtimeVoicePart>(), startTurn: () => undefined, endTurn: () => undefined, say: () => undefined, interrupt: () => undefined, close: async () => undefined };
    }),
  },
  'fails with whatever comes': { failure: () => new Error('oops') },
};

/** A case that finds it; together they are all cases. Each voice is tried with its own alone: a conversation takes its time. */
export const FOUND_BY: Readonly<Record<string, string>> = {
  'has another version': 'says what it is and what it can do',
  'has no model': 'says what it is and what it can do',
  'does not say what it can do': 'guesses only what follows the last certain text',
  'is not supported where it works': 'says what it is and what it can do',
  'greets by itself': 'says no word twice when the line breaks while it speaks, and says the last sentence',
  'adds a word': 'goes on after a line that broke while nobody spoke',
  'says everything in reverse order': 'falls silent when it is interrupted before its first sound, with all that was to follow',
  'counts its frames through': 'says one thing after another, in order',
  'has frames that do not follow each other': 'says what it is asked to say, and nothing else',
  'forgets the end of a reply': 'falls silent at once when it is interrupted, and says the next thing whole',
  'ends each reply twice': 'hears while it speaks, and speaks while words are still on their way',
  'does not write down what it says': 'writes down what it says',
  'says punctuation': 'takes text without a word for nothing to say',
  'is never done with nothing to say': 'takes text without a word for nothing to say',
  'cannot be interrupted': 'stays silent when it was interrupted during a break',
  'forgets to end what was interrupted': 'stays silent when it was interrupted during a break',
  'still says what was to follow an interruption': 'falls silent when it is interrupted before its first sound, with all that was to follow',
  'ends something when nothing is interrupted': 'takes an interruption of nothing for nothing',
  'hands out what the model says unasked': 'does not hand out what the model says unasked',
  'writes down only the first turn': 'writes down every word of each turn, once and in order',
  'writes everything down twice': 'loses no word and doubles none when the line breaks twice, in the middle of a word',
  'tells that a turn is written down before it is': 'loses no word and doubles none when the line breaks in the middle of a turn',
  'guesses what is certain once more': 'guesses only what follows the last certain text',
  'does not guess although it says that it does': 'guesses only what follows the last certain text',
  'reads the microphone from the beginning': 'reads the microphone only from the first turn on, and sends sound only while a turn goes on',
  'listens between turns': 'loses no word and doubles none when the line breaks before the words of a turn have come',
  'never ends a turn in which nobody spoke': 'ends a turn in which nobody spoke, and one without a sound',
  'ends turns by itself although it must not': 'leaves the end of a turn to its caller where turns are manual',
  'does not tell the end of a turn': 'tells when the provider thinks that a turn is over, and does not reply to it',
  'answers the candidate': 'tells when the provider thinks that a turn is over, and does not reply to it',
  'is deaf while it speaks': 'reads the microphone only from the first turn on, and sends sound only while a turn goes on',
  'gives up when the line breaks': 'says what it was asked to say during a break',
  'does not tell that the line broke': 'fails with a typed error when the provider is gone for good, and leaves nothing open',
  'loses what was said before the line broke': 'loses no word and doubles none when the line breaks twice, in the middle of a word',
  'says what was cut once more from its start': 'says no word twice when the line breaks while it speaks, and says the last sentence',
  'leaves out what was cut': 'says a reply from its start when the line broke before a sound of it came',
  'does not keep what nobody has read': 'keeps everything for a reader that is slow',
  'does not end when it is closed': 'ends everything when it is closed, and leaves nothing open',
  'goes on after it was closed': 'can be closed while the line is broken',
  'wraps the reason of the signal': 'is ended by the signal: the parts reject with its reason',
  'does not look at its signal': 'opens nothing for a signal that is over, or ends meanwhile',
  'opens with any key': 'does not open with a key or token that is not good',
  'fails with whatever comes': 'is ended by the signal: the parts reject with its reason',
};
