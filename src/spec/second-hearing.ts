/**
 * Why a spoken answer was not heard a second time. `failed`: the recogniser did. `late`: it took longer than the judge may wait.
 * `sound-lost`: its sound, or part of it, is gone, because the page was loaded again or because it was more than is kept.
 * `no-sound`: none came, as where only the recogniser has the microphone. `no-words`: none were heard.
 */
export const HEARING_FAILURES = ['failed', 'late', 'sound-lost', 'no-sound', 'no-words'] as const;
export type HearingFailure = (typeof HEARING_FAILURES)[number];

/** What a second recogniser heard in the sound of a spoken answer. */
export interface SecondHearing {
  readonly text: string;
  readonly provider: string;
  /** 0..1, mean over the words; absent where the recogniser gives none. */
  readonly confidence?: number;
}
