/** `4:05`, or `1:04:05`; whole seconds, rounded up while counting down so that 0:00 means over. */
export function clockTime(ms: number, round: 'up' | 'down' = 'down'): string {
  const seconds = Math.max(0, round === 'up' ? Math.ceil(ms / 1000) : Math.floor(ms / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** `6 s`, `2 min 10 s`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
}

/** A day in the reader's own style. */
export function day(wallTime: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(wallTime);
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
