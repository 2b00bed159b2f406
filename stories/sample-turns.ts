import { EventLog } from '../src/record/event-log.js';
import type { LogEntry, LogEvent, TurnMeasure } from '../src/spec/index.js';
import { TURNS, type SampleTurn } from './sample-answers.js';
import { sampleLog } from './sample-log.js';

/** A turn in which nothing was ready ahead, but for what is given. */
export function measureOf(given: Partial<TurnMeasure>): TurnMeasure {
  return { speechEndAt: 60_000, decidedMs: 1310, firstSoundMs: 2180, firstSampleMs: 2190, outputLatencyMs: 30, ahead: 'nothing', ...given };
}

/** How far the question was heard that the candidate talked into. */
const HEARD_TO = 'Why would you use a real button '.length;

const more = (id: string, number: number, text: string, answer: string): SampleTurn => ({
  question: { id, kind: 'planned', text, source: 'bank', reason: 'Drawn for the level of the role.', expectedPoints: [], timeLimitMs: 240_000 },
  number,
  spoken: 6,
  answering: 40,
  answer,
  confidence: 0.93,
});

/** The sample interview, all of it spoken, and two questions longer. */
const SPOKEN: readonly SampleTurn[] = [
  ...TURNS.map(({ question, number, spoken, answering, answer, confidence, setAside, evaluation }) => ({ question, number, spoken, answering, ...(answer && { answer }), ...(confidence && { confidence }), ...(setAside && { setAside }), ...(evaluation && { evaluation }) })),
  more('review', 5, 'How do you review the code of somebody who knows less than you?', 'I ask what they wanted to do before I say what I would have done.'),
  more('learned', 6, 'What have you learned lately?', 'That a slow test is often a slow page.'),
];

/** What was waited for after each answer whose end was found by its pause; the last one has no reply. All of it is invented. */
const MEASURES: Readonly<Record<string, Partial<TurnMeasure>>> = {
  'warm-up': { decidedMs: 1310, transcriptMs: 262, firstTextMs: 158, firstSoundMs: 330, firstSampleMs: 1316, ahead: 'sound' },
  'slow-list': { decidedMs: 1312, transcriptMs: 248, firstTextMs: 842, firstSoundMs: 1021, firstSampleMs: 1319, ahead: 'sound' },
  'native-button': { decidedMs: 1304, transcriptMs: 301, firstTextMs: 1177, firstSoundMs: 1391, firstSampleMs: 1402, ahead: 'text' },
  'native-button-form': { decidedMs: 1708, transcriptMs: 255, firstTextMs: 166, firstSoundMs: 166, firstSampleMs: 1712, ahead: 'sound' },
  disagreement: { decidedMs: 1705, transcriptMs: 254, firstTextMs: 2466, firstSoundMs: 2688, firstSampleMs: 2701, ahead: 'nothing' },
  review: { decidedMs: 1302, transcriptMs: 410, firstTextMs: 5120, firstSoundMs: 5302, firstSampleMs: 5309, ahead: 'nothing' },
};

/** Measures alone, as many as asked for. */
export function sampleMeasures(count: number): readonly TurnMeasure[] {
  return Array.from({ length: count }, (_, index) => {
    const part = ((index * 37) % 23) / 23;
    const [firstTextMs, firstSoundMs] = [700 + Math.round(part * 700), 900 + Math.round(part * 800)];
    return measureOf({ decidedMs: 1300 + (index % 4) * 5, transcriptMs: 240 + ((index * 17) % 90), firstTextMs, firstSoundMs, firstSampleMs: Math.max(1310, firstSoundMs + 9), ahead: firstSoundMs < 1300 ? 'sound' : 'text' });
  });
}

/** The sample interview as if it had gone hands-free: a chained log with measures, interruptions, phrases and a wish by voice. */
export function spokenLog(): readonly LogEvent[] {
  let salt = 0;
  const log = new EventLog({ sessionId: 'sample-spoken', salt: () => (salt++).toString(16).padStart(32, '0') });
  for (const event of sampleLog({ turns: SPOKEN, plan: { turnTaking: 'automatic', questionCount: 6 } })) {
    const { type, data, at, wallTime } = event;
    if (data === null) continue;
    for (const entry of before(event)) log.append(entry, { at, wallTime });
    log.append({ type, data: asSpoken(event) } as LogEntry, { at, wallTime });
    const measure = type === 'answer-submitted' ? MEASURES[data.questionId] : undefined;
    if (type !== 'answer-submitted' || !measure) continue;
    const later = { at: at + 400, wallTime: wallTime + 400 };
    if (data.questionId === 'review') log.append({ type: 'phrase-spoken', data: { purpose: 'bridge', text: 'One moment, please.', outcome: 'heard' } }, later);
    log.append({ type: 'turn-measured', data: { questionId: data.questionId, measure: measureOf({ ...measure, speechEndAt: at - 1500 }) } }, later);
  }
  return log.events;
}

/** Who hears the answers of `heardAgainLog` for the judge. */
const SECOND = 'whisper-large';

/** As a recogniser writes that follows every other word. */
const garbled = (text: string): string => text.split(' ').map((word, index) => (index % 2 === 0 ? word : 'the')).join(' ');

/** The sample interview, each spoken answer heard a second time: one very differently, one too late, the others alike. */
export function heardAgainLog(): readonly LogEvent[] {
  let salt = 0;
  const log = new EventLog({ sessionId: 'sample-heard-again', salt: () => (salt++).toString(16).padStart(32, '0') });
  const said = new Map<string, { readonly answerId: string; readonly text: string }>();
  for (const { type, data, at, wallTime } of sampleLog()) {
    if (data === null) continue;
    const append = (entry: LogEntry): unknown => log.append(entry, { at, wallTime });
    if (type === 'answer-submitted' && data.mode === 'speech') said.set(data.questionId, data);
    const answer = type === 'answer-evaluated' ? said.get(data.evaluation.questionId) : undefined;
    if (type === 'answer-evaluated' && answer) {
      const { evaluation } = data;
      const isLate = evaluation.questionId === 'native-button';
      const isGarbled = evaluation.questionId === 'disagreement';
      const { answerId, text } = answer;
      if (isLate) append({ type: 'answer-not-heard-again', data: { answerId, provider: SECOND, reason: 'late', code: 'adapter/timeout' } });
      else append({ type: 'answer-heard-again', data: { answerId, provider: SECOND, text, confidence: 0.97 } });
      append({ type, data: { evaluation: { ...evaluation, ...(!isLate && { heardBy: SECOND }), ...(isGarbled && { review: ['hearings-differ' as const] }) } } });
    } else if ((type === 'answer-submitted' || type === 'transcript-ended') && data.answerId.startsWith('disagreement-')) {
      append({ type, data: { ...data, text: garbled(data.text) } } as LogEntry);
    } else append({ type, data } as LogEntry);
  }
  return log.events;
}

function asSpoken({ type, data }: LogEvent): unknown {
  if (type === 'answer-submitted' && data) return { ...data, reason: 'turn-end' };
  if (type !== 'question-spoken' || !data || data.questionId !== 'native-button') return data;
  return { ...data, outcome: 'interrupted', heardTo: HEARD_TO };
}

/** What happened just before an event of the sample. */
function before({ type, data, at }: LogEvent): readonly LogEntry[] {
  if (type === 'question-spoken' && data?.questionId === 'native-button') {
    return [{ type: 'voice-interrupted', data: { outcome: 'floor-taken', onsetAt: at - 400, quietMs: 21, silentMs: 218 } }];
  }
  if (type === 'question-spoken' && data?.questionId === 'disagreement') {
    return [{ type: 'voice-interrupted', data: { outcome: 'false-alarm', onsetAt: at - 3000, quietMs: 19 } }];
  }
  if (type === 'transcript-ended' && data?.answerId === 'disagreement-1') {
    return [
      { type: 'command-spoken', data: { answerId: data.answerId, command: 'repeat', text: 'Sorry, can you say that again?' } },
      { type: 'question-repeated', data: { questionId: 'disagreement' } },
    ];
  }
  if (type === 'question-skipped') return [{ type: 'phrase-spoken', data: { purpose: 'more-time', text: 'Would you like some more time?', outcome: 'heard' } }];
  return [];
}
