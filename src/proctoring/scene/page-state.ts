import type { ActionObservation, EnvironmentObservation, Observation } from '../../spec/index.js';

/** Windows that change places give the focus to and fro; who is back for no longer than this has not come back, ms. */
const FLICKER_MS = 500;
/** How far back returns are kept, ms: more than any rule asks for. */
const KEPT_MS = 60_000;

/** A state of the page, and since when it is so. */
export interface Flag {
  readonly ok: boolean;
  readonly since: number;
}

/** What the page has told, beyond the tab and the window in front. */
export interface PageState {
  readonly fullscreen: Flag;
  readonly screens: Flag;
  readonly tabs: Flag;
  /** A jump of the clock, while it is being told. */
  readonly jump: EnvironmentObservation | undefined;
  readonly action: ActionObservation | undefined;
  /** Since when the tab or the window is not in front. */
  readonly awaySince: number | undefined;
  /** When the candidate came back to the page, of late, and how long they were elsewhere; oldest first. */
  readonly returns: readonly Return[];
}

export interface Return {
  readonly at: number;
  readonly awayMs: number;
}

export const UNTOLD_PAGE: PageState = pageAt(0);

/** Nothing is known of the page but what it tells from now on. */
function pageAt(since: number): PageState {
  const fine = { ok: true, since };
  return { fullscreen: fine, screens: fine, tabs: fine, jump: undefined, action: undefined, awaySince: undefined, returns: [] };
}

/** Folds what the page tells. `isInFront`: after this observation, tab and window both are. */
export function foldPage(page: PageState, observation: Observation, isInFront: boolean): PageState {
  switch (observation.type) {
    case 'monitor':
      return observation.monitor === 'environment' ? pageAt(observation.at) : page;
    case 'action':
      return { ...page, action: observation };
    case 'environment':
      return { ...page, ...change(page, observation), ...moved(page, observation.at, isInFront), jump: observation.signal === 'clock' && !observation.ok ? observation : undefined };
    default:
      return page;
  }
}

function change(page: PageState, { signal, ok, at }: EnvironmentObservation): Partial<PageState> {
  if (signal !== 'fullscreen' && signal !== 'screens' && signal !== 'tabs') return {};
  return { [signal]: changedFlag(page[signal], ok, at) };
}

function moved({ awaySince, returns }: PageState, at: number, isInFront: boolean): Partial<PageState> {
  if (!isInFront) {
    if (awaySince !== undefined) return {};
    const last = returns.at(-1);
    if (!last || at - last.at > FLICKER_MS) return { awaySince: at };
    return { awaySince: last.at - last.awayMs, returns: returns.slice(0, -1) };
  }
  if (awaySince === undefined) return {};
  return { awaySince: undefined, returns: [...returns.filter((each) => at - each.at < KEPT_MS), { at, awayMs: at - awaySince }] };
}

export function changedFlag(before: Flag, ok: boolean, at: number): Flag {
  return before.ok === ok ? before : { ok, since: at };
}
