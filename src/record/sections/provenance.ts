import type { AnswerEvaluation, KeptObservations, LogEvent } from '../../spec/index.js';
import { canonicalJson } from '../../utils/canonical-json.js';
import { GENESIS_HASH } from '../chain.js';
import type { MonitoringEngine, MonitoringRule, Provenance } from '../report.js';

/** Who and what made the record. */
export function provenanceOf(events: readonly LogEvent[]): Provenance {
  const evaluators = new Map<string, AnswerEvaluation['evaluator']>();
  const recognisers = new Set<string>();
  const engines = new Map<string, MonitoringEngine>();
  const rules = new Map<string, MonitoringRule>();
  const observations: KeptObservations[] = [];
  let created: Pick<Provenance, 'software' | 'interviewer' | 'seed'> = {};
  let monitoring: Provenance['monitoring'];
  let erased = 0;
  for (const event of events) {
    if (event.data === null) erased += 1;
    else if (event.type === 'session-created') {
      const { software, interviewer, seed } = event.data;
      created = { software, interviewer, seed };
    } else if (event.type === 'answer-evaluated') evaluators.set(canonicalJson(event.data.evaluation.evaluator), event.data.evaluation.evaluator);
    else if (event.type === 'transcript-ended' || event.type === 'answer-heard-again') recognisers.add(event.data.provider);
    else if (event.type === 'monitoring-started') {
      const { role = 'faces', ...engine } = event.data;
      engines.set(canonicalJson(event.data), { role, ...engine });
      if (role === 'faces') monitoring = engine;
    } else if (event.type === 'rules-started') for (const rule of event.data.rules) rules.set(canonicalJson(rule), rule);
    else if (event.type === 'observations-kept') observations.push(event.data);
  }
  return {
    ...created,
    evaluators: [...evaluators.values()],
    recognisers: [...recognisers],
    ...(monitoring ? { monitoring } : {}),
    ...(engines.size > 0 ? { engines: [...engines.values()] } : {}),
    ...(rules.size > 0 ? { rules: [...rules.values()] } : {}),
    ...(observations.length > 0 ? { observations } : {}),
    head: events.at(-1)?.hash ?? GENESIS_HASH,
    events: events.length,
    erased,
  };
}
