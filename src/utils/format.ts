/** `4:05`, or `1:04:05`; whole seconds, rounded up while counting down so that 0:00 means over. */
export function clockTime(ms: number, round: 'up' | 'down' = 'down'): string {
  const seconds = Math.max(0, round === 'up' ? Math.ceil(ms / 1000) : Math.floor(ms / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/**
 * A tag for `Intl` with the digits 0 to 9, which our own texts, clocks and charts have in every language; English for what is
 * no BCP 47 tag.
 */
export function withOwnDigits(language: string): string {
  try {
    const { numberingSystem } = new Intl.NumberFormat(language).resolvedOptions();
    return numberingSystem === 'latn' ? language : new Intl.Locale(language, { numberingSystem: 'latn' }).toString();
  } catch {
    return 'en';
  }
}

/** Signs of the SI, which most languages write alike. */
const hasOwnUnits = (language: string): boolean => /^(?:ar|fa|he|hi|ja|ko|th|ur|zh)\b/i.test(language);

/** `6 s`, `2 min 10 s`; in other scripts as the language has it. */
export function duration(ms: number, language = 'en'): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const unit = (value: number, name: 'minute' | 'second', sign: string): string =>
    hasOwnUnits(language) ? new Intl.NumberFormat(withOwnDigits(language), { style: 'unit', unit: name, unitDisplay: 'short' }).format(value) : `${value} ${sign}`;
  if (minutes === 0) return unit(seconds, 'second', 's');
  return seconds % 60 === 0 ? unit(minutes, 'minute', 'min') : `${unit(minutes, 'minute', 'min')} ${unit(seconds % 60, 'second', 's')}`;
}

/** `640 ms`, whole; in other scripts as the language has it. */
export function milliseconds(ms: number, language = 'en'): string {
  const tag = withOwnDigits(language);
  if (hasOwnUnits(language)) return new Intl.NumberFormat(tag, { style: 'unit', unit: 'millisecond', unitDisplay: 'short', maximumFractionDigits: 0 }).format(ms);
  return `${new Intl.NumberFormat(tag, { maximumFractionDigits: 0 }).format(ms)}\u00a0ms`;
}

/** A day in the reader's own style. */
export function day(wallTime: number, language: string): string {
  return new Intl.DateTimeFormat(withOwnDigits(language), { dateStyle: 'long' }).format(wallTime);
}

/** `80 %`; without the space where the language has none. English texts have it, as the SI does. */
export function percent(share: number, language = 'en'): string {
  const rounded = Math.round(share * 100);
  return /^en\b/i.test(language) ? `${rounded} %` : new Intl.NumberFormat(withOwnDigits(language), { style: 'percent' }).format(rounded / 100);
}
