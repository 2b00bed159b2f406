import type { LanguageModel } from '../../../src/spec/index.js';
import { serveSimulator, virtualClock, type LanguageModelRig, type LanguageModelSimulator, type VirtualClock } from '../../../src/testing/index.js';

/** What a rig shows of its provider. */
function provider(simulator: LanguageModelSimulator): Pick<LanguageModelRig, 'received' | 'requests' | 'open' | 'script'> {
  return {
    get received() {
      return simulator.requests.flatMap(({ conversation }) => (conversation ? [conversation] : []));
    },
    get requests() {
      return simulator.requests.length;
    },
    get open() {
      return simulator.open;
    },
    script: (...replies) => simulator.script(...replies),
  };
}

/** The adapter talks to the simulator directly, on a virtual clock. */
export function directRig(make: (clock: VirtualClock) => { simulator: LanguageModelSimulator; model: LanguageModel }): LanguageModelRig & { readonly clock: VirtualClock } {
  const clock = virtualClock();
  const { simulator, model } = make(clock);
  return withAll(provider(simulator), { clock, model, advance: (ms: number) => clock.advance(ms) });
}

/** The adapter talks to the simulator over HTTP on this machine, in real time. */
export async function httpRig(simulator: LanguageModelSimulator, make: (url: string) => LanguageModel): Promise<LanguageModelRig> {
  const { url, close } = await serveSimulator(simulator);
  const advance = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  return withAll(provider(simulator), { model: make(url), advance, close });
}

/** Getters stay getters. */
export function withAll<First extends object, Second extends object>(first: First, second: Second): First & Second {
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(first), ...Object.getOwnPropertyDescriptors(second) }) as First & Second;
}
