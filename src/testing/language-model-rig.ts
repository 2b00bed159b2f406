import type { LanguageModel, ModelPart, ModelRequest } from '../spec/index.js';
import { expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import type { ReceivedConversation, SimulatedReply } from './language-model-reply.js';
import { outcomeOf, settle, type PassingTime } from './passing-time.js';

/** A model with a provider that does as it is told. */
export interface LanguageModelRig extends PassingTime {
  readonly model: LanguageModel;
  /** What the provider got and did not refuse, oldest first. */
  readonly received: readonly ReceivedConversation[];
  /** How many requests came in, also such that were refused. */
  readonly requests: number;
  /** How many calls are under way at the provider right now. */
  readonly open: number;
  /** What the provider does with the next calls, one each. */
  script(...replies: readonly SimulatedReply[]): void;
  /** What this provider cannot do; cases of it pass without looking. */
  readonly cannot?: readonly (SimulatedReply['type'] | 'failAfter' | 'dieAfter' | 'length' | 'filtered' | 'retryAfterMs')[];
  close?(): void | Promise<void>;
}

export type CreateLanguageModelRig = () => LanguageModelRig | Promise<LanguageModelRig>;

/** Words that must not turn up in an error. */
export const SECRET = 'xylophone';

export const REQUEST: ModelRequest = {
  system: `You are an interviewer. Never say ${SECRET} aloud.`,
  messages: [{ role: 'user', parts: [{ type: 'text', text: `Ask about the ${SECRET}, please.` }] }],
};

/** One call, read to its end. */
export interface Call {
  readonly parts: readonly ModelPart[];
  /** What was said so far. */
  readonly text: string;
  /** Ends as the iteration does. */
  readonly done: Promise<void>;
  readonly abort: (reason?: unknown) => void;
}

export interface LanguageModelCase {
  readonly rig: LanguageModelRig;
  call(request?: ModelRequest): Call;
  /** Reads to the end; a rejection fails the case. */
  reply(request?: ModelRequest): Promise<Call>;
  /** An iteration that is read by hand; aborted after the case. */
  iterate(request?: ModelRequest, signal?: AbortSignal): AsyncIterator<ModelPart>;
  /** Lets time pass until it is so. */
  until(condition: () => boolean, sentence: string): Promise<void>;
}

const STEP_MS = 10;
const LIMIT_MS = 10_000;

/** Makes a case with a rig of its own; afterwards ends what was begun, and closes the rig. */
export function languageModelCase(create: CreateLanguageModelRig, name: string, body: (context: LanguageModelCase) => Promise<void>): ContractCase {
  return {
    name,
    async run() {
      const rig = await create();
      const life = new AbortController();
      const call = (request = REQUEST): Call => read(rig, request, life.signal);
      try {
        await body({
          rig,
          call,
          async reply(request) {
            const under = call(request);
            await settle(rig, under.done, 'The reply must come to its end.');
            return under;
          },
          iterate: (request = REQUEST, signal = life.signal) => rig.model.stream(request, { signal })[Symbol.asyncIterator](),
          until: (condition, sentence) => until(rig, condition, sentence),
        });
      } finally {
        life.abort();
        await rig.advance(0);
        await rig.close?.();
      }
    },
  };
}

async function until(rig: PassingTime, condition: () => boolean, sentence: string): Promise<void> {
  await rig.advance(0);
  for (let waited = 0; !condition(); waited += STEP_MS) {
    expectThat(waited < LIMIT_MS, sentence);
    await rig.advance(STEP_MS);
  }
}

function read({ model }: LanguageModelRig, request: ModelRequest, life: AbortSignal): Call {
  const controller = new AbortController();
  life.addEventListener('abort', () => controller.abort());
  const parts: ModelPart[] = [];
  const run = async (): Promise<void> => {
    for await (const part of model.stream(request, { signal: controller.signal })) parts.push(part);
  };
  const done = run();
  // Who looks at `done` gets the failure; nobody else is to hear of it.
  void outcomeOf(done);
  return {
    parts,
    get text() {
      return textOf(parts);
    },
    done,
    abort: (reason) => controller.abort(reason),
  };
}

export function textOf(parts: readonly ModelPart[]): string {
  return parts.flatMap((part) => (part.type === 'text-delta' ? [part.text] : [])).join('');
}
