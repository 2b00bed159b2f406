import { defineRule, INACTIVE, type Assessment, type Evidence, type Rule } from '../rules/rule.js';
import type { Scene } from '../scene/scene.js';
import type { ActionObservation, IncidentKind, Severity } from '../../spec/index.js';

type Action = ActionObservation['action'];

/** A rule about something that was done with the page: each time is an incident without length. */
export function actionRule<Names extends string>(
  rule: {
    readonly id: string;
    readonly kind: IncidentKind;
    readonly reason: string;
    readonly severity: Severity;
    readonly actions: readonly Action[];
    readonly thresholds: Readonly<Record<Names, number>>;
  },
  more: (scene: Scene, thresholds: Readonly<Record<Names, number>>) => Evidence | undefined,
): Rule {
  const { id, kind, reason, severity, actions, thresholds } = rule;
  return defineRule({
    id,
    version: '1',
    kind,
    reason,
    thresholds,
    dwellMs: 0,
    exitMs: 0,
    isMoment: true,
    severities: [{ afterMs: 0, severity }],
    sees: ['action'],
    assess(scene, _active, limits): Assessment {
      const { action } = scene.page;
      const evidence = action && actions.includes(action.action) ? more(scene, limits) : undefined;
      return action && evidence ? { state: 'active', confidence: 1, evidence: { ...what(action), ...evidence } } : INACTIVE;
    },
  });
}

/** What was done, to how many characters, in what kind of field; never which. */
function what({ action, length, target }: ActionObservation): Evidence {
  return { action, ...(length !== undefined && { length }), ...(target !== undefined && { target }) };
}
