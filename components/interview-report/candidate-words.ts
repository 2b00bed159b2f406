import type { Strings } from '../internal/strings/strings.js';
import type { Translate } from '../internal/translate.js';

/** The same facts in words for the person that they are about. Each takes the same values as the one that it stands for. */
export const CANDIDATE_WORDS = {
  reportInterviewOf: 'youInterview',
  reportAnswers: 'youAnswers',
  reviewCandidate: 'youWrote',
  reviewAsReviewed: 'youReviewed',
  reviewTechnicalText: 'youTechnicalText',
  reviewIntegrityText: 'youIntegrityText',
  reportNoScoreText: 'youNoScoreText',
  reportScale: 'youScale',
  reportConditions: 'youConditions',
  reportConditionsText: 'youConditionsText',
  reportReview: 'youIncidents',
  'severity note': 'youSeverityNote',
  'severity warn': 'youSeverityWarn',
  'severity review': 'youSeverityReview',
  reportSaid: 'youSaid',
  reportNotSaid: 'youNotSaid',
  reportWholeAnswer: 'youWholeAnswer',
  reportRecognised: 'youRecognised',
  reportRecogniser: 'youRecogniser',
  reportNotScored: 'youNotScored',
  reportFeedback: 'youFeedback',
  reportCandidate: 'youDetails',
  reportCandidateText: 'youDetailsText',
  reportCandidateAnswers: 'youSpeak',
  reportGaps: 'youGaps',
  reportNext: 'youNext',
  'reportNext listen': 'youNextListen',
  'reportNext compare': 'youNextCompare',
  'reportNext judge': 'youNextJudge',
  'reportNext ask-again': 'youNextAskAgain',
  reportProvenance: 'youProvenance',
  evidencePictures: 'youPictures',
  evidenceDeleted: 'youDeleted',
  evidenceTaken: 'youTaken',
  evidenceNeutral: 'youNeutral',
  'policy warn': 'youPolicyWarn',
  movementText: 'youMovementText',
} as const satisfies Partial<Record<keyof Strings, keyof Strings>>;

export function inCandidateWords(text: Translate): Translate {
  const other: Partial<Record<keyof Strings, keyof Strings>> = CANDIDATE_WORDS;
  return (key, ...args) => text((other[key] ?? key) as typeof key, ...args);
}
