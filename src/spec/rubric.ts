import * as v from 'valibot';

const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));

/** One level of a behaviourally anchored scale: the anchor says what an answer at this level does. */
export const RubricLevelSchema = v.object({ level: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)), anchor: text });

/** A bare "0 to 100" is refused: every level needs its anchor. */
export const CriterionSchema = v.object({
  id: text,
  title: text,
  weight: v.optional(v.pipe(v.number(), v.minValue(0)), 1),
  levels: v.pipe(
    v.array(RubricLevelSchema),
    v.minLength(2, 'needs at least two anchored levels'),
    v.check((levels) => new Set(levels.map((level) => level.level)).size === levels.length, 'has one level twice'),
  ),
});
export type Criterion = v.InferOutput<typeof CriterionSchema>;

export const RubricSchema = v.object({
  id: text,
  version: text,
  criteria: v.pipe(v.array(CriterionSchema), v.minLength(1, 'needs at least one criterion')),
});
export type Rubric = v.InferOutput<typeof RubricSchema>;
