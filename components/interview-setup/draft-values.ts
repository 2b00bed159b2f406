const MINUTE_MS = 60_000;

/** As a field shows it: to the hundredth of a unit, empty where there is none. `unitMs`: ms of the unit that is shown, a minute by default. */
export function timeText(ms: number | undefined, unitMs = MINUTE_MS): string {
  return ms === undefined ? '' : String(Math.round((ms * 100) / unitMs) / 100);
}

/** A time that was not touched stays to the millisecond. */
export function time<Key extends string>(key: Key, entered: string, before: number | undefined, unitMs = MINUTE_MS): Partial<Record<Key, number>> {
  if (entered.trim() === '') return {};
  const ms = before !== undefined && timeText(before, unitMs) === entered ? before : Number(entered) * unitMs;
  return { [key]: ms } as Partial<Record<Key, number>>;
}

/** An empty field is left out, and its default used; what is no number is left to the check, which refuses it. */
export function numbers<Key extends string>(fields: Readonly<Record<Key, string>>): Partial<Record<Key, number>> {
  const entries = Object.entries<string>(fields).filter(([, value]) => value.trim() !== '');
  return Object.fromEntries(entries.map(([key, value]) => [key, Number(value)])) as Partial<Record<Key, number>>;
}

export function without<Value extends object, Key extends keyof Value>(value: Value, ...keys: readonly Key[]): Omit<Value, Key> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.some((other) => other === key))) as Omit<Value, Key>;
}
