import { INCIDENT_KINDS, type IncidentKind, type KindPolicy } from '../../src/spec/index.js';

const TOLD: readonly IncidentKind[] = ['face-missing', 'multiple-faces', 'head-turned', 'camera-covered', 'camera-lost', 'tab-hidden', 'window-blurred', 'fullscreen-exited', 'second-tab', 'monitoring-gap'];

/** What follows where the host says nothing. */
export const DEFAULT_POLICY = Object.fromEntries(INCIDENT_KINDS.map((kind) => [kind, { action: TOLD.includes(kind) ? 'warn' : 'note' }])) as Readonly<Record<IncidentKind, KindPolicy>>;
