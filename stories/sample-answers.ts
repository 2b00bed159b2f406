import type { AnswerEvaluation, AnswerMode, Question } from '../src/spec/index.js';

/** One question of the sample interview, and what became of it. */
export interface SampleTurn {
  readonly question: Question;
  readonly number: number;
  /** Seconds. */
  readonly spoken: number;
  readonly answering: number;
  /** Absent where it was skipped. */
  readonly answer?: string;
  readonly mode?: AnswerMode;
  readonly confidence?: number;
  /** What was recognised before it was corrected. */
  readonly heard?: string;
  readonly setAside?: string;
  readonly recordingId?: string;
  readonly evaluation?: Omit<AnswerEvaluation, 'questionId' | 'evaluator'>;
}

function question(id: string, text: string, points: readonly (readonly [id: string, text: string])[], more: Partial<Question> = {}): Question {
  return {
    id,
    kind: 'planned',
    text,
    source: 'bank',
    reason: 'Drawn for the level of the role.',
    expectedPoints: points.map(([pointId, point]) => ({ id: pointId, text: point, signals: [pointId] })),
    timeLimitMs: 240_000,
    bank: { id: 'web-development', version: '1.0.0', questionId: id },
    ...more,
  };
}

/** All of it is invented. */
export const TURNS: readonly SampleTurn[] = [
  {
    question: question('warm-up', 'To try things out: what did you have for breakfast?', [], { kind: 'practice', source: 'plan' }),
    number: 0,
    spoken: 6,
    answering: 14,
    answer: 'Porridge with an apple, and far too much coffee.',
    confidence: 0.94,
  },
  {
    question: question('slow-list', 'A list of two thousand rows became slow while typing in its filter. How do you find out why?', [
      ['measure', 'Measures before changing anything'],
      ['hypothesis', 'Forms a hypothesis and tests one change at a time'],
      ['virtualise', 'Knows that only visible rows need to be drawn'],
      ['verify', 'Measures again afterwards'],
    ]),
    number: 1,
    spoken: 11,
    answering: 152,
    answer:
      'I opened the profiler and recorded while typing. The row component showed up in every commit, although its props had not changed. My guess was a new callback on each keystroke, so I changed only that and measured again: from 180 milliseconds a key to 24. What was left was the sheer number of rows, so I drew only the thirty that are visible.',
    heard:
      'I opened the profiler and recorded while typing. The road component showed up in every comet, although its props had not changed. My guess was a new call back on each keystroke, so I changed only that and measured again: from 180 milliseconds a key to 24. What was left was the sheer number of rows, so I drew only the thirty that are visible.',
    mode: 'mixed',
    confidence: 0.87,
    evaluation: {
      scores: [
        { criterionId: 'content', level: 5, quote: 'I changed only that and measured again: from 180 milliseconds a key to 24', reason: 'Says four of four expected points.' },
        { criterionId: 'detail', level: 4, quote: 'The row component showed up in every commit, although its props had not changed.', reason: 'A reason, an example of their own, and figures.' },
      ],
      covered: [
        { pointId: 'measure', text: 'Measures before changing anything', quote: 'opened the profiler and recorded while typing' },
        { pointId: 'hypothesis', text: 'Forms a hypothesis and tests one change at a time', quote: 'My guess was a new callback on each keystroke' },
        { pointId: 'virtualise', text: 'Knows that only visible rows need to be drawn', quote: 'I drew only the thirty that are visible' },
        { pointId: 'verify', text: 'Measures again afterwards', quote: 'measured again' },
      ],
      missing: [],
    },
  },
  {
    question: question('native-button', 'Why would you use a real button instead of a div with a click handler?', [
      ['keyboard', 'Keyboard and focus come with it'],
      ['role', 'Assistive technology knows what it is'],
      ['form', 'It takes part in forms'],
    ]),
    number: 2,
    spoken: 7,
    answering: 74,
    setAside: 'Well, because it is, um, let me start again.',
    answer: 'Because you get the keyboard for free: tab, enter and space. And a screen reader says that it is a button, without me writing roles and hoping.',
    confidence: 0.92,
    evaluation: {
      scores: [
        { criterionId: 'content', level: 4, quote: 'you get the keyboard for free: tab, enter and space', reason: 'Says two of three expected points.' },
        { criterionId: 'detail', level: 2, quote: 'a screen reader says that it is a button, without me writing roles and hoping', reason: 'A reason, without an example or a figure.' },
      ],
      covered: [
        { pointId: 'keyboard', text: 'Keyboard and focus come with it', quote: 'you get the keyboard for free' },
        { pointId: 'role', text: 'Assistive technology knows what it is', quote: 'a screen reader says that it is a button' },
      ],
      missing: [{ pointId: 'form', text: 'It takes part in forms' }],
    },
  },
  {
    question: question('native-button-form', 'What else does the browser do with a button inside a form?', [['form', 'It takes part in forms']], {
      kind: 'follow-up',
      followUpOf: 'native-button',
      reason: 'One expected point was missing.',
    }),
    number: 2,
    spoken: 5,
    answering: 31,
    answer: 'It submits the form, and pressing enter in a field finds it.',
    mode: 'typed',
    evaluation: {
      scores: [
        { criterionId: 'content', level: 5, quote: 'It submits the form', reason: 'Says one of one expected point.' },
        { criterionId: 'detail', level: 1, quote: 'pressing enter in a field finds it', reason: 'No reason, example or figure.' },
      ],
      covered: [{ pointId: 'form', text: 'It takes part in forms', quote: 'It submits the form' }],
      missing: [],
    },
  },
  {
    question: question('flaky-test', 'A test fails once in fifty runs. What do you do?', [['cause', 'Looks for the cause instead of repeating the test']]),
    number: 3,
    spoken: 6,
    answering: 12,
  },
  {
    question: question('disagreement', 'Tell me about a decision of your team that you did not agree with.', [
      ['situation', 'Describes a real situation'],
      ['action', 'Says what they did'],
      ['outcome', 'Says what came of it'],
    ]),
    number: 4,
    spoken: 8,
    answering: 128,
    answer:
      'We were going to rewrite the checkout in one go. I thought that was too much at once, so I wrote down what could break and proposed to move it page by page behind a switch. The team tried it with the address page first. It took two weeks longer than planned, and nobody had to be called at night.',
    confidence: 0.9,
    evaluation: {
      scores: [
        { criterionId: 'content', level: 5, quote: 'proposed to move it page by page behind a switch', reason: 'Says three of three expected points.' },
        { criterionId: 'detail', level: 3, quote: 'It took two weeks longer than planned, and nobody had to be called at night.', reason: 'An example of their own, and a figure.' },
      ],
      covered: [
        { pointId: 'situation', text: 'Describes a real situation', quote: 'We were going to rewrite the checkout in one go' },
        { pointId: 'action', text: 'Says what they did', quote: 'I wrote down what could break' },
        { pointId: 'outcome', text: 'Says what came of it', quote: 'nobody had to be called at night' },
      ],
      missing: [],
    },
  },
];
