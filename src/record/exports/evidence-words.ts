import { NEUTRAL_INCIDENT_KINDS, type Incident } from '../../spec/index.js';
import { clockTime, duration } from '../../utils/format.js';
import type { IncidentEvidence, StripGap } from '../evidence.js';
import type { MonitoringEngine, Provenance, ReportIncident, ReportQuestion } from '../report.js';
import { angleFacts, type AngleFacts } from './angle-facts.js';
import type { SayReport } from './report-words.js';

/** Rules of ours whose sentence is not that of their kind. */
const OWN_SENTENCES: readonly string[] = ['camera-frozen', 'looking-down-often', 'other-pitch', 'paste-after-blur', 'second-person'];

/**
 * What was seen, in the reader's language: by the rule where it is one of ours, else by its kind. `own`: the sentence of a
 * rule that is not ours, as the rule has it.
 */
export function reasonOf({ kind, rule, reason }: Incident, say: SayReport): { readonly sentence: string; readonly own?: string } {
  if (OWN_SENTENCES.includes(rule.id)) return { sentence: say(`reason ${rule.id}`) };
  const sentence = say(`reason ${kind}`);
  return rule.id === kind || reason === sentence ? { sentence } : { sentence, own: reason };
}

/** "Could not tell" is shown, explained, and never counted. */
export function isNeutral({ kind }: Pick<Incident, 'kind'>): boolean {
  return NEUTRAL_INCIDENT_KINDS.includes(kind);
}

/** `41°`, signed where it says more. */
export function degrees(value: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'degree', unitDisplay: 'narrow', maximumFractionDigits: 0 }).format(value);
}

/** A trace of one angle in sentences. `start`: when the interview began, ms. */
export function angleSentences({ angle, most, at, unmeasuredMs, limit, beyondMs }: AngleFacts, start: number, say: SayReport, language: string): readonly string[] {
  if (most === undefined) return [say('evidenceTraceEmpty')];
  return [
    say('evidenceMost', say(`angle ${angle}`), degrees(most, language), clockTime(at - start)),
    ...(limit === undefined ? [] : [say('evidenceBeyond', degrees(limit, language), duration(beyondMs, language))]),
    ...(unmeasuredMs > 0 ? [say('evidenceUnmeasured', duration(unmeasuredMs, language))] : []),
  ];
}

/** Pictures that were due and are not there, by why. */
export function droppedSentences({ dropped }: Pick<IncidentEvidence, 'dropped'>, say: SayReport): readonly string[] {
  return dropped.map(({ why, count }) => say(`dropped ${why}`, count));
}

/** What the host's policy had follow. */
export function policySentences({ policy }: Pick<IncidentEvidence, 'policy'>, start: number, say: SayReport): readonly string[] {
  return policy.map(({ action, at, count }) => say('evidenceStep', say(`policy ${action}`), clockTime(at - start), count));
}

/** All that was kept, in sentences: for where no picture can be shown. */
export function evidenceSentences(incident: Incident, evidence: IncidentEvidence | undefined, start: number, say: SayReport, language: string): readonly string[] {
  if (!evidence) return [];
  const taken = evidence.snapshots.filter(({ deletedAt }) => deletedAt !== undefined).length;
  const kept = evidence.snapshots.length - taken;
  return [
    ...evidence.traces.flatMap((trace) => angleFacts(trace, incident).flatMap((facts) => angleSentences(facts, start, say, language))),
    ...(kept > 0 ? [say('evidenceKept', kept)] : []),
    ...(taken > 0 ? [say('evidenceTaken', taken)] : []),
    ...droppedSentences(evidence, say),
    ...policySentences(evidence, start, say),
  ];
}

/** Codes of coverage that have words. */
const WHY: readonly string[] = [
  'not-started',
  'reload',
  'consent-withdrawn',
  'not-agreed',
  'accommodation',
  'too-dark',
  'too-far',
  'too-slow',
  'covered',
  'frozen',
  'tab-hidden',
  'camera-lost',
  'microphone-lost',
  'no-result',
  'interviewer-speaks',
];

/** Why something was not watched, in words; undefined where there is no code, and for codes of others, which stand for themselves. */
export function whyOf(code: string | undefined, say: SayReport): string | undefined {
  if (code === undefined) return undefined;
  if (WHY.includes(code)) return say(`why ${code}`);
  const [domain, reason] = code.split('/');
  if (reason === undefined) return undefined;
  return say(domain === 'media' || domain === 'asset' ? `why ${domain}` : 'why failed');
}

/** What of a question's time something was noticed in, and what was not watched meanwhile; empty where there is nothing to say. */
export function stripSentences({ strip, startedAt, endedAt }: ReportQuestion, incidents: readonly ReportIncident[], start: number, say: SayReport, language: string): readonly string[] {
  if (!strip) return [];
  const hottest = Math.max(0, ...strip.bins);
  const gaps = [...gapsOf(strip.gaps)].map(([, { gap, ms }]) => [`${say(`signal ${gap.signal}`)}: ${say(`coverage ${gap.state}`)} ${duration(ms, language)}`, whyOf(gap.code, say) ?? gap.code].filter(Boolean).join(say('comma')));
  if (hottest === 0) return gaps;
  return [say('stripNoticed', duration(noticedMs(incidents, startedAt, endedAt), language), clockTime(startedAt + strip.bins.indexOf(hottest) * strip.binMs - start)), ...gaps];
}

/** Gaps of one signal for one reason as one. */
function gapsOf(gaps: readonly StripGap[]): ReadonlyMap<string, { readonly gap: StripGap; readonly ms: number }> {
  const found = new Map<string, { gap: StripGap; ms: number }>();
  for (const gap of gaps) {
    const key = `${gap.signal} ${gap.state} ${gap.code ?? ''}`;
    found.set(key, { gap, ms: (found.get(key)?.ms ?? 0) + gap.to - gap.from });
  }
  return found;
}

/** ms of a stretch in which at least one of them went on; they are in order of their starts. A moment has no length. */
function noticedMs(incidents: readonly ReportIncident[], from: number, to: number): number {
  let [sum, until] = [0, from];
  for (const { incident, at, durationMs } of incidents) {
    if (at >= to) break;
    if (isNeutral(incident)) continue;
    const end = Math.min(at + durationMs, to);
    sum += Math.max(0, end - Math.max(at, until));
    until = Math.max(until, end);
  }
  return sum;
}

/** All that looked, also in reports that name the last one only. */
export function enginesOf({ engines, monitoring }: Provenance): readonly MonitoringEngine[] {
  return engines ?? (monitoring ? [{ role: 'faces', ...monitoring }] : []);
}
