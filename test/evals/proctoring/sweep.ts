import type { Totals } from './totals.js';
import { markdown } from './table.js';
import type { Truth } from './truth.js';
import type { Variation } from './vary.js';

export type SweepStep = { readonly name: string; readonly variation: Variation };

/** Each tone reflects this much of the light of the one before; six from light to dark, the last a quarter of the first. */
const TONE_RATIO = 0.758;
/** Dark skin takes more from blue than from red: exponents of the ratio for red, green and blue. */
const TONE_EXPONENTS = [0.8, 1, 1.15] as const;
/** Of a display; albedo is linear. */
const GAMMA = 2.2;

/** Steps by sweep. The first of each is the picture as it is. */
export const SWEEPS: Readonly<Record<string, readonly SweepStep[]>> = {
  brightness: [1, 0.5, 0.25, 0.12].map((factor) => ({ name: `${factor * 100} %`, variation: { type: 'brightness', factor } })),
  distance: [1, 0.75, 0.5, 0.35].map((factor) => ({ name: `x ${(1 / factor).toFixed(2)}`, variation: { type: 'distance', factor } })),
  offset: [0, -0.25, -0.125, 0.125, 0.25].map((share) => ({ name: `${share * 100} % of the width`, variation: { type: 'offset', share } })),
  tone: Array.from({ length: 6 }, (_, step) => {
    const factor = (exponent: number): number => TONE_RATIO ** ((step * exponent) / GAMMA);
    return { name: `${step + 1} of 6`, variation: { type: 'tone', factors: [factor(TONE_EXPONENTS[0]), factor(TONE_EXPONENTS[1]), factor(TONE_EXPONENTS[2])] } };
  }),
};

/**
 * The truth of changed pictures. A picture that is moved aside shows a head that faces the camera from there: turned
 * against the camera's axis by the angle of the way, atan(way / focal length). (`lateral` of the fixtures is the other
 * case, rendered: a head aside that looks straight ahead.)
 */
export function variedTruth(truth: Truth, variation: Variation): Truth {
  const { width = 640, camera, perFrame } = truth;
  if (variation.type !== 'offset' || !perFrame || !camera?.focalPx) return truth;
  const ray = (Math.atan((variation.share * width) / camera.focalPx) * 180) / Math.PI;
  return { ...truth, perFrame: perFrame.map((row) => ({ ...row, ...(row.persons && { persons: row.persons.map(({ yaw, ...person }) => ({ ...person, ...(yaw !== undefined && { yaw: yaw - ray }) })) }) })) };
}

export type SweptStep = { readonly name: string; readonly variation: Variation; readonly totals: Totals };

export type SweepResult = {
  readonly sweep: string;
  readonly steps: readonly SweptStep[];
  /** Largest minus smallest over the steps: percentage points, degrees; undefined where nothing was measured. */
  readonly spread: { readonly noFace: number | undefined; readonly yaw: number | undefined; readonly pitch: number | undefined };
};

export function sweepResult(sweep: string, steps: readonly SweptStep[]): SweepResult {
  return {
    sweep,
    steps,
    spread: {
      noFace: range(steps.map(({ totals }) => noFace(totals))),
      yaw: range(steps.map(({ totals }) => totals.pose?.corrected.yaw)),
      pitch: range(steps.map(({ totals }) => totals.pose?.corrected.pitch)),
    },
  };
}

/** The aim for six skin tones: spread of the pictures without a face 1 percentage point, of the pose error 1 degree. */
export function sweepTable({ sweep, steps, spread }: SweepResult): string {
  const count = ({ falseIncidents }: Totals, severity: string) => String(falseIncidents.filter((incident) => incident.severity === severity).length);
  const figure = (value: number | undefined, digits = 2) => value?.toFixed(digits) ?? '-';
  return markdown(
    `Sweep: ${sweep}`,
    ['step', 'pictures', 'without a face, %', 'yaw', 'pitch', 'roll', 'found', 'false warnings', 'false reviews', 'notes'],
    [
      ...steps.map(({ name, totals }) => [
        name,
        String(totals.people.frames),
        figure(noFace(totals), 1),
        ...(['yaw', 'pitch', 'roll'] as const).map((angle) => figure(totals.pose?.corrected[angle])),
        `${totals.found}/${totals.required}`,
        count(totals, 'warn'),
        count(totals, 'review'),
        String(totals.notes),
      ]),
      ['spread', '', figure(spread.noFace, 1), figure(spread.yaw), figure(spread.pitch), '', '', '', '', ''],
    ],
  );
}

/** What a sweep can show and what not. */
export const SWEEP_LIMITS =
  'Synthetic: pictures of one rendered, light-skinned head, changed after the fact. A darkened picture has less noise than a dark room, a tinted oval keeps its light features, hair and hands. Nothing here is a claim about real people.';

function noFace({ people: { frames, withoutFace } }: Totals): number | undefined {
  return frames > 0 ? (100 * withoutFace) / frames : undefined;
}

function range(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? Math.max(...known) - Math.min(...known) : undefined;
}
