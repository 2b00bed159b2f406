/**
 * How long a server asks to wait, in ms: `retry-after-ms` (milliseconds, as OpenAI sends it), else `Retry-After` of RFC
 * 9110, 10.2.3 (seconds, fractions accepted, or a date). `wallTime`: ms since 1970, for dates. Undefined where nothing that
 * can be read is said. Never negative, and rounded up: timers count whole ms, and earlier would be too early.
 */
export function retryAfterMs(headers: Pick<Headers, 'get'>, wallTime: number): number | undefined {
  const ms = numberOf(headers.get('retry-after-ms'));
  if (ms !== undefined) return Math.ceil(ms);
  const text = headers.get('retry-after');
  const seconds = numberOf(text);
  if (seconds !== undefined) return Math.ceil(seconds * 1000);
  const date = text === null ? NaN : Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - wallTime);
}

function numberOf(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(\.\d*)?\s*$/.test(text) ? Number(text) : undefined;
}
