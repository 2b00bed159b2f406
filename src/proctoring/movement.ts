import { gazeAway } from './detectors/gaze-away.js';
import { headTurned } from './detectors/head-turned.js';
import { lookingDown } from './detectors/looking-down.js';
import { cannotJudge, isCovered, QUALITY } from './rules/quality.js';
import type { Rule } from './rules/rule.js';
import { edgeAngle, sideReach, type EdgeLimits } from './rules/screen-edge.js';
import type { AngleSample, Scene } from './scene/scene.js';
import type { MovementMeasure, Observation } from '../spec/index.js';

/** A measure sums up this much watched time, ms. */
const STRETCH_MS = 30_000;

/**
 * How much head and gaze move, each half minute. Information, never an incident, never scored: it differs between people
 * and with what they do with their hands. The gaze of a face whose eyes are not measured is that of its head.
 */
export class MovementTracker {
  #samples: readonly (AngleSample & { readonly onScreen: boolean })[] = [];
  #from = 0;
  #watched = 0;
  #last: number | undefined;

  see({ type }: Observation, scene: Scene): MovementMeasure | undefined {
    const { vision } = scene;
    if (!vision) this.#restart();
    if (!vision || type !== 'vision' || isCovered(scene) || cannotJudge(scene)) return undefined;
    const { at } = vision;
    const passed = at - (this.#last ?? at);
    if (this.#last === undefined) this.#from = at;
    this.#last = at;
    this.#watched += passed <= QUALITY.freshMs ? passed : 0;
    const angles = scene.angles.at(-1);
    if (angles?.at === at) this.#samples = [...this.#samples, { ...angles, onScreen: isOnScreen(angles, scene) }];
    if (this.#watched < STRETCH_MS) return undefined;
    const measure = this.#measure(at);
    this.#restart();
    return measure;
  }

  #restart(): void {
    this.#samples = [];
    this.#watched = 0;
    this.#last = undefined;
  }

  #measure(to: number): MovementMeasure | undefined {
    const samples = this.#samples;
    if (samples.length === 0) return undefined;
    return {
      from: this.#from,
      to,
      yaw: spread(samples.map(({ yaw }) => yaw)),
      pitch: spread(samples.map(({ pitch }) => pitch)),
      gazeYaw: spread(samples.map(gazeOf)),
      onScreen: Math.round((samples.filter(({ onScreen }) => onScreen).length / samples.length) * 1000) / 1000,
      samples: samples.length,
    };
  }
}

/** Within what the rules take for the screen. */
function isOnScreen(angles: AngleSample, { reach }: Scene): boolean {
  const within = (angle: number, edge: number | undefined, { thresholds }: Rule): boolean => Math.abs(angle) <= edgeAngle(edge, false, thresholds as EdgeLimits);
  const { yaw, pitch } = angles;
  const gaze = gazeOf(angles);
  return within(yaw, sideReach(reach, yaw), headTurned) && within(gaze, sideReach(reach, gaze), gazeAway) && within(Math.min(0, pitch), reach?.down, lookingDown);
}

function gazeOf({ yaw, gazeYaw }: AngleSample): number {
  return Number.isFinite(gazeYaw) ? gazeYaw : yaw;
}

/** Standard deviation, to a hundredth. */
function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.round(Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) * 100) / 100;
}
