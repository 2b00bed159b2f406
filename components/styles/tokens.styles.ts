import { css } from 'lit';

/**
 * The visual language. Inside, styles use the private names (`--_accent`); each takes the public token of the host
 * page where there is one, and a default by `light-dark()` otherwise. A token set on any ancestor therefore wins, and
 * five of them brand everything: accent, on-accent, surface, text, radius. The rest is derived.
 */
export const tokens = css`
  :host {
    --_surface: var(--interview-color-surface, light-dark(#fbfbfa, #131417));
    --_surface-2: var(--interview-color-surface-2, light-dark(#ffffff, #1b1d21));
    --_text: var(--interview-color-text, light-dark(#1a1b1e, #ececea));
    --_text-2: var(--interview-color-text-2, light-dark(#5d5f66, #a3a6ae));
    --_line: var(--interview-color-line, light-dark(#e4e3de, #2e3238));
    --_line-strong: color-mix(in oklab, var(--_line) 55%, var(--_text-2));
    --_surface-3: color-mix(in oklab, var(--_surface-2) 45%, var(--_line));
    --_accent: var(--interview-color-accent, light-dark(#2f5bea, #8aa6ff));
    --_on-accent: var(--interview-color-on-accent, light-dark(#ffffff, #0d1430));
    --_accent-soft: color-mix(in oklab, var(--_accent) 12%, var(--_surface-2));
    --_good: var(--interview-color-good, light-dark(#1d7a4c, #63c796));
    --_caution: var(--interview-color-caution, light-dark(#8a5806, #e6b455));
    /* Dark amber mixed with white would be pink: the hue is taken at full strength first. */
    --_caution-soft: color-mix(in oklab, oklch(from var(--_caution) 0.84 0.16 h) 16%, var(--_surface-2));
    --_critical: var(--interview-color-critical, light-dark(#b3261e, #f2908a));
    --_critical-soft: color-mix(in oklab, var(--_critical) 10%, var(--_surface-2));
    --_radius: var(--interview-radius, 14px);
    --_font: var(--interview-font, ui-sans-serif, system-ui, 'Segoe UI', Roboto, sans-serif);
    --_1: var(--interview-space-1, 4px);
    --_2: var(--interview-space-2, 8px);
    --_3: var(--interview-space-3, 12px);
    --_4: var(--interview-space-4, 16px);
    --_5: var(--interview-space-5, 24px);
    --_6: var(--interview-space-6, 32px);
    --_7: var(--interview-space-7, 48px);
  }
`;
