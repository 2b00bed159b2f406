import type { Rubric } from '../../spec/index.js';

/**
 * What a model judges by when neither the plan nor the host names a rubric: what was said, how well it is reasoned, and
 * what it rests on. Each level says what an answer at that level does. Manner, fluency and length are not in it.
 */
export const MODEL_RUBRIC: Rubric = {
  id: 'model-default',
  version: '1.0.0',
  criteria: [
    {
      id: 'content',
      title: 'Answers the question',
      weight: 2,
      levels: [
        { level: 1, anchor: 'Does not speak to what was asked, or is wrong in what matters.' },
        { level: 2, anchor: 'Touches what was asked; most of what matters is missing.' },
        { level: 3, anchor: 'Says about half of what matters, without a serious error.' },
        { level: 4, anchor: 'Says most of what matters, correctly.' },
        { level: 5, anchor: 'Says all that matters, correctly, and what to watch for.' },
      ],
    },
    {
      id: 'reasoning',
      title: 'Gives reasons',
      weight: 1,
      levels: [
        { level: 1, anchor: 'States things without any reason.' },
        { level: 2, anchor: 'Gives a reason that does not carry what it is given for.' },
        { level: 3, anchor: 'Gives a sound reason for the main point.' },
        { level: 4, anchor: 'Gives sound reasons and weighs at least one alternative.' },
        { level: 5, anchor: 'Weighs alternatives and says when another choice would be right.' },
      ],
    },
    {
      id: 'evidence',
      title: 'Shows it by what was done',
      weight: 1,
      levels: [
        { level: 1, anchor: 'Names nothing that was done, seen or measured.' },
        { level: 2, anchor: 'Names an example in general words.' },
        { level: 3, anchor: 'Tells of a situation and of what the person did in it.' },
        { level: 4, anchor: 'Tells of a situation, what the person did, and what came of it.' },
        { level: 5, anchor: 'As level 4, with a figure or another fact that could be checked.' },
      ],
    },
  ],
};
