import type { Interviewer, InterviewPlan, ObjectEngine, QuestionBank, SessionStore, SpeechToText, TextToSpeech, TurnDetector, VisionEngine, VoiceActivity } from '../../src/spec/index.js';

/** What an interview runs on. A host replaces any of them. */
export interface InterviewAdapters {
  readonly store: SessionStore;
  readonly interviewer: Interviewer;
  readonly speechToText?: SpeechToText | undefined;
  /** Hears spoken answers a second time, for the judge. */
  readonly scoringSpeechToText?: SpeechToText | undefined;
  readonly textToSpeech?: TextToSpeech | undefined;
  /** Says whether somebody speaks; by loudness where absent. */
  readonly voiceActivity?: VoiceActivity | undefined;
  /** Finds the end of an answer, where nobody presses a button for it; by the length of the pause where absent. */
  readonly turnDetector?: TurnDetector | undefined;
  readonly vision?: VisionEngine | undefined;
  /** Looks for phones and books; nobody does where absent. */
  readonly objects?: ObjectEngine | undefined;
}

/**
 * Fills in what the host did not hand over: IndexedDB, the question bank, the browser's speech, MediaPipe. Loaded when
 * first needed, and only that which is.
 */
export async function withEmbeddedDefaults(
  given: Partial<InterviewAdapters>,
  plan: InterviewPlan,
  { assetsUrl, banks }: { assetsUrl: string; banks: readonly QuestionBank[] | undefined },
): Promise<InterviewAdapters> {
  const [{ embeddedAdapters }, interviewer] = await Promise.all([
    import('../../src/adapters/embedded/index.js'),
    given.interviewer ?? bankInterviewer(plan, banks),
  ]);
  return { ...embeddedAdapters({ assetsUrl }), ...given, interviewer };
}

async function bankInterviewer(plan: InterviewPlan, banks: readonly QuestionBank[] | undefined): Promise<Interviewer> {
  const module = await import('../../src/interviewer/index.js');
  return module.bankInterviewer({ banks: banks ?? (() => module.loadEmbeddedBanks(plan.domains)) });
}
