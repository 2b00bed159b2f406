import { defineRule } from '../rules/rule.js';
import { assessSightings } from './seen-object.js';

/**
 * A book near the camera in three of the last five samples. Never more than a note: a book is no device, candidates have
 * shelves behind them, and folders and notepads look the same. Books on a shelf are each under 1 % of the picture, and a whole
 * row of them that is taken for one was 5 %, at up to 0.46 (measured); an A5 book that is held at arm's length is 12 %.
 */
export const bookVisible = defineRule({
  id: 'book-visible',
  version: '1',
  kind: 'book-visible',
  reason: 'A book was in the picture, near the camera.',
  thresholds: { enterScore: 0.5, leastScore: 0.5, windowSamples: 5, enterSamples: 3, smallestShare: 0.07 },
  dwellMs: 0,
  exitMs: 4000,
  severities: [{ afterMs: 0, severity: 'note' }],
  sees: ['objects'],
  assess({ objects }, active, { smallestShare, ...limits }) {
    return assessSightings(objects, active, limits, (sample) =>
      sample.objects.filter(({ label, box }) => label === 'book' && box.width * box.height >= smallestShare).sort((a, b) => b.score - a.score)[0],
    );
  },
});
