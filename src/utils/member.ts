/** Follows a path through a value of unknown shape, e.g. parsed JSON; undefined where it does not lead anywhere. */
export function member(value: unknown, ...path: readonly (string | number)[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Readonly<Record<string | number, unknown>>)[key];
  }
  return found;
}

/** As `member`, where it is text. */
export function textMember(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = member(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** As `member`, where it is a number. */
export function numberMember(value: unknown, ...path: readonly (string | number)[]): number | undefined {
  const found = member(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

/** As `member`, where it is a list; else an empty one. */
export function listMember(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = member(value, ...path);
  return Array.isArray(found) ? found : [];
}
