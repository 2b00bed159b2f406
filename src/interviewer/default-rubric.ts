import type { Rubric } from '../spec/index.js';

/** The criteria that a rule can judge; other criteria of a host's rubric are left to a person. */
export const RULE_CRITERIA = ['content', 'detail'] as const;

/**
 * What is judged when neither the plan nor the host names a rubric. Both criteria can be read off the text by rule,
 * each level from something that can be counted. What a rule cannot judge is not here: whether a statement is true,
 * how well it is reasoned, whether a thought in unexpected words is as good or better. Nothing about manner, accent,
 * fluency or length is judged on purpose.
 */
export const DEFAULT_RUBRIC: Rubric = {
  id: 'rule-based',
  version: '1.0.0',
  criteria: [
    {
      id: 'content',
      title: 'Expected points covered',
      weight: 2,
      levels: [
        { level: 1, anchor: 'Says less than a quarter of the expected points.' },
        { level: 2, anchor: 'Says at least a quarter of the expected points, but less than 45 %.' },
        { level: 3, anchor: 'Says about half of the expected points (45 % or more).' },
        { level: 4, anchor: 'Says most of the expected points (65 % or more).' },
        { level: 5, anchor: 'Says all of the expected points, or all but a very few (85 % or more).' },
      ],
    },
    {
      id: 'detail',
      title: 'Reasons, examples and figures',
      weight: 1,
      levels: [
        { level: 1, anchor: 'Names points without a reason, an example or a figure.' },
        { level: 2, anchor: 'Supports a point with one kind: reasons, an example of one\'s own, or figures.' },
        { level: 3, anchor: 'Supports points with two of the three kinds: reasons, examples, figures.' },
        { level: 4, anchor: 'Supports points with all three kinds: reasons, examples, figures.' },
        { level: 5, anchor: 'Supports points with all three kinds, in at least four sentences.' },
      ],
    },
  ],
};
