import type { IncidentKind, PolicyAction } from '../../src/spec/index.js';

/** Where a kind is seen. */
export type PolicyGroup = 'page' | 'people';

/** The kinds whose consequence is asked for, in the order in which they are shown; any other is as usual, or as the plan has it. */
export const POLICY_KINDS = {
  page: ['tab-hidden', 'window-blurred', 'fullscreen-exited', 'second-screen', 'copy', 'paste'],
  people: ['face-missing', 'multiple-faces', 'other-voice', 'phone-visible', 'head-turned', 'camera-covered', 'camera-lost'],
} as const satisfies Readonly<Record<PolicyGroup, readonly IncidentKind[]>>;

export type PolicyKind = (typeof POLICY_KINDS)[PolicyGroup][number];

const MILD: readonly PolicyAction[] = ['ignore', 'note', 'warn'];
const ALL: readonly PolicyAction[] = [...MILD, 'pause', 'end'];

/** What is offered for a kind: nobody is held or sent away for thinking. What a plan has already is offered as well. */
export function actionsFor(kind: PolicyKind, chosen: PolicyAction | undefined): readonly PolicyAction[] {
  const offered = kind === 'head-turned' ? MILD : ALL;
  return chosen === undefined || offered.includes(chosen) ? offered : [...offered, chosen];
}

/** Why a kind is not looked for under a draft; undefined where it is. */
export function excuseOf(kind: PolicyKind, { noCamera, noGaze, fullscreen }: { readonly noCamera: boolean; readonly noGaze: boolean; readonly fullscreen: boolean }): 'no-camera' | 'no-gaze' | 'no-fullscreen' | undefined {
  if (kind === 'fullscreen-exited' && !fullscreen) return 'no-fullscreen';
  if (noCamera && kind !== 'other-voice' && POLICY_KINDS.people.some((other) => other === kind)) return 'no-camera';
  return noGaze && kind === 'head-turned' ? 'no-gaze' : undefined;
}

const KINDS: readonly PolicyKind[] = Object.values(POLICY_KINDS).flat();

/** Paths in the plan of what stands at a kind. */
export const actionPath = (kind: PolicyKind): string => `proctoring.policy.${kind}.action`;
export const afterPath = (kind: PolicyKind): string => `proctoring.policy.${kind}.after`;
export const POLICY_PATHS: readonly string[] = KINDS.flatMap((kind) => [actionPath(kind), afterPath(kind)]);

/** The kind at which a path stands; undefined where it is another field's. */
export function kindOfPath(path: string): PolicyKind | undefined {
  return KINDS.find((kind) => path === actionPath(kind) || path === afterPath(kind));
}
