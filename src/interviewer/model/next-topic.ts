import type { InterviewPlan, Turn } from '../../spec/index.js';

/** The plan's topic that has been asked about least, the earlier one where several have; undefined where the plan names none. */
export function nextTopic({ topics }: InterviewPlan, turns: readonly Turn[]): string | undefined {
  const asked = (topic: string): number => turns.filter(({ question }) => question.kind === 'planned' && question.tags?.includes(topic)).length;
  return topics.reduce<string | undefined>((best, topic) => (best === undefined || asked(topic) < asked(best) ? topic : best), undefined);
}
