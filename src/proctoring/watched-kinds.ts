import { NEUTRAL_INCIDENT_KINDS, type CoverageSignal, type IncidentKind, type InterviewPlan } from '../spec/index.js';
import { EXPERIMENTS, RULES } from './detectors/index.js';
import { ignoredKinds } from './host-policy.js';
import { GAZE_KINDS } from './proctor.js';

/** What has to be watched to find a kind. */
const SIGNAL_OF: Readonly<Record<Exclude<IncidentKind, 'monitoring-gap' | 'unassessable'>, CoverageSignal>> = {
  'face-missing': 'camera',
  'multiple-faces': 'camera',
  'head-turned': 'camera',
  'looking-down': 'camera',
  'gaze-away': 'camera',
  'camera-covered': 'camera',
  'camera-lost': 'camera',
  'camera-changed': 'camera',
  'virtual-camera': 'camera',
  'face-changed': 'camera',
  'reading-pattern': 'camera',
  'phone-visible': 'objects',
  'book-visible': 'objects',
  'other-voice': 'microphone',
  'loud-noise': 'microphone',
  'microphone-lost': 'microphone',
  'tab-hidden': 'page',
  'window-blurred': 'page',
  'fullscreen-exited': 'page',
  'second-screen': 'page',
  'second-tab': 'page',
  copy: 'page',
  paste: 'page',
  print: 'page',
  'context-menu': 'page',
  'clock-jump': 'page',
};

/** The kinds that are looked for under a plan by what is there to look with; "could not tell" is not among them. */
export function watchedKinds({ proctoring, accommodations }: Pick<InterviewPlan, 'proctoring' | 'accommodations'>, signals: readonly CoverageSignal[]): readonly IncidentKind[] {
  const { policy, fullscreen, readingPattern } = proctoring;
  const { noCamera, noGaze } = accommodations;
  const without: readonly IncidentKind[] = [
    ...NEUTRAL_INCIDENT_KINDS,
    ...ignoredKinds(policy),
    ...(noGaze ? GAZE_KINDS : []),
    ...(fullscreen ? [] : ['fullscreen-exited' as const]),
    ...(readingPattern ? [] : ['reading-pattern' as const]),
  ];
  const able = signals.filter((signal) => !(noCamera && (signal === 'camera' || signal === 'objects')));
  const looked = new Set([...RULES, ...Object.values(EXPERIMENTS)].map(({ kind }) => kind));
  return (Object.keys(SIGNAL_OF) as (keyof typeof SIGNAL_OF)[]).filter((kind) => looked.has(kind) && able.includes(SIGNAL_OF[kind]) && !without.includes(kind));
}
