/** Words that speak to a judge rather than to an interviewer. English and the marks of chat formats; a hint, not a proof. */
const SIGNS = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:previous|above|prior|earlier|instructions?|prompt|rules?|rubric|criteria)\b/i,
  /\b(?:system|developer) (?:prompt|message|instruction)/i,
  /\b(?:you are|act as|pretend to be) (?:now )?(?:an? )?(?:ai|assistant|language model|grader|judge|scorer|evaluator)\b/i,
  /\b(?:give|award|assign|rate|score|grade)\b.{0,30}\b(?:me|this|my answer|the candidate)\b.{0,40}\b(?:level|score|points?|mark|grade|five|top|highest|maximum|5|10|100)\b/i,
  /<\/?(?:system|assistant|user|data|instructions?)\b|\[\/?INST\]|<\|[a-z_]+\|>/i,
];

/** Whether an answer holds such words. It is shown to the reader and held against nobody. */
export function isInstructionLike(answer: string): boolean {
  return SIGNS.some((sign) => sign.test(answer));
}
