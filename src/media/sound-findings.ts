import type { SoundFinding } from '../spec/index.js';
import type { SoundQuality } from '../utils/sound-quality.js';

/**
 * From where on sound is worth a word. Starting values by judgement, to be measured on real machines: they are about how
 * well speech can be written down, and all of them are met by a headset in a living room.
 */
export const SOUND_LIMITS = {
  /** A louder room is loud, dBFS, after the browser's own noise suppression. */
  loudRoom: -45,
  /** Speech that stands out by less is hard to write down, dB. */
  lowSnr: 15,
  /** A larger share of samples at full scale is heard as distortion. */
  clippedShare: 0.001,
  /** The browser turns quiet voices up; one that stays below this is far away, dBFS. */
  tooQuiet: -45,
  /** More lost pieces a minute are heard. */
  dropoutsPerMinute: 6,
  /** Nothing but zeros for this long, ms. */
  silentMs: 2000,
} as const;

/** What the sound suffers from; the gravest first. */
export function soundFindings({ floor, speech, snr, clippedShare, dropouts, silent, heardMs }: SoundQuality): readonly SoundFinding[] {
  if (silent) return heardMs >= SOUND_LIMITS.silentMs ? ['no-sound'] : [];
  const found: readonly (readonly [SoundFinding, boolean])[] = [
    ['loud-room', floor !== undefined && floor > SOUND_LIMITS.loudRoom],
    ['low-snr', snr !== undefined && snr < SOUND_LIMITS.lowSnr],
    ['clipped', clippedShare > SOUND_LIMITS.clippedShare],
    ['too-quiet', speech !== undefined && speech < SOUND_LIMITS.tooQuiet],
    ['dropouts', dropouts > Math.max(1, (heardMs / 60_000) * SOUND_LIMITS.dropoutsPerMinute)],
  ];
  return found.flatMap(([finding, isSo]) => (isSo ? [finding] : []));
}
