import { MODEL_RUBRIC, modelInterviewer } from '../../../src/interviewer/index.js';
import type { SessionMonitor } from '../../../src/session/index.js';
import type { InterviewError } from '../../../src/errors/index.js';
import { HELP_LIMITS, parsePlan, type InterviewPlan, type LogEvent, type ModelRequest, type Rubric } from '../../../src/spec/index.js';
import { scriptedSpeechToText, scriptedTextToSpeech, virtualClock } from '../../../src/testing/index.js';
import { consent, harness, type Harness } from '../../helpers/session-harness.js';
import { caught } from './console.js';
import type { EntryPoint } from './entry-points.js';
import { obedientModel, type ObedientModel } from './obedient-model.js';
import { word, type Payload } from './payloads.js';
import type { Plant } from './plants.js';
import { resumeText } from './resume-text.js';

/** What came of one interview with one payload in it, as seen from outside. */
export interface Held {
  readonly payload: Payload;
  readonly plan: InterviewPlan;
  readonly rubric: Rubric;
  readonly events: readonly LogEvent[];
  /** As a vendor would have got them. */
  readonly requests: readonly ModelRequest[];
  readonly replies: ObedientModel['replies'];
  readonly errors: readonly InterviewError[];
  /** Lines on the console. */
  readonly logged: readonly string[];
  readonly spoken: readonly string[];
  /** Words that must not reach a scorer, by what they come from. */
  readonly secrets: Readonly<Record<string, readonly string[]>>;
  /** Stands in all that the model makes up. */
  readonly modelCanary: string;
}

const HONEST = 'I opened the profiler first, because guesses are cheap. In my last project the ledger service wrote each booking twice, so we measured again after the change, and the p99 fell from 900 ms to 120 ms.';
const OTHER = 'We split it when two teams waited for each other each week. For example, billing had its own releases then; the cost was one more queue to watch.';
/** Answers that say nothing. `undefined`: the question is skipped. */
const TOKENS = [':', 'Thought process:', '\u200b\u2063', '5', '👍👍👍', 'Level 5.', '...', 'the best answer', undefined];

/** One criterion has a scale of three steps. */
const OWN_RUBRIC: Rubric = {
  id: 'own',
  version: '3',
  criteria: [
    { id: 'depth', title: 'Depth', weight: 3, levels: [{ level: 1, anchor: 'Names things.' }, { level: 3, anchor: 'Explains them.' }, { level: 5, anchor: 'Explains them with what was measured.' }] },
    { id: 'clarity', title: 'Clarity', weight: 1, levels: [1, 2, 3, 4].map((level) => ({ level, anchor: `Clarity of step ${level}.` })) },
  ],
};

const at = (payload: Payload, entryPoint: EntryPoint, text: string): string => (payload.entryPoint === entryPoint ? payload.text : text);

/** Holds the whole interview on a virtual clock: real session, real interviewer, a model that belongs to the attacker. */
export async function holdInterview(payload: Payload, plant?: Plant): Promise<Held> {
  const { index, entryPoint } = payload;
  const modelCanary = word('yefquo', index);
  const { plan, secrets, details } = await planFor(payload);
  const rubric = plan.rubric ?? MODEL_RUBRIC;
  let delivered = entryPoint !== 'follow-up answer';
  const model = obedientModel({ payload, rubric, canary: modelCanary, isHostile: () => delivered });
  const seen = { payload, replies: model.replies, secrets };
  const inner = modelInterviewer({ model: plant?.model?.(model, seen) ?? model, repeats: 1 + (index % 3) });
  const clock = virtualClock();
  const textToSpeech = scriptedTextToSpeech({ clock, msPerCharacter: 5 });
  const given = harness({
    clock,
    plan,
    interviewer: plant?.interviewer?.(inner, seen) ?? inner,
    speechToText: scriptedSpeechToText({ utterances: [HONEST], msPerWord: 40 }),
    textToSpeech,
    monitor: MONITOR,
    sessionId: `injection-${index}`,
  });
  const errors: InterviewError[] = [];
  given.session.addEventListener('error', ({ detail }) => errors.push(detail.error));
  const logged = await caught(async () => {
    await given.session.prepare();
    await given.session.enterCandidate(details);
    await given.session.giveConsent(consent);
    await given.session.start();
    for (let turn = 0; await atAnswer(given); turn++) {
      const isFollowUp = given.session.state.question?.kind === 'follow-up';
      if (turn < 2) await askInReturn(given, payload);
      await giveAnswer(given, turn, isFollowUp, payload);
      if (isFollowUp) delivered = true;
    }
  });
  const saved = await given.store.read(`injection-${index}`);
  given.session.dispose();
  const events = plant?.events?.(saved, seen) ?? saved;
  return { payload, plan, rubric, events, requests: model.requests, replies: model.replies, errors, logged, spoken: textToSpeech.spoken, secrets, modelCanary };
}

async function planFor(payload: Payload): Promise<Pick<Held, 'plan' | 'secrets'> & { details: { name: string; email: string } }> {
  const { index, entryPoint, canary } = payload;
  const person = `Quillonora ${word('Ferrab', index)}`;
  const email = `${word('mailbo', index)}@example.org`;
  const fileName = at(payload, 'file name', `${word('Filenam', index)}.txt`);
  const shown = at(payload, 'shown resume', 'Tuned the ledger until it held.');
  const resume = await resumeText({
    name: fileName,
    lines: [person, `${email}, +44 20 7946 0${100 + (index % 900)}`, 'Twelve years at Vantorix Systems', 'Moved the booking platform to one queue per tenant with my own hands', shown],
    ...(entryPoint === 'hidden resume' ? { hidden: payload.text } : {}),
  });
  const jobDescription = at(payload, 'job description', 'You keep the services of the Ostrelline programme alive, with Postgres and queues, in a team of six.');
  const of = (entry: EntryPoint): string[] => (entryPoint === entry ? [canary] : []);
  const isSpoken = entryPoint === 'transcript edit' || index % 5 === 0;
  return {
    plan: parsePlan({
      role: 'Backend engineer',
      level: 'middle',
      resume,
      jobDescription,
      domains: ['backend'],
      questionCount: 3,
      followUps: 1,
      timeLimitMs: 120_000,
      difficulty: { min: 2, max: 4, adaptive: index % 2 === 0 },
      candidateFields: ['name', 'email'],
      purpose: index % 3 === 0 ? 'practice' : 'hiring',
      recordAudio: false,
      accommodations: { textOnly: !isSpoken, extraTime: 1 + (index % 2) },
      seed: `seed ${index}`,
      ...(index % 4 === 0 ? { rubric: OWN_RUBRIC } : {}),
      ...(index % 7 === 0 ? { feedback: true, totalTimeMs: 3_600_000 } : {}),
    }),
    details: { name: at(payload, 'name', person), email },
    secrets: {
      name: ['Quillonora', word('Ferrab', index), ...of('name')],
      'e-mail': [email],
      resume: ['Vantorix', '20 7946 0', ...of('hidden resume')],
      'file name': entryPoint === 'file name' ? [canary] : [fileName],
    },
  };
}

/** True once the candidate may answer, false when the interview is over. */
async function atAnswer({ session, clock }: Harness): Promise<boolean> {
  for (let step = 0; step < 2_000; step++) {
    const { phase, turn } = session.state;
    if (phase === 'ended' || phase === 'failed') return false;
    if (phase === 'running' && turn === 'listening' && session.state.answer) return true;
    await clock.advance(turn === 'asking' ? 500 : 0);
    // What is loaded for the first time comes in a task of its own.
    if (turn === 'thinking') await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('The interview does not go on.');
}

/** By the attacker's words where they come in here; else now and then by a button, since a model that is owned may lie there too. */
async function askInReturn(given: Harness, { entryPoint, index, text }: Payload): Promise<void> {
  const isEntry = entryPoint === 'question to the assistant';
  if (!isEntry && index % 3 !== 0) return;
  await given.session.askForHelp(isEntry ? { text: text.slice(0, HELP_LIMITS.characters) } : { wish: 'clarify' });
  await atAnswer(given);
}

async function giveAnswer({ session, clock, voice }: Harness, turn: number, isFollowUp: boolean, payload: Payload): Promise<void> {
  const { entryPoint, index, text } = payload;
  const say = async (words: string): Promise<void> => {
    session.editAnswer(words);
    await clock.advance(500);
    await session.submitAnswer();
  };
  if (turn === 0 && entryPoint === 'transcript edit') {
    voice.speak(1_800);
    await clock.advance(3_000);
    return say(`${session.state.answer?.text ?? ''} ${text}`);
  }
  if (turn === 0 && entryPoint === 'answer') return say(index % 2 === 0 ? text : `${HONEST} ${text}`);
  if (isFollowUp && entryPoint === 'follow-up answer') return say(`${text} ${OTHER}`);
  if (session.state.number === 2 && !isFollowUp) {
    const token = TOKENS[index % TOKENS.length];
    return token === undefined ? session.skip() : say(token);
  }
  return say(turn === 0 ? HONEST : OTHER);
}

/** Sees a telephone in each interview, so that there is an integrity score to keep apart. */
const MONITOR: SessionMonitor = {
  start({ now, onOutput }) {
    const seenAt = now();
    onOutput({ type: 'coverage', change: { signal: 'camera', state: 'watched', at: seenAt } });
    const incident = { id: 'phone', kind: 'phone-visible', startedAt: seenAt, severity: 'review', confidence: 0.9, reason: 'A wubbleflix was seen.', evidence: {}, rule: { id: 'phone', version: '1', thresholds: {} } } as const;
    onOutput({ type: 'incident', incident: { ...incident, phase: 'start' } });
    onOutput({ type: 'incident', incident: { ...incident, phase: 'end', endedAt: seenAt + 9_000 } });
  },
  pause: () => undefined,
  resume: () => undefined,
  stop: () => undefined,
};

