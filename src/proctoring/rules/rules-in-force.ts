import { InvalidInputError, type InputIssue } from '../../errors/index.js';
import type { Rule, Thresholds } from './rule.js';
import type { LogEventData } from '../../spec/index.js';

/** A rule that looks, with its thresholds after the host's changes. */
export type RuleInForce = LogEventData['rules-started']['rules'][number];

export function thresholdsInForce(rule: Rule, changed: Thresholds | undefined): Thresholds {
  return { ...rule.thresholds, dwellMs: rule.dwellMs, exitMs: rule.exitMs, ...changed };
}

/** Throws `InvalidInputError` (`option/invalid`) where `changed` names a rule or a threshold that there is not, or no number: a slip of the pen would silently watch in another way than was meant. */
export function checkThresholds(rules: readonly Rule[], changed: Readonly<Record<string, Thresholds>>): void {
  const issues: InputIssue[] = [];
  for (const [id, thresholds] of Object.entries(changed)) {
    const rule = rules.find((each) => each.id === id);
    if (!rule) {
      issues.push({ path: `thresholds.${id}`, message: `there is no such rule; the rules are ${rules.map((each) => each.id).join(', ')}` });
      continue;
    }
    const known = Object.keys(thresholdsInForce(rule, undefined));
    for (const [name, value] of Object.entries(thresholds)) {
      if (!known.includes(name)) issues.push({ path: `thresholds.${id}.${name}`, message: `the rule has no such threshold; it has ${known.join(', ')}` });
      else if (!Number.isFinite(value)) issues.push({ path: `thresholds.${id}.${name}`, message: 'must be a number' });
    }
  }
  if (issues.length > 0) throw new InvalidInputError('option', issues);
}
