import type { PrintBlock, ReviewAuthor, ReviewSubject } from '../../../spec/index.js';
import type { Report, ReportIncident, ReportQuestion } from '../../report.js';
import type { ReviewEntry } from '../../review/review-report.js';
import { chapter, type Printing } from './printing.js';

/** What people wrote, by what it is about. */
export interface Written {
  about(subject: ReviewSubject): readonly PrintBlock[];
  /** About something else than these keys. */
  lost(known: ReadonlySet<string>): readonly PrintBlock[];
}

/** Somebody's words with who, what and when below them. */
function entry({ wallTime }: ReviewEntry, title: string, who: string, words: string, { language }: Pick<Printing, 'language'>): PrintBlock {
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(wallTime);
  return { type: 'quote', text: words === '' ? title : words, source: [...(words === '' ? [] : [title]), who, when].join('  \u00b7  '), tone: 'quiet' };
}

function nameOf(author: ReviewAuthor, { say }: Pick<Printing, 'say'>): string {
  return author.role === 'candidate' ? [say('reviewCandidate'), author.name].filter(Boolean).join(' ') : author.name;
}

/** Every change of the level of a criterion, also those that no longer count. */
export function overrideBlocks({ overrides = [] }: ReportQuestion, criterionId: string, printing: Printing): PrintBlock[] {
  const { say } = printing;
  return overrides
    .filter((override) => override.criterionId === criterionId)
    .flatMap((override) => {
      const { level, reason, reviewer, stands, withdrawn } = override;
      const title = level === null ? say('reviewNewNone') : say('reviewNewLevel', level);
      const state = stands || withdrawn ? title : `${title}. ${say('reviewReplaced')}`;
      return [entry(override, state, reviewer, reason, printing), ...(withdrawn ? [entry(withdrawn, say('reviewTakenBack'), withdrawn.reviewer, withdrawn.reason, printing)] : [])];
    });
}

/** What reviewers said of an incident, one line each; undefined where nobody has. */
export function verdictText({ verdicts = [] }: ReportIncident, { say }: Printing): string | undefined {
  const lines = verdicts.map(({ verdict, note, reviewer }) => [say('reviewVerdict', say(`verdict ${verdict}`)), `(${reviewer})`, note].filter(Boolean).join(' '));
  return lines.length > 0 ? lines.join('\n') : undefined;
}

/** Comments and appeals, with the answers to these. */
export function writtenBy(printing: Pick<Printing, 'report' | 'say' | 'language'>): Written {
  const { say, report } = printing;
  const { comments = [], appeals = [] } = report.review ?? {};
  const entries: readonly { readonly seq: number; readonly about: ReviewSubject; readonly blocks: readonly PrintBlock[] }[] = [
    ...comments.map((comment) => ({ seq: comment.seq, about: comment.about, blocks: [entry(comment, say('reviewComment'), nameOf(comment.author, printing), comment.text, printing)] })),
    ...appeals.map((appeal) => {
      const { answer } = appeal;
      const title = answer ? say('reviewAppeal') : `${say('reviewAppeal')}. ${say('reviewUnanswered')}`;
      const reply = answer ? [entry(answer, say(`outcome ${answer.outcome}`), answer.reviewer, answer.text, printing)] : [];
      return { seq: appeal.seq, about: appeal.about, blocks: [entry(appeal, title, say('reviewCandidate'), appeal.text, printing), ...reply] };
    }),
  ].sort((a, b) => a.seq - b.seq);
  const bySubject = new Map<string, PrintBlock[]>();
  for (const { about, blocks } of entries) {
    const found = bySubject.get(keyOf(about)) ?? [];
    found.push(...blocks);
    bySubject.set(keyOf(about), found);
  }
  return { about: (subject) => bySubject.get(keyOf(subject)) ?? [], lost: (known) => [...bySubject].flatMap(([key, blocks]) => (known.has(key) ? [] : blocks)) };
}

function keyOf(subject: ReviewSubject): string {
  return subject.type === 'question' ? `question ${subject.questionId}` : subject.type === 'incident' ? `incident ${subject.incidentId}` : 'interview';
}

/** What was said about the whole interview, about incidents, or about something that is no longer there to stand beside. */
export function peopleBlocks(printing: Printing): PrintBlock[] {
  const { say, report, written } = printing;
  if (!report.review) return [];
  const { incidents } = report.integrity;
  const subjects: ReviewSubject[] = [
    { type: 'interview' },
    ...report.questions.flatMap(({ question }): ReviewSubject[] => (question ? [{ type: 'question', questionId: question.id }] : [])),
    ...incidents.map(({ incident }): ReviewSubject => ({ type: 'incident', incidentId: incident.id })),
  ];
  const lost = written.lost(new Set(subjects.map(keyOf)));
  const onIncidents = incidents.flatMap(({ incident }): PrintBlock[] => {
    const said = written.about({ type: 'incident', incidentId: incident.id });
    return said.length > 0 ? [{ type: 'heading', level: 3, text: say(`kind ${incident.kind}`) }, ...said] : [];
  });
  const erased: PrintBlock[] = report.review.erased > 0 ? [{ type: 'paragraph', text: say('reviewErased', report.review.erased), small: true }] : [];
  const lostPart: PrintBlock[] = lost.length > 0 ? [{ type: 'heading', level: 3, text: say('reviewAboutErased') }, ...lost] : [];
  const all = [...written.about({ type: 'interview' }), ...onIncidents, ...lostPart, ...erased];
  return all.length > 0 ? [chapter(say('reviewAdded'), 'people'), ...all] : [];
}

/** The technical score after review; undefined where no changed level stands. */
export function reviewedTechnical({ questions, review }: Report): Report['technical'] | undefined {
  return questions.some(({ overrides = [] }) => overrides.some(({ stands }) => stands)) ? review?.technical : undefined;
}

/** The integrity figure after review; undefined where none is given, or nothing was found harmless. */
export function reviewedIntegrity({ integrity, review }: Report): number | undefined {
  const harmless = integrity.incidents.some(({ verdicts }) => verdicts?.at(-1)?.verdict === 'benign');
  return harmless && integrity.score !== null ? (review?.integrity.score ?? undefined) : undefined;
}
