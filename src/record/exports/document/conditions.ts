import type { CoverageState, PrintBlock, PrintCell, PrintSpan, PrintTone } from '../../../spec/index.js';
import { clockTime, duration } from '../../../utils/format.js';
import type { ReportIncident, SignalCoverage } from '../../report.js';
import { evidenceSentences, isNeutral, reasonOf } from '../evidence-words.js';
import { questionName } from '../report-words.js';
import { besideBlocks, stripBlocks } from './evidence.js';
import { chapter, momentOf, watchedShare, type Printing } from './printing.js';
import { reviewedIntegrity, verdictText } from './review.js';

const STATES: readonly CoverageState[] = ['watched', 'unassessable', 'gap', 'off', 'unsupported'];
const STATE_TONES: Readonly<Record<CoverageState, PrintTone | undefined>> = { watched: 'good', unassessable: 'quiet', gap: 'caution', off: undefined, unsupported: undefined };
/** ms; the first of which at most six fit on the axis. */
const TICKS = [15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000];

/** Under what conditions the interview took place; never part of the score. */
export function conditionsBlocks(printing: Printing): PrintBlock[] {
  const { report, say } = printing;
  const { incidents, reasonForNone } = report.integrity;
  return [
    chapter(say('reportConditions'), 'conditions'),
    figure(printing),
    ...(incidents.length > 0
      ? [incidentTable(printing), { type: 'paragraph', text: say('reportReview'), small: true } as const]
      : reasonForNone === 'not-monitored'
        ? []
        : [{ type: 'paragraph', text: say('reportNoIncidents') } as const]),
    ...besideBlocks(printing),
    ...soundBlocks(printing),
    ...troubleBlocks(printing),
  ];
}

function figure({ report, say, language }: Printing): PrintBlock {
  const { score, reasonForNone, coverage } = report.integrity;
  const watched = say('reportWatched', watchedShare(coverage.overall, language));
  if (score !== null) {
    const reviewed = reviewedIntegrity(report);
    const second = reviewed === undefined ? [] : [`${say('reviewAsReviewed')}: ${reviewed} ${say('reportOf', 100)}. ${say('reviewIntegrityText')}`];
    return { type: 'figure', value: String(score), of: `${say('reportOf', 100)}${say('comma')}${watched}`, note: [...second, say('reportConditionsText')].join('\n') };
  }
  return {
    type: 'figure',
    value: say('reportNoIntegrity'),
    ...(reasonForNone === 'not-monitored' ? {} : { of: watched }),
    ...(reasonForNone ? { note: say(`reportNone ${reasonForNone}`) } : {}),
  };
}

function incidentTable(printing: Printing): PrintBlock {
  const { say, report } = printing;
  return {
    type: 'table',
    columns: [
      { label: say('reportWhen'), width: 1, align: 'end' },
      { label: say('reportWhat'), width: 7 },
      { label: say('reportLength'), width: 1.6, align: 'end' },
    ],
    rows: report.integrity.incidents.map((each) => incidentRow(each, printing)),
  };
}

function incidentRow(each: ReportIncident, printing: Printing): PrintCell[] {
  const { incident, at, durationMs, ended, evidence } = each;
  const { say, report, language } = printing;
  const during = report.questions.findLast((turn) => turn.startedAt <= at && at < turn.endedAt);
  const { sentence, own } = reasonOf(incident, say);
  const note = [sentence, own, during && say('reportDuring', questionName(during, say)), ended ? undefined : `(${say('reportOpenEnded')})`];
  const behind = evidenceSentences(incident, evidence, report.timeline.from, say, language);
  const neutral = isNeutral(incident);
  return [
    { text: momentOf(printing, at), tone: 'quiet' },
    {
      text: `${say(`kind ${incident.kind}`)} (${neutral ? [say('unknown'), say('evidenceNeutral')].join(say('comma')) : say(`severity ${incident.severity}`)})`,
      note: [note.filter(Boolean).join(' '), behind.join(' '), verdictText(each, printing)].filter(Boolean).join('\n'),
      tone: incidentTone(incident.severity, neutral, 'plain'),
    },
    { text: durationMs > 0 ? duration(durationMs, printing.language) : '' },
  ];
}

function incidentTone(severity: ReportIncident['incident']['severity'], neutral: boolean, otherwise: PrintTone): PrintTone {
  if (neutral) return 'quiet';
  return severity === 'review' ? 'critical' : severity === 'warn' ? 'caution' : otherwise;
}

/** A circumstance, and said to be one. */
function soundBlocks({ report, say }: Printing): PrintBlock[] {
  const findings = report.deviceCheck?.sound?.findings;
  if (!findings) return [];
  const heading: PrintBlock = { type: 'heading', level: 2, text: say('reportSound') };
  if (findings.length === 0) return [heading, { type: 'paragraph', text: say('reportSoundFine') }];
  return [heading, { type: 'paragraph', text: findings.map((finding) => say(`sound ${finding}`)).join(' ') }, { type: 'paragraph', text: say('reportSoundText'), small: true }];
}

function troubleBlocks(printing: Printing): PrintBlock[] {
  const { report, say } = printing;
  if (report.errors.length === 0) return [];
  return [
    { type: 'heading', level: 2, text: say('reportTrouble') },
    {
      type: 'table',
      columns: [
        { label: say('reportWhen'), width: 1, align: 'end' },
        { label: say('reportWhat'), width: 8.6 },
      ],
      rows: report.errors.map(({ at, message, code }) => [{ text: momentOf(printing, at), tone: 'quiet' }, { text: message, note: code }]),
    },
  ];
}

/** Speech, incidents and coverage on one axis, and how much of each signal was watched. */
export function timelineBlocks(printing: Printing): PrintBlock[] {
  const { report, say } = printing;
  const { from, to, speech, incidents, coverage } = report.timeline;
  if (to <= from) return [];
  const asked = coverage.filter((signal) => signal.asked);
  const rows = [
    { label: say('reportSpeech'), spans: speech.map((span): PrintSpan => ({ from: span.from, to: span.to, tone: span.kind === 'answer' ? 'accent' : 'quiet', height: span.kind === 'answer' ? 1 : 0.45 })) },
    {
      label: say('reportIncidents'),
      spans: incidents.map(({ incident, at, durationMs }): PrintSpan => {
        const neutral = isNeutral(incident);
        return { from: at, to: at + durationMs, tone: incidentTone(incident.severity, neutral, 'quiet'), height: neutral ? 0.4 : 1 };
      }),
    },
    ...asked.map(({ signal, spans }) => ({
      label: say(`signal ${signal}`),
      spans: spans.flatMap((span): PrintSpan[] => {
        const tone = STATE_TONES[span.state];
        return tone ? [{ from: span.from, to: span.to, tone, height: span.state === 'watched' ? 0.35 : 1 }] : [];
      }),
    })),
  ];
  return [
    chapter(say('reportTimeline'), 'timeline'),
    { type: 'timeline', from, to, rows, ticks: ticksOf(to - from).map((ms) => ({ at: from + ms, label: clockTime(ms) })) },
    ...(coverage.length > 0
      ? ([
          { type: 'heading', level: 2, text: say('reportCoverage') },
          { type: 'pairs', rows: coverage.map((signal) => ({ label: say(`signal ${signal.signal}`), value: coverageText(signal, printing) })) },
        ] as const)
      : []),
    ...stripBlocks(printing),
  ];
}

function ticksOf(length: number): number[] {
  const step = TICKS.find((each) => length / each <= 6) ?? length / 6;
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step);
}

/** The share that was watched; of the rest, how long it was and what it was. */
function coverageText({ spans, share }: SignalCoverage, { say, language }: Printing): string {
  const rest = STATES.flatMap((state) => {
    const ms = spans.reduce((sum, span) => (span.state === state ? sum + span.to - span.from : sum), 0);
    if (state === 'watched' || ms === 0) return [];
    const name = say(`coverage ${state}`);
    return [share[state] === 1 ? name : `${name} ${duration(ms, language)}`];
  });
  return [...(share.watched > 0 ? [`${say('coverage watched')} ${watchedShare(share.watched, language)}`] : []), ...rest].join(say('comma'));
}
